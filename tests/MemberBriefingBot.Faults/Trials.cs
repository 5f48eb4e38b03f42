namespace MemberBriefingBot.Faults;

/// <summary>Runs one fault at many seeded moments, as many at once as there are cores, and says what came of each.</summary>
internal static class Trials
{
    /// <param name="once">One run, given the chance that decides its moments; returns those moments in words, and the verdict.</param>
    /// <returns>The number of runs in which an invariant did not hold.</returns>
    public static async Task<int> RunAsync(string name, int runs, int seed, TextWriter output, Func<Random, Task<(string Moments, Verdict Verdict)>> once)
    {
        var (broken, shown, inDoubt, worst) = (0, 0, 0, 0);
        var gate = new Lock();
        var started = TimeProvider.System.GetTimestamp();
        await Parallel.ForAsync(0, runs, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (run, _) =>
        {
            var begun = TimeProvider.System.GetTimestamp();
            var (moments, verdict) = await OnceAsync(once, new Random(SeedOf(seed, run)));
            lock (gate)
            {
                (shown, inDoubt, worst) = (shown + verdict.Shown, inDoubt + verdict.InDoubt, Math.Max(worst, verdict.InDoubt));
                broken += verdict.Broken.Count > 0 ? 1 : 0;
                output.WriteLine($"{(verdict.Broken.Count == 0 ? "held  " : "BROKEN")} --seed {seed} run {run,4}: {moments}, {verdict.Shown} shown, {verdict.InDoubt} in doubt, {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:F1} s");
                foreach (var sentence in verdict.Broken)
                {
                    output.WriteLine($"         {sentence}");
                }
            }
        });
        await output.WriteLineAsync($"{name}: {runs} runs, {broken} broken, in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F0} s; {shown} messages shown, {inDoubt} left in doubt, at most {worst} in one run.");
        return broken;
    }

    /// <summary>A run that hangs, or whose bot ends by itself, is broken like any other and does not end the others.</summary>
    private static async Task<(string Moments, Verdict Verdict)> OnceAsync(Func<Random, Task<(string Moments, Verdict Verdict)>> once, Random chance)
    {
        try
        {
            return await once(chance);
        }
        catch (Exception stuck) when (stuck is OperationCanceledException or InvalidOperationException)
        {
            return ("did not come to rest", new Verdict(0, 0, [stuck.Message]));
        }
    }

    private static int SeedOf(int seed, int run) => unchecked((seed * 486_187_739) + run);
}
