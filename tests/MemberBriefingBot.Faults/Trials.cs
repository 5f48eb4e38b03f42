namespace MemberBriefingBot.Faults;

/// <summary>Runs faults at many seeded moments, as many at once as there are cores, and says what came of each.</summary>
internal sealed class Trials(TextWriter output)
{
    private readonly Lock _gate = new();
    private int _made;
    private int _broken;
    private int _shown;
    private int _inDoubt;
    private int _worst;

    /// <param name="once">One run, given the chance that decides its moments; returns those moments in words, and the verdict.</param>
    /// <returns>The number of runs in which an invariant did not hold.</returns>
    public static Task<int> RunAsync(string name, int runs, int seed, TextWriter output, Func<Random, Task<(string Moments, Verdict Verdict)>> once) =>
        RunAsync(name, runs, seed, output, async (chance, _, report) =>
        {
            var (moments, verdict) = await once(chance);
            report(moments, verdict);
        });

    /// <param name="run">One run, given the chance that decides its moments, its number from 0, and where it reports each fault.</param>
    /// <returns>The number of faults after which an invariant did not hold.</returns>
    public static async Task<int> RunAsync(string name, int runs, int seed, TextWriter output, Func<Random, int, Action<string, Verdict>, Task> run)
    {
        var trials = new Trials(output);
        var started = TimeProvider.System.GetTimestamp();
        await Parallel.ForAsync(0, runs, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (number, _) => await trials.OneAsync(number, seed + number, run));
        var took = TimeProvider.System.GetElapsedTime(started);
        await output.WriteLineAsync(
            $"{name}: {trials._made} faults, {trials._broken} broken, in {took.TotalSeconds:F0} s, {took.TotalSeconds / Math.Max(trials._made, 1):F1} s each; "
            + $"{trials._shown} messages shown, {trials._inDoubt} left in doubt, at most {trials._worst} after one.");
        return trials._broken;
    }

    /// <summary>A run that hangs, or whose bot ends by itself, is broken like any other and does not end the others.</summary>
    private async Task OneAsync(int number, int seed, Func<Random, int, Action<string, Verdict>, Task> run)
    {
        var begun = TimeProvider.System.GetTimestamp();
        try
        {
            // Random draws alike from seeds that are close together.
            await run(new Random(unchecked(seed * 486_187_739)), number, Report);
        }
        catch (Exception stuck) when (stuck is OperationCanceledException or InvalidOperationException)
        {
            Report("did not come to rest", new Verdict(0, 0, [stuck.Message]));
        }

        void Report(string moments, Verdict verdict)
        {
            lock (_gate)
            {
                Tell(seed, moments, verdict, TimeProvider.System.GetElapsedTime(begun));
                begun = TimeProvider.System.GetTimestamp();
            }
        }
    }

    private void Tell(int seed, string moments, Verdict verdict, TimeSpan took)
    {
        _made++;
        (_shown, _inDoubt, _worst) = (_shown + verdict.Shown, _inDoubt + verdict.InDoubt, Math.Max(_worst, verdict.InDoubt));
        _broken += verdict.Broken.Count > 0 ? 1 : 0;
        output.WriteLine($"{(verdict.Broken.Count == 0 ? "held  " : "BROKEN")} --seed {seed}: {moments}, {verdict.Shown} shown, {verdict.InDoubt} in doubt, {took.TotalSeconds:F1} s");
        foreach (var sentence in verdict.Broken)
        {
            output.WriteLine($"         {sentence}");
        }
    }
}
