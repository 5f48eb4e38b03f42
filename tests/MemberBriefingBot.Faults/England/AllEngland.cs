using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Delivery;
using Microsoft.EntityFrameworkCore;
using TeamsSimulator;

namespace MemberBriefingBot.Faults.England;

/// <summary>
/// Every council of a country has a briefing that is due at one instant, for all its members. Several bots on one PostgreSQL send them,
/// to a Teams in a process of its own which keeps its limits strictly.
/// </summary>
internal sealed class AllEngland(TownStore store, TeamsProcess teams, Nation nation, IReadOnlyList<BotProcess> bots, CancellationToken patience)
{
    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_ahead = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(500);
    private int _released;
    private long _judged;

    /// <param name="chatsKnown">Whether the bot has met everybody before.</param>
    /// <param name="program">The folder of the bot's program; null for the one beside this.</param>
    /// <returns>The number of invariants that do not hold.</returns>
    public static async Task<int> RunAsync(int councils, int members, int nodes, bool chatsKnown, int seed, string? program, TextWriter output)
    {
        var boroughs = Borough.Draw(councils, members, seed);
        var folder = System.IO.Directory.CreateTempSubdirectory("mbb-england-");
        using var patience = new CancellationTokenSource(s_patience);
        await using var store = await TownStore.CreateAsync(StoreEngine.Postgres, folder.FullName);
        await using var teams = await TeamsProcess.StartAsync(folder.FullName, s_latency);
        var nation = new Nation(store, teams.Site, boroughs);
        await nation.FoundAsync(chatsKnown);
        var bots = Enumerable.Range(0, nodes).Select(_ => BotProcess.Start(program ?? AppContext.BaseDirectory, teams.Site, store, boroughs.SelectMany(b => b.Settings), folder.FullName)).ToList();
        try
        {
            await output.WriteLineAsync(
                $"{councils} councils of {boroughs.Min(b => b.Members)} to {boroughs.Max(b => b.Members)} members, {members} in all, --seed {seed}; {nodes} bots, one PostgreSQL; "
                + $"Teams answers after {s_latency.TotalMilliseconds:F0} ms; {Environment.ProcessorCount} cores, load average {LoadAverage()}; {(chatsKnown ? "every chat is known" : "no chat is open yet")}.");
            var england = new AllEngland(store, teams, nation, bots, patience.Token);
            await Task.WhenAll(bots.Select(b => b.ReadyAsync(patience.Token)));
            var first = await england.ReleaseAsync("bots just started");
            await first.PrintAsync(output);
            var second = await england.ReleaseAsync("once more, chats known");
            await second.PrintAsync(output);
            await PrintFloorsAsync(boroughs, chatsKnown ? 1 : 2, await BareLoop.MeasureAsync(teams, second.Sent), output);
            return first.Verdict.Broken.Count + first.Throttled + second.Verdict.Broken.Count + second.Throttled;
        }
        finally
        {
            await Task.WhenAll(bots.Select(b => b.DisposeAsync().AsTask()));
            folder.Delete(recursive: true);
        }
    }

    private async Task<Release> ReleaseAsync(string name)
    {
        var instant = (TimeProvider.System.GetUtcNow() + s_ahead).ToStored();
        var briefings = await nation.ScheduleAsync(++_released, instant);
        await UntilAsync(instant);
        var before = await UsageAsync();
        await QuietAsync();
        var usage = await UsageAsync() - before;
        IReadOnlyList<JournalEntry> journal = [.. Journal.Read(teams.JournalFile).Where(e => e.Seq > _judged)];
        _judged = journal[^1].Seq;
        await using var db = store.Open();
        var subjects = briefings.Select(b => b.Id).ToList();
        var planned = await db.Tiers.Where(t => subjects.Contains(t.BriefingId)).MaxAsync(t => t.ReleasedAt, patience);
        return new Release(name, instant, planned!.Value, journal, await Verdict.OfAsync(db, journal.Where(e => e.Kind == JournalKind.Send), briefings, kills: 0), usage);
    }

    private Task UntilAsync(DateTimeOffset instant)
    {
        var left = instant - TimeProvider.System.GetUtcNow();
        return left > TimeSpan.Zero ? Task.Delay(left, TimeProvider.System, patience) : throw new InvalidOperationException("The briefings were not scheduled before their instant: this machine is too busy to measure anything.");
    }

    private async Task QuietAsync()
    {
        await using var db = store.Open();
        while (await db.Tiers.AnyAsync(t => t.ReleasedAt == null, patience)
            || await db.Deliveries.AnyAsync(d => d.State == DeliveryState.Planned || d.State == DeliveryState.Throttled || d.State == DeliveryState.InFlight, patience))
        {
            foreach (var bot in bots)
            {
                bot.MustRun();
            }

            await Task.Delay(s_betweenLooks, TimeProvider.System, patience);
        }
    }

    private async Task<Usage> UsageAsync()
    {
        await using var db = store.Open();
        var backend = (await db.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").ToListAsync(patience)).Single();
        return new Usage([.. bots.Select(b => b.ProcessorTime)], teams.ProcessorTime, ProcessorTime.OfServerOf(backend));
    }

    private static Task PrintFloorsAsync(IReadOnlyList<Borough> boroughs, int requestsEach, BareLoop bare, TextWriter output)
    {
        var (members, cores) = (boroughs.Sum(b => b.Members), Environment.ProcessorCount);
        return output.WriteLineAsync(
            $"floors: the limits, {Release.FloorOfLimits(boroughs, requestsEach).TotalSeconds:F0} s for the largest council; "
            + $"{cores} cores, {bare.Loop.TotalSeconds * members / cores:F1} s for a bare loop ({bare.Loop.TotalMicroseconds:F0} µs a message), "
            + $"{(bare.Loop + bare.Teams).TotalSeconds * members / cores:F1} s with Teams beside it ({bare.Teams.TotalMicroseconds:F0} µs).");
    }

    private static string LoadAverage() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
