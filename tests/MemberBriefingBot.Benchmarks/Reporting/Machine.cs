using System.Runtime;
using System.Runtime.InteropServices;

namespace MemberBriefingBot.Benchmarks.Reporting;

/// <summary>What the figures were made on.</summary>
/// <param name="Load">The machine's load averages when the run began: what else was going on.</param>
internal sealed record Machine(string Processor, int Cores, string System, string Runtime, bool ServerCollector, string Load)
{
    public static Machine This() => new(
        Line("/proc/cpuinfo", "model name")?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        GCSettings.IsServerGC,
        Line("/proc/loadavg", "") is { } load ? string.Join(' ', load.Split(' ')[..3]) : "unknown");

    private static string? Line(string file, string start) =>
        File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal)) : null;
}
