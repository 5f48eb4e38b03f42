using System.Globalization;

namespace MemberBriefingBot.Faults.England;

/// <summary>Processor time of processes that this one did not start, from the kernel's own account of them.</summary>
internal static class ProcessorTime
{
    private const int Parent = 1;
    private const int FirstTime = 11;
    private const int TicksPerSecond = 100;

    /// <summary>All that a PostgreSQL server has used: the server itself, the processes it has now, and those that have ended.</summary>
    /// <param name="backend">Any of its processes.</param>
    public static TimeSpan OfServerOf(int backend)
    {
        var server = int.Parse(Fields(backend)![Parent], CultureInfo.InvariantCulture);
        var own = Times(Fields(server)!).Sum();
        var children = System.IO.Directory.GetDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? Fields(id) : null)
            .OfType<string[]>()
            .Where(fields => fields[Parent] == $"{server}")
            .Sum(fields => Times(fields).Take(2).Sum());
        return TimeSpan.FromSeconds((double)(own + children) / TicksPerSecond);
    }

    /// <summary>In user and system mode; then the same of its children that have ended.</summary>
    private static IEnumerable<long> Times(string[] fields) => fields[FirstTime..(FirstTime + 4)].Select(ticks => long.Parse(ticks, CultureInfo.InvariantCulture));

    /// <summary>The fields behind the process's name, which may itself hold spaces; null when it has ended.</summary>
    private static string[]? Fields(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
