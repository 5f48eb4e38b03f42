using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>When an embargo's instant has come, says so on every card already sent, in place.</summary>
public sealed class LiftDueEmbargoes(BriefingDb db, Plan plan, ClockAgreement clocks, TimeProvider clock) : IStep
{
    /// <summary>The occasion of what the end of an embargo changes.</summary>
    public const string Occasion = "lift";

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        if (!clocks.Holds)
        {
            return Rest.UntilTick;
        }

        var now = clock.Now();
        var briefing = await db.Briefings
            .Where(b => b.State == BriefingState.Scheduled && b.Timetable.EmbargoUntil != null && b.Timetable.EmbargoUntil <= now)
            .OrderBy(b => b.Timetable.EmbargoUntil)
            .FirstOrDefaultAsync(cancel);
        if (briefing is null)
        {
            return Rest.UntilTick;
        }

        (briefing.State, briefing.LiftedAt, briefing.ProposedLift) = (BriefingState.Lifted, now, null);
        await plan.RewriteAsync(briefing.CouncilId, [ContentKind.Briefing, ContentKind.Approval], briefing.Id.Value, Occasion, null, cancel);
        db.Record(AuditEvent.ByBot(briefing.CouncilId, now, "briefing.lifted", $"briefing/{briefing.Id}"));
        await db.SaveChangesAsync(cancel);
        return Rest.None;
    }
}
