using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

public abstract record InterestOutcome
{
    private InterestOutcome() { }

    /// <param name="HasItAlready">They were shown the briefing before; what was seen cannot be unseen.</param>
    public sealed record Recorded(string Member, bool HasItAlready) : InterestOutcome;

    /// <summary>The member reads it with everybody else of their tier.</summary>
    public sealed record TakenOff(string Member) : InterestOutcome;

    public sealed record NoSuchMember : InterestOutcome;

    public sealed record NotAllowed : InterestOutcome;
}

/// <summary>
/// The Monitoring Officer records that a member has declared an interest: they lose early access to that briefing, and nothing else. One that was recorded
/// by mistake, or has ended, is taken off.
/// </summary>
public sealed class RecordInterest(BriefingDb db, Plan plan, TimeProvider clock)
{
    /// <param name="pressed">The card that was pressed, which its reader sees replaced at once.</param>
    public async Task<InterestOutcome> HandleAsync(Person person, BriefingId id, PersonId memberId, string? pressed, CancellationToken cancel)
    {
        var now = clock.Now();
        var briefing = await db.FindBriefingAsync(person.CouncilId, id, cancel);
        if (briefing is null || Rights.To(person, Right.DecideOnAccess, LondonTime.DateOn(now)) is not { } capacity)
        {
            return new InterestOutcome.NotAllowed();
        }

        if (await db.Members.FirstOrDefaultAsync(m => m.CouncilId == person.CouncilId && m.Id == memberId, cancel) is not { } member)
        {
            return new InterestOutcome.NoSuchMember();
        }

        var hasIt = await db.Deliveries.AnyAsync(
            d => d.CouncilId == person.CouncilId && d.Kind == ContentKind.Briefing && d.SubjectId == id.Value && d.RecipientId == memberId && d.AcceptedAt != null, cancel);
        if (!briefing.IsInterested(memberId))
        {
            briefing.Interests = [.. briefing.Interests, new DeclaredInterest(memberId, person.Id, now)];
            await plan.RewriteAsync(briefing.CouncilId, [ContentKind.Approval], id.Value, $"interest-{memberId.Value:N}/{now.UtcTicks}", pressed, cancel);
            db.Record(new AuditEvent(briefing.CouncilId, now, person.Id.Value, capacity, "briefing.interest-recorded", $"briefing/{id}", $"person/{memberId}"));
            await db.SaveChangesAsync(cancel);
        }

        return new InterestOutcome.Recorded(member.Name, hasIt);
    }

    /// <param name="pressed">The card that was pressed, which its reader sees replaced at once.</param>
    public async Task<InterestOutcome> TakeOffAsync(Person person, BriefingId id, PersonId memberId, string? pressed, CancellationToken cancel)
    {
        var now = clock.Now();
        var briefing = await db.FindBriefingAsync(person.CouncilId, id, cancel);
        if (briefing is null || Rights.To(person, Right.DecideOnAccess, LondonTime.DateOn(now)) is not { } capacity)
        {
            return new InterestOutcome.NotAllowed();
        }

        if (!briefing.IsInterested(memberId) || await db.Members.FirstOrDefaultAsync(m => m.CouncilId == person.CouncilId && m.Id == memberId, cancel) is not { } member)
        {
            return new InterestOutcome.NoSuchMember();
        }

        briefing.Interests = [.. briefing.Interests.Where(i => i.MemberId != memberId)];
        // Their tier may be out already, and their copy waits for the end of the embargo.
        await plan.BringForwardAsync(briefing.CouncilId, ContentKind.Briefing, id.Value, cancel);
        await plan.RewriteAsync(briefing.CouncilId, [ContentKind.Approval], id.Value, $"interest-off-{memberId.Value:N}/{now.UtcTicks}", pressed, cancel);
        db.Record(new AuditEvent(briefing.CouncilId, now, person.Id.Value, capacity, "briefing.interest-taken-off", $"briefing/{id}", $"person/{memberId}"));
        await db.SaveChangesAsync(cancel);
        return new InterestOutcome.TakenOff(member.Name);
    }
}
