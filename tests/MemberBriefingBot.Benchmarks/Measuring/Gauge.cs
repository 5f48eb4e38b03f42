namespace MemberBriefingBot.Benchmarks.Measuring;

/// <summary>What a process has used since it began: processor time of all its threads, and bytes of managed memory allocated.</summary>
internal sealed record Gauge(TimeSpan Cpu, long AllocatedBytes)
{
    /// <summary>This process's own, to the microsecond and the byte.</summary>
    public static Gauge Read() => new(Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
}
