using System.Collections.Concurrent;

namespace MemberBriefingBot.Faults.Schedules;

/// <summary>Runs many worlds, each from a seed of its own, so that any of them can be run again alone.</summary>
internal static class ScheduleSweep
{
    private const int MostShown = 5;

    /// <returns>The number of schedules in which a promise was broken.</returns>
    public static async Task<int> RunAsync(int count, int seed, Guard missing, TextWriter output)
    {
        var started = TimeProvider.System.GetTimestamp();
        var (shown, inDoubt, takeovers) = (0L, 0L, 0L);
        var broken = new ConcurrentBag<(int Seed, string Sentence)>();
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            var own = unchecked(seed + number);
            var ending = new World((ulong)own, missing).Run();
            Interlocked.Add(ref shown, ending.Shown);
            Interlocked.Add(ref inDoubt, ending.InDoubt);
            Interlocked.Add(ref takeovers, ending.Takeovers);
            if (ending.Broken is { } sentence)
            {
                broken.Add((own, sentence));
            }
        });
        foreach (var (own, sentence) in broken.OrderBy(b => b.Seed).Take(MostShown))
        {
            await output.WriteLineAsync($"BROKEN schedules --count 1 --seed {own}{(missing == Guard.None ? "" : $" --without {missing}")}: {sentence}");
        }

        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await output.WriteLineAsync($"{count:N0} schedules from seed {seed}, {broken.Count:N0} broken, in {seconds:F1} s: {shown:N0} messages shown, {inDoubt:N0} left in doubt, {takeovers:N0} times the lane was taken over.");
        return broken.Count;
    }
}
