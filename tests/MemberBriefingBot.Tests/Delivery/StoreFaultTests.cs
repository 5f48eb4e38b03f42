using System.Data.Common;
using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Data.Schema;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Tests.Given;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace MemberBriefingBot.Tests.Delivery;

/// <summary>The store is full, slow to let in, or takes a transaction back: nothing is half done, and it goes on when the store does.</summary>
public sealed class StoreFaultTests
{
    [Fact]
    public async Task Row_40_On_a_full_disk_a_question_is_refused_whole_and_taken_when_there_is_room_again()
    {
        await using var hall = await TownHall.OpenAsync(Engine.Sqlite);
        var text = string.Concat(Enumerable.Repeat("Why is it so full? ", 90));
        await LimitPagesAsync(hall, pages: 1);

        var full = await Assert.ThrowsAnyAsync<DbUpdateException>(async () =>
        {
            for (var asked = 0; asked < 100; asked++)
            {
                await hall.AskAsync(hall.People.Ada, $"{asked}: {text}");
            }
        });
        var (questions, kept) = await StandingAsync(hall);
        await LimitPagesAsync(hall, pages: 1_000_000);
        await hall.AskAsync(hall.People.Ada, $"At last: {text}");

        Assert.Equal(13, Assert.IsType<SqliteException>(full.InnerException).SqliteErrorCode);
        Assert.Equal("ok", await hall.ReadAsync(db => db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync()));
        Assert.Equal((questions + 1, true), ((await StandingAsync(hall)).Questions, kept.Count < (await StandingAsync(hall)).Audit.Count));
        Assert.Null(AuditChain.FirstBroken((await StandingAsync(hall)).Audit));
    }

    [Fact]
    public async Task Row_42_Whatever_the_file_was_before_commits_reach_the_disk_and_the_log_is_written_ahead()
    {
        await using var hall = await TownHall.OpenAsync(Engine.Sqlite);
        await hall.ReadAsync(db => db.Database.SqlQueryRaw<string>("PRAGMA journal_mode = DELETE").ToListAsync());

        await hall.ReadAsync(async db =>
        {
            await Migration.MigrateAsync(db, hall.Clock, default);
            return true;
        });

        Assert.Equal("wal", await hall.ReadAsync(db => db.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync()));
        Assert.Equal(2, await hall.ReadAsync(db => db.Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync()));
    }

    [PostgresFact]
    public async Task Row_43_Wherever_a_connection_breaks_and_whatever_the_driver_then_says_everything_goes_once()
    {
        await using var hall = await TownHall.OpenAsync(Engine.Postgres);
        var breaks = new BreaksConnection();
        await using var node = await HardPressed.OnAsync(hall, "", breaks);
        await node.SendAsync(hall.Clock);

        for (var at = 1; at <= 24; at++)
        {
            await hall.PlanAsync([hall.Reply(hall.People.Ada, $"broken at {at}")]);
            breaks.AtStatement = at;
            await node.SendAsync(hall.Clock);
        }

        Assert.True(breaks.Broken >= 8, $"Only {breaks.Broken} statements of a sending were broken off.");
        Assert.Equal(24, node.Channel.Errands.Count);
        Assert.All(await DeliveriesAsync(hall), d => Assert.Equal((DeliveryState.Delivered, 1), (d.State, d.Attempts)));
    }

    [PostgresFact]
    public async Task Row_44_With_a_single_connection_everything_goes_because_none_is_held_across_the_network()
    {
        await using var hall = await TownHall.OpenAsync(Engine.Postgres);
        await using var node = await HardPressed.OnAsync(hall, "Maximum Pool Size=1;Timeout=5");
        await hall.PlanAsync(hall.People.Members.SelectMany(m => new[] { hall.Reply(m, $"one to {m.Name}"), hall.Reply(m, $"two to {m.Name}") }));
        node.Channel.Answer = async _ =>
        {
            // The same pool serves a turn that comes in meanwhile.
            Assert.NotEqual(0, await node.DoAsync<BriefingDb, int>(db => db.Deliveries.CountAsync()));
            return null;
        };

        await node.SendAsync(hall.Clock);

        Assert.Equal(12, node.Channel.Errands.Count);
        Assert.All(await DeliveriesAsync(hall), d => Assert.Equal(DeliveryState.Delivered, d.State));
    }

