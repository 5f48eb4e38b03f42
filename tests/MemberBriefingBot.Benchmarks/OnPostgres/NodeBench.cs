using MemberBriefingBot.Benchmarks.FanOut;
using MemberBriefingBot.Benchmarks.Reporting;
using MemberBriefingBot.Benchmarks.Stand;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Work;
using MemberBriefingBot.Tests.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace MemberBriefingBot.Benchmarks.OnPostgres;

/// <summary>Whether nodes that share a store cost it more: the statements of one release to many councils, sent by one node, by two and by four.</summary>
internal static class NodeBench
{
    private static readonly IReadOnlyList<int> s_nodes = [1, 2, 4];

    /// <summary>As many as four nodes send for at once.</summary>
    private static readonly IReadOnlyList<string> s_councils = [BotSettings.CouncilId, .. Enumerable.Range(1, 63).Select(number => $"neighbour{number}")];

    /// <summary>As many as an English council has members, on the average.</summary>
    private const int MembersOfEach = 55;

    public static async Task<Findings> MeasureAsync(string folder)
    {
        var (teams, ready) = await Child.StartAsync<TeamsReady>(TeamsRole.Name, MembersOfEach.ToString(), "0");
        await using var _ = teams;
        await using var database = await Postgres.NewDatabaseAsync();
        var settings = await BotSettings.WriteAsync(folder, ready, database.ConnectionString, [.. s_councils.Skip(1)]);
        var nodes = Enumerable.Range(0, s_nodes.Max()).Select(_ => OpenedHost.Build(settings, loops: false)).ToList();
        foreach (var council in s_councils)
        {
            await Seed.FillAsync(nodes[0].Services, ready, council);
        }

        // Lanes are opened, and everything is loaded, before anything is counted.
        await ReleaseAndSendAsync(nodes, 1);
        var (lines, kinds) = (new List<Counted>(), new List<Counted>());
        foreach (var count in s_nodes)
        {
            var each = await ReleaseAndSendAsync([.. nodes.Take(count)], lines.Count + 2);
            lines.Add(new($"{count} sending", each.Values.Sum()));
            kinds.AddRange(each.OrderByDescending(e => e.Value).Select(e => new Counted($"{count} sending: {e.Key}", e.Value)));
        }

        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        return new Findings(
            [],
            [new($"SQL commands per delivery on PostgreSQL, {s_councils.Count} councils of {MembersOfEach}, by nodes", [.. lines, .. kinds])],
            [new("P16", "SQL commands per delivery: the most by 2 or 4 nodes, beside 1", 1.1, lines.Skip(1).Max(l => l.Figure) / lines[0].Figure)]);
    }

    /// <returns>SQL commands per delivery by their first word, of all nodes together.</returns>
    private static async Task<IReadOnlyDictionary<string, double>> ReleaseAndSendAsync(List<WebApplication> nodes, int number)
    {
        foreach (var council in s_councils)
        {
            await Seed.ScheduleAsync(nodes[0].Services, number, council);
        }

        while (await InScopeAsync<ReleaseDueTiers, TimeSpan>(nodes[0], step => step.RunAsync(CancellationToken.None)) == Rest.None)
        {
            // There is more to release.
        }

        // Otherwise whoever sent last would still hold every lane.
        await InScopeAsync<Lanes, int>(nodes[0], async lanes =>
        {
            await lanes.FreeAllAsync(CancellationToken.None);
            return 0;
        });
        var sent = 0;
        var channel = new InstantChannel(() => Interlocked.Increment(ref sent));
        using var tally = await SqlTally.StartAsync();
        await Task.WhenAll(nodes.Select(node =>
        {
            node.Services.GetRequiredService<WayToPeople>().Over = _ => channel;
            return InScopeAsync<SendDueDeliveries, TimeSpan>(node, step => step.RunAsync(CancellationToken.None));
        }));
        var planned = s_councils.Count * MembersOfEach;
        return sent == planned
            ? tally.Counts.Where(c => c.Key is not (SqlTally.Commit or SqlTally.Open)).ToDictionary(c => c.Key, c => (double)c.Value / planned)
            : throw new InvalidOperationException($"{sent} messages left where {planned} were planned.");
    }

    private static async Task<TResult> InScopeAsync<T, TResult>(WebApplication node, Func<T, Task<TResult>> use)
        where T : notnull
    {
        await using var scope = node.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<T>());
    }
}
