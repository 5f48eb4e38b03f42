using MemberBriefingBot.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Data;

internal static class Chaining
{
    /// <summary>Adds events to their councils' chains in the caller's transaction. Taking the head row makes writers of one council wait for each other.</summary>
    public static async Task ChainAsync(this BriefingDb db, IReadOnlyList<AuditEvent> happened, CancellationToken cancel)
    {
        foreach (var council in happened.GroupBy(e => e.CouncilId))
        {
            var count = council.Count();
            var head = (await db.AuditHeads.FromSql(
                $"""
                INSERT INTO audit_head (council_id, sequence, hash) VALUES ({council.Key.Value}, {count}, '')
                ON CONFLICT (council_id) DO UPDATE SET sequence = audit_head.sequence + {count}
                RETURNING council_id, sequence, hash
                """).AsNoTracking().ToListAsync(cancel)).Single();
            var (sequence, hash) = (head.Sequence - count, head.Hash);
            foreach (var e in council)
            {
                var entry = AuditChain.Link(e, ++sequence, hash);
                db.AuditEntries.Add(entry);
                hash = entry.Hash;
            }

            await db.AuditHeads.Where(h => h.CouncilId == council.Key).ExecuteUpdateAsync(set => set.SetProperty(h => h.Hash, hash), cancel);
        }
    }
}