    [PostgresFact]
    public async Task Row_45_A_transaction_that_stays_open_for_long_holds_nothing_up()
    {
        await using var hall = await TownHall.OpenAsync(Engine.Postgres);
        await hall.PlanAsync(hall.People.Members.Select(m => hall.Reply(m, $"to {m.Name}")));
        await using var reader = new NpgsqlConnection(await hall.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString())));
        await reader.OpenAsync();
        await using var snapshot = await reader.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using var count = new NpgsqlCommand("SELECT count(*) FROM delivery WHERE state = 'Planned'", reader, snapshot);
        var before = await count.ExecuteScalarAsync();

        await hall.SendAsync();

        Assert.All(await DeliveriesAsync(hall), d => Assert.Equal(DeliveryState.Delivered, d.State));
        Assert.Equal(before, await count.ExecuteScalarAsync());
    }

    [EngineTheory]
    public async Task Row_46_Transactions_that_are_taken_back_again_and_again_are_done_again_whole(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await using var node = await HardPressed.OnAsync(hall, "", new TakesBack(every: 3, engine));
        await hall.PlanAsync(hall.People.Members.SelectMany(m => new[] { hall.Reply(m, $"one to {m.Name}"), hall.Reply(m, $"two to {m.Name}") }));

        await node.SendAsync(hall.Clock);

        Assert.Equal(12, node.Channel.Errands.Count);
        Assert.All(await DeliveriesAsync(hall), d => Assert.Equal((DeliveryState.Delivered, 1), (d.State, d.Attempts)));
        var audit = (await StandingAsync(hall)).Audit;
        Assert.Null(AuditChain.FirstBroken(audit));
        Assert.Equal(12, audit.Count(e => e.Act == "delivery.Delivered"));
    }

    [PgBouncerFact]
    public async Task Row_49_Behind_a_pooler_that_shares_connections_out_one_node_sends_and_the_other_waits_and_both_know_the_pooler_is_there()
    {
        await using var hall = await TownHall.OpenAsync(Engine.Postgres);
        using var pooler = await PgBouncer.BeforeAsync(await hall.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString()!)));
        // The pooler of this test is one that does not keep prepared statements.
        var way = $"{pooler.Way};Max Auto Prepare=0";
        await using var one = await HardPressed.OnAsync(hall, way);
        await using var other = await HardPressed.OnAsync(hall, way);
        await hall.PlanAsync(hall.People.Members.SelectMany(m => new[] { hall.Reply(m, $"one to {m.Name}"), hall.Reply(m, $"two to {m.Name}") }));
        one.Channel.Answer = async _ =>
        {
            await other.DoAsync<SendDueDeliveries, TimeSpan>(step => step.RunAsync(default));
            return null;
        };

        await one.SendAsync(hall.Clock);

        Assert.Equal((12, 0), (one.Channel.Errands.Count, other.Channel.Errands.Count));
        Assert.All(await DeliveriesAsync(hall), d => Assert.Equal((DeliveryState.Delivered, 1), (d.State, d.Attempts)));
        Assert.True(await one.DoAsync<BriefingDb, bool>(db => Pooler.StandsBeforeAsync(db, default)));
        Assert.False(await hall.ReadAsync(db => Pooler.StandsBeforeAsync(db, default)));
    }

    /// <summary>The connections that the pool holds may not make the file grow beyond so many pages (SQLite never takes fewer than there are).</summary>
    private static async Task LimitPagesAsync(TownHall hall, int pages)
    {
        var connection = await hall.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString()));
        var held = Enumerable.Range(0, 8).Select(_ => new SqliteConnection(connection)).ToList();
        foreach (var one in held)
        {
            await one.OpenAsync();
            await using var limit = one.CreateCommand();
            limit.CommandText = $"PRAGMA max_page_count = {pages}";
            await limit.ExecuteNonQueryAsync();
        }

        foreach (var one in held)
        {
            await one.DisposeAsync();
        }
    }

    private static Task<List<Core.Delivery.Delivery>> DeliveriesAsync(TownHall hall) => hall.ReadAsync(db => db.Deliveries.AsNoTracking().ToListAsync());

    private static Task<(int Questions, List<AuditEntry> Audit)> StandingAsync(TownHall hall) =>
        hall.ReadAsync(async db => (await db.Questions.CountAsync(), await db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync()));

    /// <summary>Breaks the connection at one statement of a lane that is sending, and then fails as a driver may that trips over the pieces.</summary>
    private sealed class BreaksConnection : DbCommandInterceptor
    {
        private int _statements;

        /// <summary>Counted from 1, and from here on.</summary>
        public int AtStatement
        {
            get;
            set => (field, _statements) = (value, 0);
        }

        public int Broken { get; private set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await MaybeBreakAsync(command);
            return result;
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await MaybeBreakAsync(command);
            return result;
        }

        private async Task MaybeBreakAsync(DbCommand command)
        {
            if (IsLookForLanes(command.CommandText) || ++_statements != AtStatement)
            {
                return;
            }

            Broken++;
            await using var end = new NpgsqlCommand("SELECT pg_terminate_backend(pg_backend_pid())", (NpgsqlConnection)command.Connection!, (NpgsqlTransaction?)command.Transaction);
            await Assert.ThrowsAsync<PostgresException>(() => end.ExecuteNonQueryAsync());
            throw new InvalidOperationException("Something was null that should not be.");
        }

        /// <summary>That is done before a lane is taken up; it has its own way to fail.</summary>
        private static bool IsLookForLanes(string statement) =>
            statement.Contains("SKIP LOCKED", StringComparison.Ordinal) || statement.Contains("min(", StringComparison.Ordinal) || statement.Contains("FROM lane", StringComparison.Ordinal);
    }

    /// <summary>Every n-th transaction fails as it commits, as the engine says it when two cannot both be true.</summary>
    private sealed class TakesBack(int every, Engine engine) : DbTransactionInterceptor
    {
        private int _commits;

        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Increment(ref _commits) % every != 0)
            {
                return result;
            }

            await transaction.RollbackAsync(cancellationToken);
            throw engine == Engine.Postgres
                ? new PostgresException("could not serialize access due to concurrent update", "ERROR", "ERROR", PostgresErrorCodes.SerializationFailure)
                : new SqliteException("database is locked", 5);
        }
    }
}
