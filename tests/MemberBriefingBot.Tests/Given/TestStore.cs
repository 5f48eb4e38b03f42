using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Data.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Given;

/// <summary>A database of a test's own on either engine, removed when disposed of.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private static readonly Lazy<Task<byte[]>> s_sqliteTemplate = new(MigratedFileAsync);

    private readonly PostgresDatabase? _postgres;
    private readonly string? _folder;

    private TestStore(Store store, PostgresDatabase? postgres, string? folder) => (Store, _postgres, _folder) = (store, postgres, folder);

    public Store Store { get; }

    /// <summary>A database that the schema scripts have built.</summary>
    public static async Task<TestStore> MigratedAsync(Engine engine)
    {
        if (engine == Engine.Postgres)
        {
            return Of(await Postgres.NewDatabaseAsync("core_schema", PrepareAsync, Durability.Relaxed));
        }

        var empty = OfNewFile();
        await File.WriteAllBytesAsync(((Store.SqliteFile)empty.Store).Path, await s_sqliteTemplate.Value);
        return empty;
    }

    /// <summary>A database with nothing in it.</summary>
    public static async Task<TestStore> EmptyAsync(Engine engine) => engine == Engine.Postgres ? Of(await Postgres.NewDatabaseAsync(Durability.Relaxed)) : OfNewFile();

    public BriefingDb Open() => Open(Store);

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        if (_folder is not null)
        {
            ReleasePool(Store);
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static BriefingDb Open(Store store)
    {
        var options = new DbContextOptionsBuilder<BriefingDb>();
        store.Configure(options);
        return new BriefingDb(options.Options);
    }

    private static TestStore Of(PostgresDatabase database) => new(new Store.Postgres(database.ConnectionString), database, null);

    private static TestStore OfNewFile()
    {
        var folder = Directory.CreateTempSubdirectory("mbb-store-").FullName;
        return new TestStore(new Store.SqliteFile(Path.Combine(folder, "briefings.db")), null, folder);
    }

    private static async Task PrepareAsync(string connectionString)
    {
        await using var db = Open(new Store.Postgres(connectionString));
        await Migration.MigrateAsync(db, TimeProvider.System, default);
    }

    private static async Task<byte[]> MigratedFileAsync()
    {
        await using var made = OfNewFile();
        await using (var db = made.Open())
        {
            await Migration.MigrateAsync(db, TimeProvider.System, default);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        ReleasePool(made.Store);
        return await File.ReadAllBytesAsync(((Store.SqliteFile)made.Store).Path);
    }

    private static void ReleasePool(Store store)
    {
        using var db = Open(store);
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }
}
