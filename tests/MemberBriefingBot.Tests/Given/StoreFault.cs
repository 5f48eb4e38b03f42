using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MemberBriefingBot.Tests.Given;

/// <summary>Loses the connection around commits, as a database that restarts does. It counts commits from the moment it is armed.</summary>
public sealed class StoreFault : DbTransactionInterceptor
{
    private int _commits;

    /// <summary>The commit, counted from 1, that is lost before it reaches the disk; null for none.</summary>
    public int? LosesCommit { get; set; }

    /// <summary>The commit, counted from 1, that reaches the disk though its answer is lost; null for none.</summary>
    public int? LosesAnswerToCommit { get; set; }

    /// <summary>Called with the number of each commit that is lost or made, before anybody is told.</summary>
    public Func<int, Task>? Meanwhile { get; set; }

    /// <summary>Called as the next transaction is about to commit, once.</summary>
    public Func<Task>? BeforeCommit { get; set; }

    private bool IsArmed => LosesCommit is not null || LosesAnswerToCommit is not null || Meanwhile is not null;

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        var (before, _) = (BeforeCommit, BeforeCommit = null);
        await (before?.Invoke() ?? Task.CompletedTask);
        if (IsArmed && ++_commits == LosesCommit)
        {
            await PassAsync();
            throw new Lost();
        }

        return result;
    }

    public override async Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsArmed)
        {
            await PassAsync();
            if (_commits == LosesAnswerToCommit)
            {
                throw new Lost();
            }
        }
    }

    private Task PassAsync() => Meanwhile?.Invoke(_commits) ?? Task.CompletedTask;

    private sealed class Lost() : DbException("The connection was lost.");
}
