using System.Collections.Concurrent;
using MemberBriefingBot.Core.Data;
using Npgsql;

namespace MemberBriefingBot.Tests.Given;

/// <summary>The test run's one PostgreSQL server, started by the first test that asks for a database.</summary>
public static class Postgres
{
    /// <summary>The name by which <c>MBB_REQUIRE</c> asks for it.</summary>
    public const string Component = "postgres";

    private const string Maintenance = "postgres";
    private static readonly Lazy<Task<PostgresCluster>> Cluster = new(PostgresCluster.StartAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new(StringComparer.Ordinal);

    /// <summary>The reason to skip a test that needs PostgreSQL, or null if it must run.</summary>
    public static string? SkipReason =>
        Requirement.SkipReason(Component, PostgresBinaries.Folder is null ? PostgresBinaries.Absence : null);

    /// <summary>An empty database.</summary>
    public static Task<PostgresDatabase> NewDatabaseAsync(Durability durability = Durability.Full) =>
        CopyAsync("template0", durability);

    /// <summary>A copy of a database that is prepared once in a test run; cheaper than building the schema for each test.</summary>
    /// <param name="template">The prepared database's name: lower-case letters, digits and underscores.</param>
    /// <param name="prepare">Builds it, given its connection string; called once, and must leave no open connection of its own making.</param>
    /// <param name="durability">What a commit promises in the copy.</param>
    public static async Task<PostgresDatabase> NewDatabaseAsync(
        string template, Func<string, Task> prepare, Durability durability = Durability.Full)
    {
        var prepared = Templates.GetOrAdd(template, name => new(() => PrepareAsync(name, prepare)));
        return await CopyAsync(await prepared.Value, durability);
    }

    internal static async Task ExecuteAsync(string sql)
    {
        var cluster = await Cluster.Value;
        await using var connection = new NpgsqlConnection(cluster.ConnectionString(Maintenance));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> PrepareAsync(string name, Func<string, Task> prepare)
    {
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");
        var connectionString = ConnectionString((await Cluster.Value).ConnectionString(name), Durability.Relaxed);
        await prepare(connectionString);
        await using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
        return name;
    }

    private static async Task<PostgresDatabase> CopyAsync(string template, Durability durability)
    {
        var name = $"t_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new PostgresDatabase(name, ConnectionString((await Cluster.Value).ConnectionString(name), durability));
    }

    /// <summary>Says everything itself, so that whoever opens a connection by it shares its pool, which is cleared by it.</summary>
    private static string ConnectionString(string database, Durability durability) => new Store.Postgres(new NpgsqlConnectionStringBuilder(database)
    {
        Options = $"-c synchronous_commit={(durability == Durability.Relaxed ? "off" : "on")} -c idle_in_transaction_session_timeout=10s",
    }.ConnectionString).ConnectionString;
}
