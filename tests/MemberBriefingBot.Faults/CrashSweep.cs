using TeamsSimulator.Faults;

namespace MemberBriefingBot.Faults;

/// <summary>
/// Kills a real bot at seeded moments while it sends a briefing, starts it again, and holds what people were shown against what the
/// store and the audit say.
/// </summary>
internal static class CrashSweep
{
    private const int Members = 36;
    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(20);

    public static Task<int> RunAsync(StoreEngine engine, int runs, int seed, TextWriter output) => Trials.RunAsync($"crash-sweep {engine}", runs, seed, output, async chance =>
    {
        var plan = KillPlan.Of(chance, Members);
        await using var scene = await Scene.OpenAsync(engine, Members, s_latency, plan.Faults());
        await using (var first = scene.StartBot())
        {
            await plan.WaitAsync(scene.Teams.Journal, scene.Patience);
            await first.KillAsync();
        }

        scene.Teams.Faults = FaultScript.None;
        await scene.ExpireLanesAsync();
        await using var second = scene.StartBot();
        await scene.QuietAsync(second);
        return ($"{plan}", await scene.JudgeAsync(kills: 1));
    });
}
