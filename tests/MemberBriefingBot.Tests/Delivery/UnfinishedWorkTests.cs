using System.Data.Common;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Work;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MemberBriefingBot.Tests.Delivery;

/// <summary>What is looked for every few seconds is found through the indexes of unfinished work: history costs nothing.</summary>
public sealed class UnfinishedWorkTests
{
    [Fact]
    public async Task No_look_reads_what_was_delivered()
    {
        await using var hall = await TownHall.OpenAsync(Engine.Sqlite);
        await hall.ReleasedAsync();
        var plans = new Plans();
        await using var node = await HardPressed.OnAsync(hall, "", plans);

        await LookAsync<WatchDeliveries>(node);
        await LookAsync<RepeatInDoubt>(node);
        await LookAsync<AlertUnreached>(node);
        await node.DoAsync<HeedEvidence, int>(async evidence =>
        {
            await evidence.ReadAsync(hall.People.Ada, $"{hall.Clock.Now.ToUnixTimeMilliseconds()}", default);
            return 0;
        });

        Assert.Contains(plans.Steps, step => step.Contains("ix_delivery_due", StringComparison.Ordinal));
        Assert.Contains(plans.Steps, step => step.Contains("ix_delivery_unreached", StringComparison.Ordinal));
        Assert.Contains(plans.Steps, step => step.Contains("ix_delivery_doubtful", StringComparison.Ordinal));
        Assert.DoesNotContain(plans.Steps, step => step is "SCAN d" || (step.StartsWith("SEARCH d ", StringComparison.Ordinal) && step.EndsWith("(council_id=?)", StringComparison.Ordinal)));
    }

    private static Task<TimeSpan> LookAsync<TStep>(HardPressed node)
        where TStep : IStep => node.DoAsync<TStep, TimeSpan>(step => step.RunAsync(default));

    /// <summary>How SQLite goes about each search.</summary>
    private sealed class Plans : DbCommandInterceptor
    {
        public List<string> Steps { get; } = [];

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await using var explain = command.Connection!.CreateCommand();
            explain.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
            explain.Transaction = command.Transaction;
            foreach (DbParameter parameter in command.Parameters)
            {
                var same = explain.CreateParameter();
                (same.ParameterName, same.Value) = (parameter.ParameterName, parameter.Value);
                explain.Parameters.Add(same);
            }

            await using var plan = await explain.ExecuteReaderAsync(cancellationToken);
            while (await plan.ReadAsync(cancellationToken))
            {
                Steps.Add(plan.GetString(plan.GetOrdinal("detail")));
            }

            return result;
        }
    }
}
