using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Data.Schema;

/// <summary>
/// Brings a store up to date with the scripts beside this file, in the order of their names, each once, under a lock that other
/// nodes wait for. A store from a newer version is left alone and refused.
/// </summary>
public static class Migration
{
    /// <summary>Any number, the same on every node: PostgreSQL's advisory lock for this work.</summary>
    private const long AdvisoryLock = 0x4D4242;

    /// <returns>The names of the scripts that were applied, in order.</returns>
    /// <exception cref="StoreUnfitException">The store cannot be opened, is a standby, or knows a script this version does not.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(BriefingDb db, TimeProvider clock, CancellationToken cancel)
    {
        await OpenAsync(db, cancel);
        try
        {
            return db.IsPostgres ? await PreparePostgresAsync(db, clock, cancel) : await PrepareSqliteAsync(db, clock, cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task OpenAsync(BriefingDb db, CancellationToken cancel)
    {
        try
        {
            await db.Database.OpenConnectionAsync(cancel);
        }
        catch (Exception failure) when ((failure as DbException ?? failure.InnerException as DbException) is { } why)
        {
            throw StoreUnfitException.NotOpened(why);
        }
    }

    private static async Task<IReadOnlyList<string>> PrepareSqliteAsync(BriefingDb db, TimeProvider clock, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var applied = await ApplyPendingAsync(db, clock, cancel);
        await transaction.CommitAsync(cancel);
        return applied;
    }

    private static async Task<IReadOnlyList<string>> PreparePostgresAsync(BriefingDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.Database.SqlQuery<bool>($"SELECT pg_is_in_recovery() AS \"Value\"").SingleAsync(cancel))
        {
            throw StoreUnfitException.Standby();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLock})", cancel);
        var applied = await ApplyPendingAsync(db, clock, cancel);
        await transaction.CommitAsync(cancel);
        return applied;
    }

    private static async Task<IReadOnlyList<string>> ApplyPendingAsync(BriefingDb db, TimeProvider clock, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS schema_script (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)", cancel);
        var applied = await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM schema_script").ToListAsync(cancel);
        var known = Scripts(db.IsPostgres ? "postgres" : "sqlite");
        if (applied.Except(known.Keys).FirstOrDefault() is { } unknown)
        {
            throw StoreUnfitException.TooNew(unknown);
        }

        var pending = known.Where(script => !applied.Contains(script.Key)).ToList();
        foreach (var (name, sql) in pending)
        {
            await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancel);
            await db.Database.ExecuteSqlAsync($"INSERT INTO schema_script (name, applied_at) VALUES ({name}, {clock.Now().ToString("O")})", cancel);
        }

        return [.. pending.Select(script => script.Key)];
    }

    private static SortedDictionary<string, string> Scripts(string engine)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"{typeof(Migration).Namespace}.{engine}.";
        var scripts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            scripts.Add(resource[prefix.Length..], reader.ReadToEnd());
        }

        return scripts;
    }
}
