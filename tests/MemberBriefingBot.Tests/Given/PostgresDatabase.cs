using Npgsql;

namespace MemberBriefingBot.Tests.Given;

/// <summary>What a commit promises in a test's database.</summary>
public enum Durability
{
    /// <summary>A commit is on the disk before it returns, as in production.</summary>
    Full,

    /// <summary>A commit may be lost if the machine fails; faster, for tests that do not ask about crashes.</summary>
    Relaxed,
}

/// <summary>An empty PostgreSQL database of a test's own, dropped when disposed of.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly string name;

    internal PostgresDatabase(string name, string connectionString) =>
        (this.name, ConnectionString) = (name, connectionString);

    /// <summary>How to reach the database.</summary>
    public string ConnectionString { get; }

    /// <summary>Drops the database, ending whatever is still connected to it.</summary>
    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await Postgres.ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }
}
