using MemberBriefingBot.Core.Delivery;
using Microsoft.AspNetCore.Http;
using TeamsSimulator;

namespace MemberBriefingBot.Faults.England;

/// <summary>Processor time used so far, or in a stretch of time.</summary>
internal sealed record Usage(IReadOnlyList<TimeSpan> Bots, TimeSpan Teams, TimeSpan Database)
{
    public static Usage operator -(Usage later, Usage earlier) =>
        new([.. later.Bots.Zip(earlier.Bots, (after, before) => after - before)], later.Teams - earlier.Teams, later.Database - earlier.Database);

    public TimeSpan Total => Bots.Aggregate(Teams + Database, (sum, bot) => sum + bot);
}

/// <summary>One release to everybody: what it came to, when people were shown it, and what it cost.</summary>
/// <param name="Planned">When the last council's tier was released: its deliveries planned, and none sent yet.</param>
internal sealed record Release(string Name, DateTimeOffset Instant, DateTimeOffset Planned, IReadOnlyList<JournalEntry> Journal, Verdict Verdict, Usage Usage)
{
    private static readonly TimeSpan s_target = TimeSpan.FromSeconds(60);
    private readonly IReadOnlyList<TimeSpan> _after = [.. Journal.Where(e => e.Kind == JournalKind.Send).Select(e => e.At - Instant).Order()];

    public IReadOnlyList<JournalEntry> Sent => [.. Journal.Where(e => e.Kind == JournalKind.Send)];

    public int Throttled => Journal.Count(e => e.Status == StatusCodes.Status429TooManyRequests);

    public async Task PrintAsync(TextWriter output)
    {
        await output.WriteLineAsync(
            $"{Name}: the last council's deliveries planned {(Planned - Instant).TotalSeconds:F1} s after the instant; {Verdict.Shown} shown, the first {At(0):F1} s after it, half by {At(0.5):F1} s, 99 % by {At(0.99):F1} s, the last {At(1):F1} s; "
            + $"{100.0 * _after.Count(t => t <= s_target) / Math.Max(_after.Count, 1):F1} % within {s_target.TotalSeconds:F0} s; {Throttled} over a limit, {Verdict.InDoubt} in doubt.");
        await output.WriteLineAsync(
            $"  processor seconds: bots {string.Join(" + ", Usage.Bots.Select(b => $"{b.TotalSeconds:F1}"))}, Teams {Usage.Teams.TotalSeconds:F1}, PostgreSQL {Usage.Database.TotalSeconds:F1}; "
            + $"{Usage.Total.TotalMilliseconds / Math.Max(_after.Count, 1):F2} ms a message in all.");
        foreach (var sentence in Verdict.Broken)
        {
            await output.WriteLineAsync($"BROKEN {sentence}");
        }
    }

    /// <summary>When that share of the messages had been shown, in seconds after the instant.</summary>
    private double At(double share) => _after.Count == 0 ? double.NaN : _after[(int)Math.Round(share * (_after.Count - 1))].TotalSeconds;

    /// <summary>The soonest that the limits let the last member of the largest council be reached.</summary>
    /// <param name="requestsEach">Two when the chat must be opened first.</param>
    public static TimeSpan FloorOfLimits(IEnumerable<Borough> boroughs, int requestsEach)
    {
        var limits = SendLimits.Published;
        var each = (limits.PerCouncil.Requests - limits.KeptForReplies) / requestsEach;
        return limits.PerCouncil.Length * ((boroughs.Max(b => b.Members) - 1) / each);
    }
}
