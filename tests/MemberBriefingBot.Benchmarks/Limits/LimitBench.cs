using MemberBriefingBot.Benchmarks.Reporting;
using MemberBriefingBot.Benchmarks.Stand;
using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Benchmarks.Limits;

/// <summary>A release to a council of ordinary size under the limits that Teams publishes, at a simulator that keeps them strictly.</summary>
internal static class LimitBench
{
    private const int Members = 100;

    public static async Task<Findings> MeasureAsync(string folder, Scale scale)
    {
        var limits = SendLimits.Published;
        var (teams, ready) = await Child.StartAsync<TeamsReady>(TeamsRole.Name, Members.ToString(), "0", TeamsRole.Strict);
        await using var _ = teams;
        await using var sender = await Sender.OpenAsync(folder, ready, limits);
        var walls = new List<double>();
        for (var round = 0; round < Math.Min(scale.Rounds, 3); round++)
        {
            var id = await sender.ReleaseAsync();
            // What the round before sent is past: the arithmetic begins with an empty window, too.
            await Task.Delay(limits.PerCouncil.Length, TimeProvider.System);
            var started = TimeProvider.System.GetTimestamp();
            await sender.SendAsync();
            walls.Add(TimeProvider.System.GetElapsedTime(started).TotalSeconds);
            await sender.RequireDeliveredAsync(id);
        }

        var throttled = await teams.AskAsync<int>(TeamsRole.ThrottledQuestion);
        var inFirstWindow = limits.PerCouncil.Requests - limits.KeptForReplies;
        // The first window's worth leaves at once, and each further one when the window of the one before has passed.
        var floor = (Math.Ceiling((double)Members / inFirstWindow) - 1) * limits.PerCouncil.Length.TotalSeconds;
        var wall = walls.Order().ElementAt(walls.Count / 2);
        return new Findings(
            [],
            [new($"A release to {Members} members under the published limits", [new("seconds", wall), new("seconds, by arithmetic", floor), new("requests refused with 429", throttled)])],
            [
                new("P4", $"Release to {Members} under the limits: wall, beside the arithmetic floor", 1.05, wall / floor),
                new("P4", "Requests refused with 429", 0, throttled),
            ]);
    }
}
