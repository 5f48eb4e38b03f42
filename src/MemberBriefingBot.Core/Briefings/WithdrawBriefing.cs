using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

public abstract record WithdrawOutcome
{
    private WithdrawOutcome() { }

    /// <param name="Shown">How many people had it or may have had it; each is told, and their cards are emptied.</param>
    /// <param name="Stopped">How many it will not reach any more.</param>
    public sealed record Withdrawn(int Shown, int Stopped) : WithdrawOutcome;

    public sealed record AlreadyWithdrawn : WithdrawOutcome;

    public sealed record NotAllowed : WithdrawOutcome;

    public sealed record ReasonNeeded : WithdrawOutcome;

    public sealed record ReasonTooLong(int Characters, int Most) : WithdrawOutcome;
}

/// <summary>
/// Takes a briefing back. One person may: nothing leaves after the withdrawal is committed, every card that was sent is emptied in place,
/// and whoever had it is told why.
/// </summary>
public sealed class WithdrawBriefing(BriefingDb db, Plan plan, TimeProvider clock)
{
    /// <summary>The occasion of everything a withdrawal sends.</summary>
    public const string Occasion = "withdrawal";

    /// <summary>Most characters of the reason, which everybody who had the briefing reads.</summary>
    public const int LongestReason = 500;

    /// <param name="pressed">The card that was pressed, which its reader sees replaced at once.</param>
    public async Task<WithdrawOutcome> HandleAsync(Person person, BriefingId id, string reason, string? pressed, CancellationToken cancel)
    {
        var now = clock.Now();
        var briefing = await db.FindBriefingAsync(person.CouncilId, id, cancel);
        var capacity = briefing is null ? null : ChangeRules.CapacityToWithdraw(briefing, person, LondonTime.DateOn(now));
        if (Refuse(briefing, capacity, reason.Trim()) is { } refused)
        {
            return refused;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Else a release beside it could commit deliveries that it neither stops nor rewrites.
        await db.HoldTiersAsync(briefing!, cancel);
        var stopped = await plan.CancelAsync(briefing!.CouncilId, ContentKind.Briefing, id.Value, "The briefing was withdrawn.", cancel);
        (briefing.State, briefing.WithdrawnAt, briefing.WithdrawnReason, briefing.Proposed, briefing.ProposedLift, briefing.LookAgainAt) =
            (BriefingState.Withdrawn, now, reason.Trim(), null, null, null);
        var shown = await db.WhoHadAsync(briefing, cancel);
        await plan.RewriteAsync(
            briefing.CouncilId, [ContentKind.Briefing, ContentKind.Change, ContentKind.Approval, ContentKind.Unreached, ContentKind.CallList, ContentKind.Reminder, ContentKind.Question, ContentKind.Assignment], id.Value, Occasion, pressed, cancel, DeliveryPriority.News);
        await plan.SendAsync(briefing.CouncilId, ContentKind.Change, id.Value, Occasion, shown, now, cancel);
        db.Record(new AuditEvent(briefing.CouncilId, now, person.Id.Value, capacity!, "briefing.withdrawn", $"briefing/{id}", $"{shown.Count} had it, {stopped} stopped"));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new WithdrawOutcome.Withdrawn(shown.Count, stopped);
    }

    private static WithdrawOutcome? Refuse(Briefing? briefing, string? capacity, string reason) => briefing switch
    {
        _ when capacity is null => new WithdrawOutcome.NotAllowed(),
        { State: BriefingState.Withdrawn } => new WithdrawOutcome.AlreadyWithdrawn(),
        _ when reason.Length == 0 => new WithdrawOutcome.ReasonNeeded(),
        _ when reason.Length > LongestReason => new WithdrawOutcome.ReasonTooLong(reason.Length, LongestReason),
        _ => null,
    };
}
