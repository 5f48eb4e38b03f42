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
    /// <exception cref="StoreTooNewException">The store knows a script this version does not.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(BriefingDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (!db.IsPostgres)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (db.IsPostgres)
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLock})", cancel);
        }

        await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS schema_script (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)", cancel);
        var applied = await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM schema_script").ToListAsync(cancel);
        var known = Scripts(db.IsPostgres ? "postgres" : "sqlite");
        if (applied.Except(known.Keys).FirstOrDefault() is { } unknown)
        {
            throw new StoreTooNewException(unknown);
        }

        var pending = known.Where(script => !applied.Contains(script.Key)).ToList();
        foreach (var (name, sql) in pending)
        {
            await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancel);
            await db.Database.ExecuteSqlAsync($"INSERT INTO schema_script (name, applied_at) VALUES ({name}, {clock.Now().ToString("O")})", cancel);
        }

        await transaction.CommitAsync(cancel);
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

/// <summary>The store was made by a newer version of the program, which this one must not touch.</summary>
public sealed class StoreTooNewException(string script)
    : Exception($"The store was brought up to date by a newer version (script {script}). Nothing was changed. Run that version, or restore a store that fits this one.");
