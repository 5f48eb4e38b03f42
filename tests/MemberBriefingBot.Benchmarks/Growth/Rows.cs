using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Benchmarks.Growth;

/// <summary>Many deliveries, each a copy of one that is planned, under a subject of its own.</summary>
internal static class Rows
{
    public static Task<int> MultiplyAsync(BriefingDb db, int count, DeliveryState state)
    {
        var id = db.IsPostgres ? "gen_random_uuid()" : "printf('%08X-0000-4000-8000-%012X', n, n)";
        var sql = $$"""
            WITH RECURSIVE number (n) AS (SELECT 1 WHERE {0} > 0 UNION ALL SELECT n + 1 FROM number WHERE n < {0})
            INSERT INTO delivery (council_id, id, recipient_id, kind, subject_id, occasion, act, via, priority, planned_at, due_at, state, attempts, fence, activity_id)
            SELECT council_id, {{id}}, recipient_id, kind, subject_id, occasion || n, act, via, priority, planned_at, due_at, {1}, 0, 0,
                   CASE {1} WHEN 'Delivered' THEN '1:' || n END
              FROM number, (SELECT * FROM delivery LIMIT 1) AS pattern
            """;
        return db.Database.ExecuteSqlRawAsync(sql, count, state.ToString());
    }
}
