using MemberBriefingBot.Benchmarks.FanOut;
using MemberBriefingBot.Benchmarks.Reporting;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Benchmarks.OnPostgres;

/// <summary>What is measured where PostgreSQL is installed, on a throw-away server that syncs every commit.</summary>
internal static class PostgresBench
{
    public static async Task<Findings> MeasureAsync(string folder, Scale scale) => PostgresBinaries.Folder is null
        ? new Findings([], [], []) { LeftOut = [$"P2, P10 and P16 on PostgreSQL. {PostgresBinaries.Absence}"] }
        : Findings.Together([
            await FanOutAsync(Path.Combine(folder, "fanout"), scale),
            await SearchBench.MeasureAsync(Path.Combine(folder, "search"), scale),
            await NodeBench.MeasureAsync(Path.Combine(folder, "nodes"))]);

    private static async Task<Findings> FanOutAsync(string folder, Scale scale)
    {
        await using var database = await Postgres.NewDatabaseAsync();
        await using var bench = await FanOutBench.OpenAsync(folder, scale.Members, 0, database.ConnectionString);
        var rounds = await bench.CompareAsync(scale.Rounds);
        return new Findings(
            [Section.Of($"A delivery on PostgreSQL, {scale.Members} of them, Teams answers at once", rounds, FanOutBench.Bare, FanOutBench.Bot)],
            [],
            [new("P2", "Fan-out at 0 ms on PostgreSQL: CPU per delivery, beside the bare loop", 2.5, rounds.Ratio(FanOutBench.Bot, FanOutBench.Bare, c => c.CpuMicroseconds).Median)]);
    }
}
