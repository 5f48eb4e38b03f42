using MemberBriefingBot.Benchmarks.FanOut;
using MemberBriefingBot.Benchmarks.Reporting;
using MemberBriefingBot.Benchmarks.Stand;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace MemberBriefingBot.Benchmarks.Growth;

/// <summary>What does not grow: the search for due work with the history behind it, and the memory of a sender with the work before it. Both are counted on SQLite.</summary>
internal sealed class GrowthBench(Sender sender)
{
    private const int Due = 100;

    /// <summary>Sends after which a sender is in its stride.</summary>
    private const int InStride = 400;

    public static async Task<Findings> MeasureAsync(string folder, Scale scale)
    {
        var (searches, memory) = (new List<Counted>(), new List<Counted>());
        foreach (var history in scale.Histories)
        {
            var (due, lanes) = await WithAsync(Path.Combine(folder, $"history{history}"), bench => bench.SearchAsync(history));
            searches.AddRange([new($"what is due, {history:N0} delivered before", due), new($"lanes with something due, {history:N0} delivered before", lanes)]);
        }

        foreach (var pending in scale.Pending)
        {
            memory.Add(new($"MiB more with {pending:N0} pending", await WithAsync(Path.Combine(folder, $"pending{pending}"), bench => bench.MemoryAsync(pending))));
        }

        return new Findings(
            [],
            [new("Steps of SQLite’s machine for one search", searches), new("Managed memory while sending", memory)],
            [
                new("P10", $"Search for what is due: steps at {scale.Histories[^1]:N0} delivered, beside {scale.Histories[0]:N0}", 1.2, searches[^2].Figure / searches[0].Figure),
                new("P10", $"Search for lanes: steps at {scale.Histories[^1]:N0} delivered, beside {scale.Histories[0]:N0}", 1.2, searches[^1].Figure / searches[1].Figure),
                new("P14", $"Managed memory with {scale.Pending[^1]:N0} pending, MiB more than with {scale.Pending[0]:N0}", 8, memory[^1].Figure - memory[0].Figure),
            ]);
    }

    private static async Task<T> WithAsync<T>(string folder, Func<GrowthBench, Task<T>> measure)
    {
        var (teams, ready) = await Child.StartAsync<TeamsReady>(TeamsRole.Name, Due.ToString(), "0");
        await using (teams)
        await using (var sender = await Sender.OpenAsync(folder, ready))
        {
            return await measure(new GrowthBench(sender));
        }
    }

    /// <summary>The steps that each of the two searches of an idle sender takes.</summary>
    private async Task<(int Due, int Lanes)> SearchAsync(int history)
    {
        await sender.ReleaseAsync();
        await sender.InScopeAsync(services => Rows.MultiplyAsync(services.GetRequiredService<BriefingDb>(), history, DeliveryState.Delivered));
        return await sender.InScopeAsync(async services =>
        {
            var (db, now) = (services.GetRequiredService<BriefingDb>(), TimeProvider.System.GetUtcNow());
            await db.Database.OpenConnectionAsync();
            await services.GetRequiredService<Lanes>().HoldDueAsync(1, [], CancellationToken.None);
            var lanes = await StepsAsync(db, () => services.GetRequiredService<Lanes>().HoldDueAsync(1, [], CancellationToken.None));
            return (await StepsAsync(db, () => services.GetRequiredService<LaneRows>().DueAsync(new(BotSettings.CouncilId), now)), lanes);
        });
    }

    private async Task<double> MemoryAsync(int pending)
    {
        await sender.ReleaseAsync();
        await sender.InScopeAsync(services => Rows.MultiplyAsync(services.GetRequiredService<BriefingDb>(), pending, DeliveryState.Planned));
        var (before, during, sent) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0);
        using var enough = new CancellationTokenSource();
        await sender.SendAsync(
            _ => new InstantChannel(() =>
            {
                if (Interlocked.Increment(ref sent) == Math.Min(InStride, Due + pending))
                {
                    during = GC.GetTotalMemory(forceFullCollection: true);
                    enough.Cancel();
                }
            }),
            enough.Token);
        return (during - before) / 1048576.0;
    }

    private static async Task<int> StepsAsync(BriefingDb db, Func<Task> search)
    {
        var (steps, connection) = (0, ((SqliteConnection)db.Database.GetDbConnection()).Handle);
        raw.sqlite3_progress_handler(connection, 1, _ => ++steps * 0, null);
        await search();
        raw.sqlite3_progress_handler(connection, 0, null, null);
        return steps;
    }
}
