using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>Closes what was agreed to, and lets lapse what nobody answered: every card of it changes, so that no name stays in a chat.</summary>
public sealed class EndMarkLookups(BriefingDb db, Plan plan, TimeProvider clock) : IStep
{
    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        var lookup = await db.MarkLookups.Where(l => l.EndedAt == null && l.EndsAt <= now).OrderBy(l => l.EndsAt).FirstOrDefaultAsync(cancel);
        if (lookup is null)
        {
            return Rest.UntilTick;
        }

        var lapsed = lookup.StateAt(now) == MarkLookupState.Lapsed;
        lookup.EndedAt = now;
        await plan.RewriteAsync(lookup.CouncilId, [ContentKind.MarkLookup], lookup.Id.Value, "ended", null, cancel);
        if (lapsed)
        {
            await plan.SendAsync(lookup.CouncilId, ContentKind.MarkLookup, lookup.Id.Value, "lapsed", [lookup.AskedById], now, cancel);
        }

        db.Record(lookup.Happened(lapsed ? "mark.lapsed" : "mark.closed", now));
        await db.SaveChangesAsync(cancel);
        return Rest.None;
    }
}
