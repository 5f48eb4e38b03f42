using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Delivery;
using Microsoft.EntityFrameworkCore;
using TeamsSimulator;
using TeamsSimulator.Faults;

namespace MemberBriefingBot.Faults;

/// <summary>
/// Kills a real bot at seeded moments while it sends a briefing, starts it again, and holds what people were shown against what the
/// store and the audit say. Each run has a store, a council and a Teams of its own.
/// </summary>
internal static class CrashSweep
{
    private const int Members = 36;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    /// <returns>The number of runs in which an invariant did not hold.</returns>
    public static async Task<int> RunAsync(StoreEngine engine, int runs, int seed, TextWriter output)
    {
        var (broken, shown, inDoubt, worst) = (0, 0, 0, 0);
        for (var run = 0; run < runs; run++)
        {
            var plan = KillPlan.Of(new Random(SeedOf(seed, run)), Members);
            var started = TimeProvider.System.GetTimestamp();
            var verdict = await OnceAsync(engine, plan);
            (shown, inDoubt, worst) = (shown + verdict.Shown, inDoubt + verdict.InDoubt, Math.Max(worst, verdict.InDoubt));
            broken += verdict.Broken.Count > 0 ? 1 : 0;
            await output.WriteLineAsync($"{(verdict.Broken.Count == 0 ? "held  " : "BROKEN")} --seed {seed} run {run,4}: {plan}, {verdict.Shown} shown, {verdict.InDoubt} in doubt, {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s");
            foreach (var sentence in verdict.Broken)
            {
                await output.WriteLineAsync($"         {sentence}");
            }
        }

        await output.WriteLineAsync($"{engine}: {runs} runs, {broken} broken; {shown} messages shown, {inDoubt} left in doubt, at most {worst} after one kill.");
        return broken;
    }

    private static int SeedOf(int seed, int run) => unchecked((seed * 486_187_739) + run);

    private static async Task<Verdict> OnceAsync(StoreEngine engine, KillPlan plan)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("mbb-faults-");
        try
        {
            await using var teams = await Simulator.StartAsync(new SimulatorOptions
            {
                TenantId = Town.Tenant,
                BotAppId = Town.App,
                BotSecret = Town.Secret,
                Faults = plan.Faults(),
                Latency = TimeSpan.FromMilliseconds(20),
            });
            await using var store = await TownStore.CreateAsync(engine, folder.FullName);
            var briefing = await Town.FoundAsync(store, teams, Members, betweenTiers: TimeSpan.FromSeconds(3));
            using var patience = new CancellationTokenSource(s_patience);
            await using (var first = BotProcess.Start(teams, store, folder.FullName))
            {
                await plan.WaitAsync(teams.Journal, patience.Token);
                await first.KillAsync();
            }

            teams.Faults = FaultScript.None;
            await ExpireLanesAsync(store);
            await using var second = BotProcess.Start(teams, store, folder.FullName);
            await QuietAsync(store, second, patience.Token);
            await using var db = store.Open();
            return await Verdict.OfAsync(db, teams.Journal, briefing, kills: 1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>In place of waiting for the lease of the killed bot: its last instant is brought forward, as if it had been waited for.</summary>
    private static async Task ExpireLanesAsync(TownStore store)
    {
        await using var db = store.Open();
        await db.Lanes.ExecuteUpdateAsync(set => set.SetProperty(l => l.LeaseUntil, TimeProvider.System.Now()));
    }

    /// <summary>Waits until both tiers are released and nothing is left to do.</summary>
    public static async Task QuietAsync(TownStore store, BotProcess bot, CancellationToken patience)
    {
        while (true)
        {
            await using var db = store.Open();
            var waiting = await db.Tiers.AnyAsync(t => t.ReleasedAt == null, patience)
                || await db.Deliveries.AnyAsync(d => d.State == DeliveryState.Planned || d.State == DeliveryState.InFlight || d.State == DeliveryState.Throttled, patience);
            if (!waiting)
            {
                return;
            }

            if (bot.HasEnded)
            {
                throw new InvalidOperationException($"The bot did not start again. It said:\n{bot.Said}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience);
        }
    }
}
