using System.Data.Common;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace MemberBriefingBot.Core.Data;

/// <summary>Which engine keeps the rows: a file for one process, or PostgreSQL for several nodes.</summary>
public abstract record Store
{
    /// <summary>More than the statements of a lane and of the loops, in all the lengths their lists have.</summary>
    private const int KeptPrepared = 200;

    /// <summary>A node's, of which its lanes take one each for a moment: few, so that what each has prepared is used again.</summary>
    private const int Connections = 16;

    private Store() { }

    /// <summary>Where this machine remembers the ends of the audit chains, see <see cref="Delivery.Witness"/>; null keeps no memory.</summary>
    public string? WitnessFile { get; init; }

    /// <param name="Path">The database file; it and its companions are made if missing.</param>
    public sealed record SqliteFile(string Path) : Store;

    public sealed record Postgres : Store
    {
        /// <exception cref="ArgumentException">It cannot be read, or names no host. The message may hold a part of it.</exception>
        public Postgres(string connectionString) => ConnectionString = Settled(connectionString);

        /// <summary>As it was given, and with what the bot asks of every connection.</summary>
        public string ConnectionString { get; }
    }

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
                options.UseNpgsql(postgres.ConnectionString);
                break;
        }
    }

    /// <summary>
    /// Every commit reaches the disk before it is acknowledged. And a node that stands still inside a transaction must not keep its lane
    /// from the others: the database ends that transaction, which was not committed, well within a lease. The bot asks the same few
    /// questions again and again, and to plan one anew costs PostgreSQL more than to answer it; so it keeps them prepared. What goes over
    /// the network is encrypted, and to the server that was meant. What the connection string itself says about any of this is left as it is.
    /// </summary>
    private static string Settled(string connectionString)
    {
        // Of what is said twice the last counts. Nothing is ever set in a session, so there is nothing to take back when one goes back to its pool.
        var hosts = new NpgsqlConnectionStringBuilder(connectionString).Host;
        ArgumentException.ThrowIfNullOrEmpty(hosts, nameof(connectionString));
        var overTheNetwork = hosts.Split(',').All(IsThisMachine) ? "" : "SSL Mode=VerifyFull;";
        var connection = new NpgsqlConnectionStringBuilder($"{overTheNetwork}Max Auto Prepare={KeptPrepared};Auto Prepare Min Usages=2;No Reset On Close=true;Maximum Pool Size={Connections};{connectionString}");
        if (connection.Options is not { Length: > 0 })
        {
            connection.Options = "-c synchronous_commit=on -c idle_in_transaction_session_timeout=10s";
        }

        // A standby may be behind, and the bot decides by what it reads.
        if (hosts.Contains(',', StringComparison.Ordinal))
        {
            connection.TargetSessionAttributes = "primary";
        }

        return connection.ConnectionString;
    }

    /// <param name="host">A name or an address, with or without a port, or the folder of a socket.</param>
    private static bool IsThisMachine(string host) =>
        host.Trim() is var at
        && (at.StartsWith('/') || (IPEndPoint.TryParse(at, out var address) ? IPAddress.IsLoopback(address.Address) : at.Split(':')[0].Equals("localhost", StringComparison.OrdinalIgnoreCase)));

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
            var owned = new FileOwnership(PrivateFile.Open(databasePath + ".owner", FileMode.OpenOrCreate, FileShare.None));
            if (!File.Exists(databasePath))
            {
                // SQLite takes an empty file for a new database, and gives its companions the rights of that file.
                PrivateFile.Open(databasePath, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
            }

            return owned;
        }
        catch (IOException failure) when (failure is not DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Dispose() => _lock.Dispose();
}
