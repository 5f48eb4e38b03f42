using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Faults;

internal enum StoreEngine
{
    Sqlite,
    Postgres,
}

/// <summary>A fresh store of one run, and the settings by which the bot finds it.</summary>
internal sealed class TownStore : IAsyncDisposable
{
    private readonly PostgresDatabase? _database;
    private readonly DbContextOptions<BriefingDb> _options;

    private TownStore(Store store, PostgresDatabase? database)
    {
        _database = database;
        var options = new DbContextOptionsBuilder<BriefingDb>();
        store.Configure(options);
        _options = options.Options;
        Settings = store switch
        {
            Store.SqliteFile file => ["Store:Postgres=", $"Store:SqliteFile={file.Path}"],
            Store.Postgres postgres => ["Store:SqliteFile=", $"Store:Postgres={postgres.ConnectionString}"],
            _ => throw new ArgumentOutOfRangeException(nameof(store)),
        };
    }

    public IReadOnlyList<string> Settings { get; }

    public static async Task<TownStore> CreateAsync(StoreEngine engine, string folder)
    {
        if (engine == StoreEngine.Sqlite)
        {
            return new TownStore(new Store.SqliteFile(Path.Combine(folder, "briefings.db")), null);
        }

        var database = await Postgres.NewDatabaseAsync();
        return new TownStore(new Store.Postgres(database.ConnectionString), database);
    }

    /// <summary>On a PostgreSQL database that its caller keeps.</summary>
    public static TownStore On(string connectionString) => new(new Store.Postgres(connectionString), null);

    public BriefingDb Open() => new(_options);

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}
