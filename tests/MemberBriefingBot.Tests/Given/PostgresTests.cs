using Npgsql;

namespace MemberBriefingBot.Tests.Given;

public sealed class PostgresTests
{
    [PostgresFact]
    public async Task Two_tests_never_see_each_others_tables()
    {
        await using var mine = await Postgres.NewDatabaseAsync();
        await using var theirs = await Postgres.NewDatabaseAsync();
        await RunAsync(mine, "CREATE TABLE note (id int)");

        var seen = await ReadAsync(theirs, "SELECT count(*) FROM information_schema.tables WHERE table_name = 'note'");

        Assert.Equal("0", seen);
    }

    [PostgresFact]
    public async Task A_template_is_prepared_once_and_every_copy_has_what_it_holds()
    {
        var prepared = 0;
        async Task Prepare(string connectionString)
        {
            prepared++;
            await using var source = NpgsqlDataSource.Create(connectionString);
            await using var command = source.CreateCommand("CREATE TABLE note (id int); INSERT INTO note VALUES (7)");
            await command.ExecuteNonQueryAsync();
        }

        await using var first = await Postgres.NewDatabaseAsync("notes", Prepare);
        await RunAsync(first, "DELETE FROM note");
        await using var second = await Postgres.NewDatabaseAsync("notes", Prepare);

        Assert.Equal(1, prepared);
        Assert.Equal("7", await ReadAsync(second, "SELECT id FROM note"));
    }

    [PostgresFact]
    public async Task A_commit_is_durable_unless_the_test_says_otherwise()
    {
        await using var full = await Postgres.NewDatabaseAsync();
        await using var relaxed = await Postgres.NewDatabaseAsync(Durability.Relaxed);

        Assert.Equal("on", await ReadAsync(full, "SHOW fsync"));
        Assert.Equal("on", await ReadAsync(full, "SHOW synchronous_commit"));
        Assert.Equal("off", await ReadAsync(relaxed, "SHOW synchronous_commit"));
    }

    [PostgresFact]
    public async Task A_database_goes_when_its_test_is_done_even_if_a_connection_is_open()
    {
        var database = await Postgres.NewDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();

        await database.DisposeAsync();

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => ReadAsync(database, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refusal.SqlState);
    }

    [PostgresFact]
    public async Task A_server_takes_its_folder_with_it()
    {
        var cluster = await PostgresCluster.StartAsync();
        Assert.True(Directory.Exists(cluster.Folder));

        cluster.Dispose();

        Assert.False(Directory.Exists(cluster.Folder));
    }

    private static async Task RunAsync(PostgresDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string?> ReadAsync(PostgresDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
