using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Faults;

/// <summary>
/// Tells a real bot to stop (SIGTERM) while it sends: it must end in time, with everything recorded that it sent, and leave the rest to the
/// bot that is started next.
/// </summary>
internal static class StopMidway
{
    private const int Members = 120;
    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(50);

    /// <summary>The patience of one call to Teams (10 s) and as much again; hosts grant 30 s.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(20);

    public static Task<int> RunAsync(StoreEngine engine, int runs, int seed, TextWriter output) => Trials.RunAsync($"stop {engine}", runs, seed, output, async chance =>
    {
        var after = chance.Next(1, Members - SendLimits.Published.PerCouncil.Requests);
        await using var scene = await Scene.OpenAsync(engine, Members, s_latency);
        await scene.ScheduleAsync();
        List<string> broken = [];
        TimeSpan took;
        await using (var first = scene.StartBot())
        {
            await scene.ShownAsync(after);
            var told = TimeProvider.System.GetTimestamp();
            var status = await first.StopAsync(scene.Patience);
            took = TimeProvider.System.GetElapsedTime(told);
            broken.AddRange(status == 0 ? [] : [$"It ended with {status}. It said:\n{first.Said}"]);
        }

        var (shown, delivered, inFlight) = (scene.Shown.Count, await scene.CountAsync(DeliveryState.Delivered), await scene.CountAsync(DeliveryState.InFlight));
        broken.AddRange(took <= s_grace ? [] : [$"It took {took.TotalSeconds:F1} s to end."]);
        broken.AddRange(inFlight == 0 && shown == delivered ? [] : [$"{shown} were shown when it had ended, {delivered} recorded, {inFlight} in flight."]);
        await using var second = scene.StartBot();
        await scene.QuietAsync(second);
        var verdict = await scene.JudgeAsync(kills: 0);
        return ($"told after {after} messages, ended after {shown} in {took.TotalSeconds:F1} s", verdict with { Broken = [.. broken, .. verdict.Broken] });
    });
}
