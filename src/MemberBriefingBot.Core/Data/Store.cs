using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace MemberBriefingBot.Core.Data;

/// <summary>Which engine keeps the rows: a file for one process, or PostgreSQL for several nodes.</summary>
public abstract record Store
{
    private Store() { }

    /// <summary>Where this machine remembers the ends of the audit chains, see <see cref="Delivery.Witness"/>; null keeps no memory.</summary>
    public string? WitnessFile { get; init; }

    /// <param name="Path">The database file; it and its companions are made if missing.</param>
    public sealed record SqliteFile(string Path) : Store;

    public sealed record Postgres(string ConnectionString) : Store;

    public void Configure(DbContextOptionsBuilder options)
    {
        switch (this)
        {
            case SqliteFile file:
                var connection = new SqliteConnectionStringBuilder { DataSource = file.Path, DefaultTimeout = 10, ForeignKeys = true };
                // A list is one value, as on PostgreSQL; else the SQL of each such query is written anew at each call.
                options
                    .UseSqlite(connection.ToString(), sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                    .AddInterceptors(DurableSqlite.Instance);
                break;
            case Postgres postgres:
                options.UseNpgsql(Durable(postgres.ConnectionString));
                break;
        }
    }

    /// <summary>
    /// Every commit reaches the disk before it is acknowledged. And a node that stands still inside a transaction must not keep its lane
    /// from the others: the database ends that transaction, which was not committed, well within a lease. What the connection string
    /// itself says about options is left as it is.
    /// </summary>
    private static string Durable(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        if (connection.Options is { Length: > 0 })
        {
            return connectionString;
        }

        connection.Options = "-c synchronous_commit=on -c idle_in_transaction_session_timeout=10s";
        return connection.ConnectionString;
    }

    /// <summary>Every commit reaches the disk before it is acknowledged, so that a lost power supply loses nothing that was answered.</summary>
    private sealed class DurableSqlite : DbConnectionInterceptor
    {
        public static readonly DurableSqlite Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = FULL";
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = FULL";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

/// <summary>One process owns a SQLite file at a time: a second one would plan and send the same things.</summary>
public sealed class FileOwnership : IDisposable
{
    private readonly FileStream _lock;

    private FileOwnership(FileStream held) => _lock = held;

    /// <returns>Null when another process owns the file.</returns>
    /// <exception cref="DirectoryNotFoundException">The file's folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static FileOwnership? Take(string databasePath)
    {
        try
        {
            return new FileOwnership(new FileStream(databasePath + ".owner", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException failure) when (failure is not DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Dispose() => _lock.Dispose();
}
