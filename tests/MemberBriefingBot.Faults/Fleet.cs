using System.Globalization;
using MemberBriefingBot.Core.Delivery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using TeamsSimulator;
using TeamsSimulator.Limits;

namespace MemberBriefingBot.Faults;

/// <summary>
/// Several bots on one PostgreSQL send one council's briefing while whichever of them is sending is killed again and again. Leases are
/// really waited for, and Teams keeps the limits it publishes.
/// </summary>
internal static class Fleet
{
    private const int Hosts = 4;
    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(20);

    /// <param name="program">The folder of the bot's program; null for the one beside this.</param>
    /// <returns>The number of invariants that do not hold.</returns>
    public static async Task<int> RunAsync(int members, int kills, string? program, TextWriter output)
    {
        await using var scene = await Scene.OpenAsync(StoreEngine.Postgres, members, s_latency, limits: RateLimits.Strict, program: program);
        await scene.ScheduleAsync();
        var hosts = Enumerable.Range(0, Hosts).Select(_ => scene.StartBot()).ToList();
        for (var kill = 1; kill <= kills; kill++)
        {
            var goal = members * kill / (kills + 1);
            await scene.ShownAsync(goal);
            var gap = await KillSenderAsync(scene, hosts);
            await output.WriteLineAsync($"kill {kill}: the sender died after {goal} messages; the next left {gap.TotalSeconds:F1} s later (a lease is {Lanes.Lease.TotalSeconds:F0} s).");
        }

        await scene.QuietAsync(hosts[0]);
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        var verdict = await scene.JudgeAsync(kills);
        var throttled = scene.Teams.Journal.Of(JournalKind.Refused).Count(e => e.Status == StatusCodes.Status429TooManyRequests);
        await output.WriteLineAsync($"{Hosts} bots, {members} members, {kills} kills: {verdict.Shown} shown, {verdict.InDoubt} in doubt, {throttled} over a limit, at most {Fastest(scene.Teams.Journal)} in one second.");
        foreach (var sentence in verdict.Broken)
        {
            await output.WriteLineAsync($"BROKEN {sentence}");
        }

        return verdict.Broken.Count + throttled;
    }

    /// <summary>Kills the bot that holds the lane and starts another in its place.</summary>
    /// <returns>The time from its last message to the next one.</returns>
    private static async Task<TimeSpan> KillSenderAsync(Scene scene, List<BotProcess> hosts)
    {
        var holder = await scene.ReadAsync(db => db.Lanes.AsNoTracking().Select(l => l.Holder!).SingleAsync(scene.Patience));
        var sender = hosts.Single(h => h.Id == int.Parse(holder.Split('/')[1], CultureInfo.InvariantCulture));
        await sender.KillAsync();
        hosts.Remove(sender);
        hosts.Add(scene.StartBot());
        var last = scene.Shown[^1];
        var next = await scene.Teams.Journal.FirstAsync(e => e.Kind == JournalKind.Send && e.Seq > last.Seq, scene.Patience);
        return next.At - last.At;
    }

    private static int Fastest(Journal journal)
    {
        var instants = journal.Of(JournalKind.Send).Select(e => e.At).Order().ToList();
        var (most, first) = (0, 0);
        for (var last = 0; last < instants.Count; last++)
        {
            while (instants[last] - instants[first] >= TimeSpan.FromSeconds(1))
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
