using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

public abstract record ScheduleOutcome
{
    private ScheduleOutcome() { }

    public sealed record Scheduled(Briefing Briefing) : ScheduleOutcome;

    public sealed record AlreadyScheduled(Briefing Briefing) : ScheduleOutcome;

    public sealed record NotApproved(BriefingState State) : ScheduleOutcome;

    /// <summary>The text, audience or timetable is not what was approved.</summary>
    public sealed record ChangedSinceApproval : ScheduleOutcome;

    /// <summary>Whoever approved this of it may not do so any more; it must be approved again.</summary>
    public sealed record ApproverLostTheRight(SignOff What, string Approver) : ScheduleOutcome;

    /// <summary>The timetable no longer holds, for instance because its first release has passed meanwhile.</summary>
    public sealed record Unsound(IReadOnlyList<string> Problems) : ScheduleOutcome;

    public sealed record NotAllowed : ScheduleOutcome;
}

/// <summary>Sets an approved briefing's tiers to their instants; from here the release is the loop's.</summary>
public sealed class ScheduleBriefing(BriefingDb db, Plan plan, Councils councils, TimeProvider clock)
{
    public async Task<ScheduleOutcome> HandleAsync(Person issuer, BriefingId id, CancellationToken cancel)
    {
        var now = clock.Now();
        var briefing = await db.FindBriefingAsync(issuer.CouncilId, id, cancel);
        var outcome = briefing is null ? new ScheduleOutcome.NotAllowed() : Decide(briefing, issuer, ApprovalRules.Needed(briefing, councils[issuer.CouncilId], LondonTime.DateOn(now)), now);
        if (outcome is ScheduleOutcome.Scheduled)
        {
            outcome = await WhoLostTheRightAsync(briefing!, LondonTime.DateOn(now), cancel) ?? await WardsAreGoneAsync(briefing!, cancel) ?? outcome;
        }

        if (outcome is not ScheduleOutcome.Scheduled)
        {
            return outcome;
        }

        briefing!.State = BriefingState.Scheduled;
        briefing.StatutoryAt = StatutoryAccess.At(briefing.Text, councils[briefing.CouncilId]);
        briefing.Tiers.AddRange(TiersOf(briefing, now));
        briefing.LookAgainAt = PassingTime.NextLook(briefing, councils[briefing.CouncilId], now);
        await plan.RewriteAsync(briefing.CouncilId, [ContentKind.Approval], briefing.Id.Value, "scheduled", null, cancel);
        var capacity = issuer.Id == briefing.AuthorId ? briefing.AuthorCapacity : ApprovalRules.CapacityToApprove(briefing, issuer, LondonTime.DateOn(now))!;
        db.Record(new AuditEvent(briefing.CouncilId, now, issuer.Id.Value, capacity, "briefing.scheduled", $"briefing/{briefing.Id}"));
        await db.SaveChangesAsync(cancel);
        return outcome;
    }

    public static ScheduleOutcome Decide(Briefing briefing, Person issuer, IReadOnlyList<SignOff> needed, DateTimeOffset now)
    {
        var isAuthor = issuer.Id == briefing.AuthorId && Rights.To(issuer, Right.DraftBriefing, LondonTime.DateOn(now)) is not null;
        if (!isAuthor && ApprovalRules.CapacityToApprove(briefing, issuer, LondonTime.DateOn(now)) is null)
        {
            return new ScheduleOutcome.NotAllowed();
        }

        return briefing switch
        {
            { State: BriefingState.Scheduled or BriefingState.Lifted } => new ScheduleOutcome.AlreadyScheduled(briefing),
            { State: not BriefingState.Approved } => new ScheduleOutcome.NotApproved(briefing.State),
            _ when ApprovalRules.Missing(briefing, needed).Count > 0 => new ScheduleOutcome.ChangedSinceApproval(),
            _ when DraftRules.TimetableProblems(briefing.Text, briefing.Timetable, now).ToList() is { Count: > 0 } problems => new ScheduleOutcome.Unsound(problems),
            _ => new ScheduleOutcome.Scheduled(briefing),
        };
    }

    /// <summary>An approval holds only while its giver could give it: a role may end between approval and release.</summary>
    private async Task<ScheduleOutcome?> WhoLostTheRightAsync(Briefing briefing, DateOnly on, CancellationToken cancel)
    {
        var ids = briefing.Approvals.ConvertAll(a => a.ById);
        var approvers = await db.People.Where(p => p.CouncilId == briefing.CouncilId && ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        return briefing.Approvals
            .Where(a => ApprovalRules.CapacityFor(a.For, briefing, approvers[a.ById], on) is null)
            .Select(a => new ScheduleOutcome.ApproverLostTheRight(a.For, approvers[a.ById].Name))
            .FirstOrDefault();
    }

    /// <summary>A boundary review may end a ward between drafting and scheduling.</summary>
    private async Task<ScheduleOutcome?> WardsAreGoneAsync(Briefing briefing, CancellationToken cancel)
    {
        var wards = await db.Wards.Where(w => w.CouncilId == briefing.CouncilId).Select(w => w.Key).ToListAsync(cancel);
        return DraftRules.TextProblems(briefing.Text, wards).ToList() is { Count: > 0 } problems ? new ScheduleOutcome.Unsound(problems) : null;
    }

    private static IEnumerable<Tier> TiersOf(Briefing briefing, DateTimeOffset now) =>
        Audiences.Of(briefing).Select(audience => new Tier
        {
            CouncilId = briefing.CouncilId,
            BriefingId = briefing.Id,
            Audience = audience,
            ReleaseAt = StatutoryAccess.ReleaseAt(audience, briefing.Timetable.Of(audience) ?? now, briefing.StatutoryAt, now),
        });
}
