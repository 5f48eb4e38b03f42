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

    public sealed record Approved(Briefing Briefing) : ApproveOutcome;

    public sealed record AlreadyApproved(Briefing Briefing) : ApproveOutcome;

    public sealed record NotAwaiting(BriefingState State) : ApproveOutcome;

    public sealed record ApproverIsAuthor : ApproveOutcome;

    /// <summary>The text, audience or timetable is not what the approver was shown.</summary>
    public sealed record ChangedSince(Briefing Briefing) : ApproveOutcome;

    public sealed record NotAllowed : ApproveOutcome;
}

/// <summary>A second person takes responsibility for exactly what they were shown.</summary>
public sealed class ApproveBriefing(BriefingDb db, Plan plan, TimeProvider clock)
{
    public async Task<ApproveOutcome> HandleAsync(ApproveRequest request, CancellationToken cancel)
    {
        var now = clock.Now();
        var briefing = await db.FindBriefingAsync(request.Approver.CouncilId, request.Id, cancel);
        var capacity = briefing is null ? null : ApprovalRules.CapacityToApprove(briefing, request.Approver, LondonTime.DateOn(now));
        var outcome = Decide(briefing, request, capacity);
        if (outcome is not ApproveOutcome.Approved)
        {
            return outcome;
        }

        briefing!.State = BriefingState.Approved;
        (briefing.ApprovedById, briefing.ApproverCapacity, briefing.ApprovedAt, briefing.ApprovedFingerprint) = (request.Approver.Id, capacity, now, request.Fingerprint);
        await plan.RewriteAsync(briefing.CouncilId, [ContentKind.Approval], briefing.Id.Value, $"approved/{now.UtcTicks}", request.PressedActivityId, cancel);
        await plan.SendAsync(briefing.CouncilId, ContentKind.Approval, briefing.Id.Value, $"approved/{request.Fingerprint}", [briefing.AuthorId], now, cancel);
        db.Record(new AuditEvent(briefing.CouncilId, now, request.Approver.Id.Value, capacity!, "briefing.approved", $"briefing/{briefing.Id}", request.Fingerprint));
        await db.SaveChangesAsync(cancel);
        return outcome;
    }

    public static ApproveOutcome Decide(Briefing? briefing, ApproveRequest request, string? capacity) => briefing switch
    {
        null => new ApproveOutcome.NotAllowed(),
        _ when briefing.AuthorId == request.Approver.Id => new ApproveOutcome.ApproverIsAuthor(),
        _ when capacity is null => new ApproveOutcome.NotAllowed(),
        { State: BriefingState.Approved or BriefingState.Scheduled or BriefingState.Lifted } => new ApproveOutcome.AlreadyApproved(briefing),
        _ when briefing.Fingerprint() != request.Fingerprint => new ApproveOutcome.ChangedSince(briefing),
        { State: not BriefingState.AwaitingApproval } => new ApproveOutcome.NotAwaiting(briefing.State),
        _ => new ApproveOutcome.Approved(briefing),
    };
}
