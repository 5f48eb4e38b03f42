namespace MemberBriefingBot.Benchmarks.Measuring;

/// <summary>What each of a number of equal pieces of work cost.</summary>
internal sealed record Cost(double WallMicroseconds, double CpuMicroseconds, double AllocatedBytes)
{
    /// <param name="count">How many pieces of work there are.</param>
    /// <param name="gauge">Reads the process that does the work, which need not be this one.</param>
    /// <param name="work">All of them.</param>
    public static async Task<Cost> OfAsync(int count, Func<Task<Gauge>> gauge, Func<Task> work)
    {
        var before = await gauge();
        var started = TimeProvider.System.GetTimestamp();
        await work();
        var wall = TimeProvider.System.GetElapsedTime(started);
        var after = await gauge();
        return new Cost(
            wall.TotalMicroseconds / count,
            (after.Cpu - before.Cpu).TotalMicroseconds / count,
            (double)(after.AllocatedBytes - before.AllocatedBytes) / count);
    }

    /// <summary>Work done in this process, begun with a tidy heap.</summary>
    public static Task<Cost> HereAsync(int count, Func<Task> work)
    {
        GC.Collect();
        return OfAsync(count, () => Task.FromResult(Gauge.Read()), work);
    }
}
