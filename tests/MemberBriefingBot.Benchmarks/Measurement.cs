using System.Text.Json;
using MemberBriefingBot.Benchmarks.FanOut;
using MemberBriefingBot.Benchmarks.Measuring;
using MemberBriefingBot.Benchmarks.Reporting;
using MemberBriefingBot.Benchmarks.Turns;

namespace MemberBriefingBot.Benchmarks;

/// <summary>One run: everything is measured, printed, and written where wished.</summary>
internal static class Measurement
{
    /// <summary>The latency of a connector that is some way off.</summary>
    private const int DistantMilliseconds = 50;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(Scale scale, FileInfo? json)
    {
        var machine = Machine.This();
        var folder = System.IO.Directory.CreateTempSubdirectory("mbb-benchmarks-");
        try
        {
            var (turns, tokens) = await TurnsAsync(Path.Combine(folder.FullName, "turns"), scale);
            var (near, counts) = await NearAsync(Path.Combine(folder.FullName, "near"), scale);
            var distant = await DistantAsync(Path.Combine(folder.FullName, "distant"), scale);
            var report = new Report(
                TimeProvider.System.GetUtcNow(), machine, scale,
                [
                    Section.Of("A turn", turns, TurnBench.Parse, TurnBench.Check, TurnBench.Reply, TurnBench.Help, TurnBench.Acknowledge, TurnBench.HelpSent, TurnBench.NoToken, TurnBench.Forged, TurnBench.ForgedLarge),
                    Section.Of("The token alone", tokens, TokenBench.Rsa, TokenBench.Token),
                    Section.Of($"A delivery, {scale.Members} of them, Teams answers at once", near, FanOutBench.Bare, FanOutBench.Bot, FanOutBench.Store, FanOutBench.Channel, FanOutBench.Cards),
                    Section.Of($"A delivery, {scale.Members} of them, Teams answers after {DistantMilliseconds} ms", distant, FanOutBench.Bare, FanOutBench.Bot),
                ],
                counts, Targets(turns, near, distant, counts));
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

    private static async Task<(Rounds Turns, Rounds Tokens)> TurnsAsync(string folder, Scale scale)
    {
        await using var bench = await TurnBench.OpenAsync(folder, scale.Turns, scale.Rounds + 1);
        return (await bench.RunAsync(scale.Rounds), await bench.CheckTokenAsync(scale.Rounds, scale.Checks));
    }

    private static async Task<(Rounds, DeliveryCounts)> NearAsync(string folder, Scale scale)
    {
        await using var bench = await FanOutBench.OpenAsync(folder, scale.Members, 0);
        return (await bench.TakeApartAsync(scale.Rounds), await bench.CountAsync());
    }

    private static async Task<Rounds> DistantAsync(string folder, Scale scale)
    {
        await using var bench = await FanOutBench.OpenAsync(folder, scale.Members, DistantMilliseconds);
        return await bench.CompareAsync(scale.Rounds);
    }

    private static IReadOnlyList<Target> Targets(Rounds turns, Rounds near, Rounds distant, DeliveryCounts counts) =>
    [
        new("P1", $"Fan-out at {DistantMilliseconds} ms: wall, beside the bare loop", 1.15, distant.Ratio(FanOutBench.Bot, FanOutBench.Bare, c => c.WallMicroseconds).Median),
        new("P2", "Fan-out at 0 ms: CPU per delivery, beside the bare loop", 2.0, near.Ratio(FanOutBench.Bot, FanOutBench.Bare, c => c.CpuMicroseconds).Median),
        new("P7", "SQL commands per delivery", 0.5, counts.SqlCommands),
        new("P12", "Turn with its reply sent: CPU, beside the bare endpoint that posts a card", 4.0, turns.Ratio(TurnBench.HelpSent, TurnBench.Reply, c => c.CpuMicroseconds).Median),
        new("P13", "Forged token: CPU, beside an accepted turn", 0.5, turns.Ratio(TurnBench.Forged, TurnBench.Help, c => c.CpuMicroseconds).Median),
    ];
}
