using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Data.Schema;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Data;

public sealed class SchemaTests
{
    [EngineTheory]
    public async Task The_scripts_build_exactly_what_the_model_expects(Engine engine)
    {
        await using var scripted = await TestStore.MigratedAsync(engine);
        await using var modelled = await TestStore.EmptyAsync(engine);
        await using var fromScripts = scripted.Open();
        await using var fromModel = modelled.Open();
        await fromModel.Database.EnsureCreatedAsync();

        var expected = await CatalogueAsync(fromModel);

        Assert.Contains(expected, line => line.Contains("ix_delivery_due", StringComparison.Ordinal));
        Assert.Equal(expected, await CatalogueAsync(fromScripts));
    }

    [EngineTheory]
    public async Task A_store_that_is_up_to_date_is_left_alone(Engine engine)
    {
        await using var store = await TestStore.EmptyAsync(engine);
        await using var db = store.Open();

        Assert.Equal(["0001-initial.sql"], await Migration.MigrateAsync(db, new TestClock(), default));
        Assert.Empty(await Migration.MigrateAsync(db, new TestClock(), default));
    }

    [EngineTheory]
    public async Task A_migration_that_fails_half_way_leaves_nothing_behind_and_works_when_run_again(Engine engine)
    {
        await using var store = await TestStore.EmptyAsync(engine);
        await using (var broken = store.Open())
        {
            // The last table of the script is in the way, so that everything before it has been made when it fails.
            await broken.Database.ExecuteSqlRawAsync("CREATE TABLE tier (id integer)");
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Migration.MigrateAsync(broken, new TestClock(), default));
            Assert.Equal(["tier"], await TablesAsync(broken));
            await broken.Database.ExecuteSqlRawAsync("DROP TABLE tier");
        }

        await using var db = store.Open();
        Assert.Single(await Migration.MigrateAsync(db, new TestClock(), default));
    }

    [EngineTheory]
    public async Task Two_nodes_that_start_together_migrate_once(Engine engine)
    {
        await using var store = await TestStore.EmptyAsync(engine);

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var db = store.Open();
            return await Migration.MigrateAsync(db, new TestClock(), default);
        })));

        Assert.Single(applied.SelectMany(names => names));
    }

    [EngineTheory]
    public async Task A_store_from_a_newer_version_is_refused_and_not_touched(Engine engine)
    {
        await using var store = await TestStore.MigratedAsync(engine);
        await using var db = store.Open();
        await db.Database.ExecuteSqlRawAsync("INSERT INTO schema_script (name, applied_at) VALUES ('9999-later.sql', '')");

        var refused = await Assert.ThrowsAsync<StoreUnfitException>(() => Migration.MigrateAsync(db, new TestClock(), default));

        Assert.StartsWith("The store was brought up to date by a newer version (script 9999-later.sql). Nothing was changed.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_owner_of_a_SQLite_file_is_refused_until_the_first_lets_go()
    {
        await using var store = await TestStore.EmptyAsync(Engine.Sqlite);
        var path = ((Store.SqliteFile)store.Store).Path;

        using (var first = FileOwnership.Take(path))
        {
            Assert.NotNull(first);
            Assert.Null(FileOwnership.Take(path));
        }

        using var second = FileOwnership.Take(path);
        Assert.NotNull(second);
    }

    private static async Task<IReadOnlyList<string>> TablesAsync(BriefingDb db) =>
        await db.Database.SqlQueryRaw<string>(db.IsPostgres
            ? """SELECT table_name AS "Value" FROM information_schema.tables WHERE table_schema = 'public'"""
            : """SELECT name AS "Value" FROM sqlite_master WHERE type = 'table'""").ToListAsync();

    /// <summary>Tables, columns with type and nullability, keys, and indexes with their filters: a line each, in one order.</summary>
    private static async Task<IReadOnlyList<string>> CatalogueAsync(BriefingDb db) =>
        await db.Database.SqlQueryRaw<string>(db.IsPostgres
            ? """
              SELECT line AS "Value" FROM (
                  SELECT table_name, concat_ws(' ', 'column', table_name, column_name, data_type, character_maximum_length, 'null', is_nullable, column_default) AS line
                    FROM information_schema.columns WHERE table_schema = 'public'
                  UNION ALL
                  SELECT conrelid::regclass::text, concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
                  UNION ALL
                  SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public') AS catalogue
              WHERE table_name <> 'schema_script' ORDER BY line COLLATE "C"
              """
            : """
              SELECT line AS "Value" FROM (
                  SELECT m.name AS owner, 'column ' || m.name || ' ' || c.name || ' ' || c.type || ' null ' || c."notnull" || ' key ' || c.pk || coalesce(' ' || c.dflt_value, '') AS line
                    FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table'
                  UNION ALL
                  SELECT m.name, 'foreign ' || m.name || ' ' || f."from" || ' ' || f."table" || ' ' || f."to" || ' ' || f.on_delete FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table'
                  UNION ALL
                  SELECT tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL) AS catalogue
              WHERE owner <> 'schema_script' ORDER BY line
              """).ToListAsync();
}
