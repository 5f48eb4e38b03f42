namespace MemberBriefingBot.Faults;

/// <summary>
/// Kills a real bot at seeded moments while it sends a briefing, starts it again, and holds what people were shown against what the
/// store and the audit say.
/// </summary>
internal static class CrashSweep
{
    private const int Members = 36;

    /// <summary>Kills on one store. A chain is repeated whole by its seed.</summary>
    private const int InAChain = 20;

    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(20);

    /// <param name="program">The folder of the bot's program; null for the one beside this.</param>
    public static Task<int> RunAsync(StoreEngine engine, int kills, int seed, string? program, TextWriter output) =>
        Trials.RunAsync($"crash-sweep {engine}", (kills + InAChain - 1) / InAChain, seed, output, async (chance, run, report) =>
        {
            await using var scene = await Scene.OpenAsync(engine, Members, s_latency, program: program);
            await using var chain = new KillChain(scene);
            for (var kill = 1; kill <= Math.Min(InAChain, kills - (run * InAChain)); kill++)
            {
                var plan = KillPlan.Of(chance, Members);
                report($"kill {kill,2}, {plan}", await chain.KillAsync(plan));
            }
        });
}
