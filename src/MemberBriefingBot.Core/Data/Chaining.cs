using MemberBriefingBot.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Data;

internal static class Chaining
{
    /// <summary>Entries in one statement: well below what either engine takes as parameters.</summary>
    private const int EntriesAtOnce = 500;

    /// <summary>Adds events to their councils' chains in the caller's transaction. Taking the head row makes writers of one council wait for each other.</summary>
    public static async Task ChainAsync(this BriefingDb db, IReadOnlyList<AuditEvent> happened, CancellationToken cancel)
    {
        foreach (var council in happened.GroupBy(e => e.CouncilId))
        {
            var count = council.Count();
            var (sequence, hash) = (await db.ReturningAsync(
                """
                INSERT INTO audit_head (council_id, sequence, hash) VALUES ({0}, {1}, '')
                ON CONFLICT (council_id) DO UPDATE SET sequence = audit_head.sequence + {1}
                RETURNING sequence, hash
                """,
                [council.Key.Value, count], row => (row.GetInt64(0), row.GetString(1)), cancel)).Single();
            var entries = AuditChain.Extend(sequence - count, hash, council);
            foreach (var some in entries.Chunk(EntriesAtOnce))
            {
                await db.InsertAsync(some, cancel);
            }
        }
    }

    /// <summary>The entries, and with them where the chain now ends.</summary>
    private static Task<int> InsertAsync(this BriefingDb db, AuditEntry[] entries, CancellationToken cancel)
    {
        var values = new SqlValues();
        var rows = entries.Select(e => values.Row(e.CouncilId.Value, e.Sequence, e.At.UtcDateTime, e.ActorId, e.Capacity, e.Act, e.Subject, e.Facts, e.PreviousHash, e.Hash));
        var sql = $"""
            INSERT INTO audit_entry (council_id, sequence, at, actor_id, capacity, act, subject, facts, previous_hash, hash)
            VALUES {string.Join(", ", rows)};
            UPDATE audit_head SET hash = {values.Place(entries[^1].Hash)} WHERE council_id = {values.Place(entries[^1].CouncilId.Value)}
            """;
        return db.Database.ExecuteSqlRawAsync(sql, values.All!, cancel);
    }
}
