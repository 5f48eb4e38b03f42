using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>What waits to be sent for a council that is held.</summary>
/// <param name="Because">Why it is held; null when it is not.</param>
public sealed record HeldCouncil(CouncilId CouncilId, string? Because, IReadOnlyList<(ContentKind Kind, int Messages)> Waiting);

/// <summary>After a store was restored from an older copy: a person says what of the waiting may have been sent, and sending goes on.</summary>
public sealed class ReconcileCouncil(BriefingDb db, Lanes lanes, TimeProvider clock)
{
    public async Task<HeldCouncil> ReadAsync(CouncilId councilId, CancellationToken cancel)
    {
        var because = await db.Lanes.Where(l => l.CouncilId == councilId).Select(l => l.HeldBecause).FirstOrDefaultAsync(cancel);
        var waiting = await Waiting(councilId).GroupBy(d => d.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        return new HeldCouncil(councilId, because, [.. waiting.OrderBy(w => w.Key).Select(w => (w.Key, w.Count))]);
    }

    /// <param name="mayHaveBeenSent">
    /// True: nothing that waits is sent; each message is listed as one that may have been delivered. False: the person has made sure that
    /// none was sent, and all of it goes out.
    /// </param>
    /// <returns>How many messages were listed as in doubt; null when the council is not held.</returns>
    public async Task<int?> ResumeAsync(CouncilId councilId, bool mayHaveBeenSent, CancellationToken cancel)
    {
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await lanes.ResumeAsync(councilId, cancel))
        {
            return null;
        }

        var doubtful = mayHaveBeenSent ? await Waiting(councilId).AsNoTracking().ToListAsync(cancel) : [];
        if (doubtful.Count > 0)
        {
            await Waiting(councilId).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.State, DeliveryState.Ambiguous)
                    .SetProperty(d => d.Reason, "The store was restored from an older copy. It may have been delivered before that."),
                cancel);
            doubtful.ForEach(d => db.Record(d.Became(DeliveryState.Ambiguous, now)));
        }

        db.Record(new AuditEvent(councilId, now, null, "Operator", "sending.resumed", $"lane/{councilId}", mayHaveBeenSent ? $"{doubtful.Count} may have been sent" : "nothing that waits was sent"));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return doubtful.Count;
    }

    /// <summary>Messages, not rewrites: those name their message and may be repeated.</summary>
    private IQueryable<Delivery> Waiting(CouncilId councilId) => db.Deliveries.Where(d =>
        d.CouncilId == councilId && d.Act == DeliveryAct.Send && (d.State == DeliveryState.Planned || d.State == DeliveryState.Throttled || d.State == DeliveryState.InFlight));
}
