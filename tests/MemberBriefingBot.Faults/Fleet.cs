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
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(20);

    /// <returns>The number of invariants that do not hold.</returns>
    public static async Task<int> RunAsync(int members, int kills, TextWriter output)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("mbb-fleet-");
        await using var teams = await Simulator.StartAsync(new SimulatorOptions
        {
            TenantId = Town.Tenant,
            BotAppId = Town.App,
            BotSecret = Town.Secret,
            Latency = TimeSpan.FromMilliseconds(20),
            Limits = RateLimits.Strict,
        });
        await using var store = await TownStore.CreateAsync(StoreEngine.Postgres, folder.FullName);
        var briefing = await Town.FoundAsync(store, teams, members, betweenTiers: TimeSpan.FromSeconds(3));
        var hosts = Enumerable.Range(0, Hosts).Select(_ => BotProcess.Start(teams, store, folder.FullName)).ToList();
        using var patience = new CancellationTokenSource(s_patience);
        for (var kill = 1; kill <= kills; kill++)
        {
            var goal = members * kill / (kills + 1);
            await teams.Journal.FirstAsync(_ => teams.Journal.Of(JournalKind.Send).Count >= goal, patience.Token);
            var gap = await KillSenderAsync(teams, store, hosts, folder.FullName, patience.Token);
            await output.WriteLineAsync($"kill {kill}: the sender died after {goal} messages; the next left {gap.TotalSeconds:F1} s later (a lease is {Lanes.Lease.TotalSeconds:F0} s).");
        }

        await CrashSweep.QuietAsync(store, hosts[0], patience.Token);
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        await using var db = store.Open();
        var verdict = await Verdict.OfAsync(db, teams.Journal, briefing, kills);
        var throttled = teams.Journal.Of(JournalKind.Refused).Count(e => e.Status == StatusCodes.Status429TooManyRequests);
        await output.WriteLineAsync($"{Hosts} bots, {members} members, {kills} kills: {verdict.Shown} shown, {verdict.InDoubt} in doubt, {throttled} over a limit, at most {Fastest(teams.Journal)} in one second.");
        foreach (var sentence in verdict.Broken)
        {
            await output.WriteLineAsync($"BROKEN {sentence}");
        }

        folder.Delete(recursive: true);
        return verdict.Broken.Count + throttled;
    }

    /// <summary>Kills the bot that holds the lane and starts another in its place.</summary>
    /// <returns>The time from its last message to the next one.</returns>
    private static async Task<TimeSpan> KillSenderAsync(Simulator teams, TownStore store, List<BotProcess> hosts, string folder, CancellationToken patience)
    {
        await using var db = store.Open();
        var holder = await db.Lanes.AsNoTracking().Select(l => l.Holder!).SingleAsync(patience);
        var sender = hosts.Single(h => h.Id == int.Parse(holder.Split('/')[1], CultureInfo.InvariantCulture));
        await sender.KillAsync();
        hosts.Remove(sender);
        hosts.Add(BotProcess.Start(teams, store, folder));
        var last = teams.Journal.Of(JournalKind.Send)[^1];
        var next = await teams.Journal.FirstAsync(e => e.Kind == JournalKind.Send && e.Seq > last.Seq, patience);
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
