using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Data.Schema;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Data;

public sealed class FileRightsTests
{
    private const UnixFileMode OthersMay = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Nobody_but_the_bots_own_account_may_read_the_store_its_companions_or_the_witness()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var store = await TestStore.EmptyAsync(Engine.Sqlite);
        var path = ((Store.SqliteFile)store.Store).Path;
        using var owned = FileOwnership.Take(path);
        await using var db = store.Open();
        await Migration.MigrateAsync(db, new TestClock(), default);
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE kept_open (id INTEGER)");
        new Witness(path + ".witness").Keep(new Dictionary<string, WitnessedEnd>());

        var rights = new Dictionary<string, UnixFileMode>(StringComparer.Ordinal);
        foreach (var file in System.IO.Directory.GetFiles(Path.GetDirectoryName(path)!))
        {
            rights.Add(Path.GetFileName(file), File.GetUnixFileMode(file) & OthersMay);
        }

        Assert.Equal(["briefings.db", "briefings.db-shm", "briefings.db-wal", "briefings.db.owner", "briefings.db.witness"], rights.Keys.Order(StringComparer.Ordinal));
        Assert.All(rights.Values, others => Assert.Equal(UnixFileMode.None, others));
    }
}
