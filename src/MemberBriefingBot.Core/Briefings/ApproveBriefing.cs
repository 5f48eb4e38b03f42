using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <param name="Fingerprint">What the approver was shown; approving anything else is refused.</param>
/// <param name="PressedActivityId">The card the approver acted on, which they see replaced at once.</param>
public sealed record ApproveRequest(Person Approver, BriefingId Id, string Fingerprint, string? PressedActivityId = null);

public abstract record ApproveOutcome
{
    private ApproveOutcome() { }

    /// <param name="Given">What this approval covers: everything that was missing and this person may give.</param>
    /// <param name="StillNeeded">What others must approve before it can be scheduled; empty when nothing is.</param>
    public sealed record Approved(Briefing Briefing, IReadOnlyList<SignOff> Given, IReadOnlyList<SignOff> StillNeeded) : ApproveOutcome;

    public sealed record AlreadyApproved(Briefing Briefing) : ApproveOutcome;

    public sealed record NotAwaiting(BriefingState State) : ApproveOutcome;

    public sealed record ApproverIsAuthor : ApproveOutcome;

    /// <summary>The text, audience or timetable is not what the approver was shown.</summary>
    public sealed record ChangedSince(Briefing Briefing) : ApproveOutcome;

    public sealed record NotAllowed : ApproveOutcome;
}

/// <summary>A second person takes responsibility for exactly what they were shown, in every capacity they have for it.</summary>
public sealed class ApproveBriefing(BriefingDb db, Plan plan, Councils councils, TimeProvider clock)
{
    public async Task<ApproveOutcome> HandleAsync(ApproveRequest request, CancellationToken cancel)
    {
        var now = clock.Now();
        var on = LondonTime.DateOn(now);
        var briefing = await db.FindBriefingAsync(request.Approver.CouncilId, request.Id, cancel);
        var needed = briefing is null ? [] : ApprovalRules.Needed(briefing, councils[briefing.CouncilId], on);
        var mayGive = briefing is null ? [] : ApprovalRules.MayGive(briefing, request.Approver, needed, on);
        var outcome = Decide(briefing, request, needed, mayGive);
        if (outcome is not ApproveOutcome.Approved approved)
        {
            return outcome;
        }

        var given = approved.Given.Select(s => new Approval(s, request.Approver.Id, ApprovalRules.CapacityFor(s, briefing!, request.Approver, on)!, now, request.Fingerprint)).ToList();
        briefing!.Approvals = [.. briefing.Approvals.Where(a => a.Fingerprint == request.Fingerprint), .. given];
        await plan.RewriteAsync(briefing.CouncilId, [ContentKind.Approval], briefing.Id.Value, $"approved-{string.Join('-', approved.Given)}/{now.UtcTicks}", request.PressedActivityId, cancel);
        if (approved.StillNeeded.Count == 0)
        {
            briefing.State = BriefingState.Approved;
            await plan.SendAsync(briefing.CouncilId, ContentKind.Approval, briefing.Id.Value, $"approved/{now.UtcTicks}", [briefing.AuthorId], now, cancel);
        }

        foreach (var approval in given)
        {
            db.Record(new AuditEvent(briefing.CouncilId, now, request.Approver.Id.Value, approval.Capacity, "briefing.approved", $"briefing/{briefing.Id}", $"{approval.For}: {request.Fingerprint}"));
        }

        await db.SaveChangesAsync(cancel);
        return outcome;
    }

    /// <param name="needed">Every sign-off the briefing needs.</param>
    /// <param name="mayGive">Those of them that this person may give.</param>
    public static ApproveOutcome Decide(Briefing? briefing, ApproveRequest request, IReadOnlyList<SignOff> needed, IReadOnlyList<SignOff> mayGive) => briefing switch
    {
        null => new ApproveOutcome.NotAllowed(),
        _ when briefing.AuthorId == request.Approver.Id => new ApproveOutcome.ApproverIsAuthor(),
        _ when mayGive.Count == 0 => new ApproveOutcome.NotAllowed(),
        { State: BriefingState.Scheduled or BriefingState.Lifted } => new ApproveOutcome.AlreadyApproved(briefing),
        { State: BriefingState.Approved } when ApprovalRules.Missing(briefing, needed).Count == 0 => new ApproveOutcome.AlreadyApproved(briefing),
        _ when briefing.Fingerprint() != request.Fingerprint => new ApproveOutcome.ChangedSince(briefing),
        { State: not (BriefingState.AwaitingApproval or BriefingState.Approved) } => new ApproveOutcome.NotAwaiting(briefing.State),
        _ => ApprovalRules.Missing(briefing, needed) is var missing && missing.Intersect(mayGive).Any()
            ? new ApproveOutcome.Approved(briefing, [.. missing.Intersect(mayGive)], [.. missing.Except(mayGive)])
            : new ApproveOutcome.AlreadyApproved(briefing),
    };
}
