using MemberBriefingBot.Benchmarks.Growth;
using MemberBriefingBot.Benchmarks.Reporting;
using MemberBriefingBot.Benchmarks.Stand;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MemberBriefingBot.Benchmarks.OnPostgres;

/// <summary>The pages that the two searches of an idle sender touch, with more and more history behind them.</summary>
internal static class SearchBench
{
    private const int Due = 100;

    public static async Task<Findings> MeasureAsync(string folder, Scale scale)
    {
        var lines = new List<Counted>();
        foreach (var history in scale.Histories)
        {
            var (due, lanes) = await SearchAsync(Path.Combine(folder, $"history{history}"), history);
            lines.AddRange([new($"what is due, {history:N0} delivered before", due), new($"lanes with something due, {history:N0} delivered before", lanes)]);
        }

        return new Findings(
            [],
            [new("Pages of PostgreSQL touched by one search", lines)],
            [
                new("P10", $"Search for what is due: pages at {scale.Histories[^1]:N0} delivered, beside {scale.Histories[0]:N0}, on PostgreSQL", 1.2, lines[^2].Figure / lines[0].Figure),
                new("P10", $"Search for lanes: pages at {scale.Histories[^1]:N0} delivered, beside {scale.Histories[0]:N0}, on PostgreSQL", 1.2, lines[^1].Figure / lines[1].Figure),
            ]);
    }

    private static async Task<(int Due, int Lanes)> SearchAsync(string folder, int history)
    {
        var explained = new Explained();
        await using var database = await Postgres.NewDatabaseAsync();
        var (teams, ready) = await Child.StartAsync<TeamsReady>(TeamsRole.Name, Due.ToString(), "0");
        await using var _ = teams;
        await using var sender = await Sender.OpenAsync(folder, ready, postgres: database.ConnectionString, watch: explained);
        await sender.ReleaseAsync();
        return await sender.InScopeAsync(async services =>
        {
            var (db, now) = (services.GetRequiredService<BriefingDb>(), TimeProvider.System.GetUtcNow());
            await Rows.MultiplyAsync(db, history, DeliveryState.Delivered);
            // As its own housekeeping leaves the tables after a while.
            await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
            await services.GetRequiredService<Lanes>().HoldDueAsync(1, [], CancellationToken.None);
            var lanes = await explained.PagesOfAsync(() => services.GetRequiredService<Lanes>().HoldDueAsync(1, [], CancellationToken.None));
            return (await explained.PagesOfAsync(() => services.GetRequiredService<LaneRows>().DueAsync(new(BotSettings.CouncilId), now)), lanes);
        });
    }
}
