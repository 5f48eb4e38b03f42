using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MemberBriefingBot.Core.Data;

/// <summary>A connection pooler, such as PgBouncer, that stands between the bot and its PostgreSQL and shares the server's connections out.</summary>
public static class Pooler
{
    /// <summary>A pooler gives its clients process numbers of its own making; the server knows another.</summary>
    public static async Task<bool> StandsBeforeAsync(BriefingDb db, CancellationToken cancel)
    {
        if (!db.IsPostgres)
        {
            return false;
        }

        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var told = ((NpgsqlConnection)db.Database.GetDbConnection()).ProcessID;
            return told != await db.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").SingleAsync(cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
