using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

public abstract record RepeatOutcome
{
    private RepeatOutcome() { }

    /// <summary>It is on its way, marked as a repeat.</summary>
    public sealed record OnItsWay : RepeatOutcome;

    /// <summary>The repeat is in doubt too: there is one for each member and briefing, and now somebody must ring them.</summary>
    public sealed record AlreadyRepeated : RepeatOutcome;

    public sealed record NotAllowed : RepeatOutcome;

    /// <summary>There is no doubt whether this member has it: it arrived, was refused, or was never sent.</summary>
    public sealed record NotInDoubt : RepeatOutcome;
}

/// <summary>
/// Democratic services send a briefing again to a member of whom nobody knows whether they have it. The bot never decides this by
/// itself: the member may see it twice, and the card says so.
/// </summary>
public sealed class RepeatBriefing(BriefingDb db, Plan plan, TimeProvider clock)
{
    /// <summary>The occasion of a repeat; there is one for each member and briefing.</summary>
    public const string Occasion = "repeat";

    public async Task<RepeatOutcome> HandleAsync(Person clerk, BriefingId id, PersonId memberId, CancellationToken cancel)
    {
        var now = clock.Now();
        if (clerk is not Officer || Rights.To(clerk, Right.SeeReceipts, LondonTime.DateOn(now)) is not { } capacity)
        {
            return new RepeatOutcome.NotAllowed();
        }

        var copies = await db.Deliveries
            .Where(d => d.CouncilId == clerk.CouncilId && d.Kind == ContentKind.Briefing && d.SubjectId == id.Value && d.RecipientId == memberId && d.Act == DeliveryAct.Send)
            .Select(d => d.State).ToListAsync(cancel);
        if (!copies.Contains(DeliveryState.Ambiguous) || copies.Contains(DeliveryState.Delivered))
        {
            return new RepeatOutcome.NotInDoubt();
        }

        if (await plan.SendAsync(clerk.CouncilId, ContentKind.Briefing, id.Value, Occasion, [memberId], now, cancel) == 0)
        {
            // Pressed twice, the repeat is still on its way.
            return copies.Exists(IsOnItsWay) ? new RepeatOutcome.OnItsWay() : new RepeatOutcome.AlreadyRepeated();
        }

        db.Record(new AuditEvent(clerk.CouncilId, now, clerk.Id.Value, capacity, "briefing.repeated", $"briefing/{id}", $"person/{memberId}"));
        await db.SaveChangesAsync(cancel);
        return new RepeatOutcome.OnItsWay();
    }

    private static bool IsOnItsWay(DeliveryState copy) => copy is DeliveryState.Planned or DeliveryState.Throttled or DeliveryState.InFlight;
}
