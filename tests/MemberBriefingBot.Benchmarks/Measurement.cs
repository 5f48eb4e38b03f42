using System.Text.Json;
using MemberBriefingBot.Benchmarks.FanOut;
using MemberBriefingBot.Benchmarks.Growth;
using MemberBriefingBot.Benchmarks.Limits;
using MemberBriefingBot.Benchmarks.OnPostgres;
using MemberBriefingBot.Benchmarks.Reporting;
using MemberBriefingBot.Benchmarks.Turns;

namespace MemberBriefingBot.Benchmarks;

/// <summary>Something that is measured by itself.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="MeasureAsync">Measures it, in a folder of its own.</param>
internal sealed record Part(string Name, Func<string, Scale, Task<Findings>> MeasureAsync);

/// <summary>One run: everything wished is measured, printed, and written where wished.</summary>
internal static class Measurement
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static IReadOnlyList<Part> Parts { get; } =
    [
        new("turns", TurnBench.MeasureAsync),
        new("fanout", FanOutBench.MeasureAsync),
        new("limits", LimitBench.MeasureAsync),
        new("growth", GrowthBench.MeasureAsync),
        new("postgres", PostgresBench.MeasureAsync),
    ];

    /// <param name="only">The names of the parts to measure; all if none is named.</param>
    public static async Task<int> RunAsync(Scale scale, IReadOnlyCollection<string> only, FileInfo? json)
    {
        var machine = Machine.This();
        var folder = System.IO.Directory.CreateTempSubdirectory("mbb-benchmarks-");
        try
        {
            var found = new List<Findings>();
            foreach (var part in Parts.Where(p => only.Count == 0 || only.Contains(p.Name)))
            {
                found.Add(await part.MeasureAsync(Path.Combine(folder.FullName, part.Name), scale));
            }

            var report = new Report(TimeProvider.System.GetUtcNow(), machine, scale, Findings.Together(found));
            report.Print();
            if (json is not null)
            {
                await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(report, s_json));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }
}
