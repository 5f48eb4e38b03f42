using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

public abstract record CorrectionOutcome
{
    private CorrectionOutcome() { }

    /// <param name="Shown">How many people had it or may have had it; their cards are rewritten, and each is told what changed.</param>
    public sealed record Corrected(int Shown) : CorrectionOutcome;

    public sealed record Dropped : CorrectionOutcome;

    /// <summary>There is no correction to decide on: it was approved, dropped, or the briefing was withdrawn.</summary>
    public sealed record NothingProposed : CorrectionOutcome;

    /// <summary>The proposed words are not those the person was shown.</summary>
    public sealed record ChangedSince : CorrectionOutcome;

    /// <summary>Whoever proposed it cannot approve it.</summary>
    public sealed record ApproverProposedIt : CorrectionOutcome;

    public sealed record NotAllowed : CorrectionOutcome;
}

/// <summary>
/// A second person approves a correction, or somebody drops it. Once approved, the new words replace the old in every card that was sent,
/// and exactly those who had the old ones are told what changed.
/// </summary>
public sealed class ApproveCorrection(BriefingDb db, Plan plan, Councils councils, TimeProvider clock)
{
    /// <summary>How the occasions of what a correction sends begin; the version follows.</summary>
    public const string OccasionStart = "correction-";

    /// <param name="fingerprint">What the approver was shown.</param>
    /// <param name="pressed">The card that was pressed, which its reader sees replaced at once.</param>
    public async Task<CorrectionOutcome> ApproveAsync(Person person, BriefingId id, string fingerprint, string? pressed, CancellationToken cancel)
    {
        var now = clock.Now();
        var briefing = await db.FindBriefingAsync(person.CouncilId, id, cancel);
        var council = councils[person.CouncilId];
        var needed = ApprovalRules.NeededForCorrection(council, LondonTime.DateOn(now));
        var capacity = briefing is null ? null : ApprovalRules.CapacityFor(needed, briefing, person, LondonTime.DateOn(now));
        if (Refuse(briefing, person, capacity, fingerprint) is { } refused)
        {
            return refused;
        }

        var correction = briefing!.Proposed!;
        (briefing.Text, briefing.Proposed, briefing.Version) = (correction.Text, null, briefing.Version + 1);
        (briefing.CorrectedAt, briefing.WhatChanged) = (now, correction.WhatChanged);
        briefing.Approvals = [.. briefing.Approvals.Where(a => a.For != SignOff.Content), new Approval(SignOff.Content, person.Id, capacity!, now, briefing.Fingerprint())];
        StatutoryAccess.Reconsider(briefing, isPublished: false, council, now);
        await plan.BringForwardAsync(briefing.CouncilId, ContentKind.Briefing, id.Value, cancel);
        var occasion = $"{OccasionStart}{briefing.Version}";
        var shown = await db.WhoHadAsync(briefing, cancel);
        await plan.RewriteAsync(briefing.CouncilId, [ContentKind.Briefing, ContentKind.Approval], id.Value, occasion, pressed, cancel, DeliveryPriority.News);
        await plan.SendAsync(briefing.CouncilId, ContentKind.Change, id.Value, occasion, shown, now, cancel);
        db.Record(new AuditEvent(briefing.CouncilId, now, person.Id.Value, capacity!, "briefing.corrected", $"briefing/{id}", $"version {briefing.Version}, {fingerprint}, {shown.Count} had the old one"));
        await db.SaveChangesAsync(cancel);
        return new CorrectionOutcome.Corrected(shown.Count);
    }

    public async Task<CorrectionOutcome> DropAsync(Person person, BriefingId id, CancellationToken cancel)
    {
        var now = clock.Now();
        var briefing = await db.FindBriefingAsync(person.CouncilId, id, cancel);
        if (briefing is null || ChangeRules.CapacityToCorrect(briefing, person, LondonTime.DateOn(now)) is not { } capacity)
        {
            return new CorrectionOutcome.NotAllowed();
        }

        if (briefing.Proposed is null)
        {
            return new CorrectionOutcome.NothingProposed();
        }

        briefing.Proposed = null;
        db.Record(new AuditEvent(briefing.CouncilId, now, person.Id.Value, capacity, "briefing.correction-dropped", $"briefing/{id}"));
        await db.SaveChangesAsync(cancel);
        return new CorrectionOutcome.Dropped();
    }

    private static CorrectionOutcome? Refuse(Briefing? briefing, Person person, string? capacity, string fingerprint) => briefing?.Proposed switch
    {
        _ when briefing is null => new CorrectionOutcome.NotAllowed(),
        { } proposed when proposed.ProposedById == person.Id => new CorrectionOutcome.ApproverProposedIt(),
        _ when capacity is null => new CorrectionOutcome.NotAllowed(),
        null => new CorrectionOutcome.NothingProposed(),
        { } proposed when proposed.Fingerprint() != fingerprint => new CorrectionOutcome.ChangedSince(),
        _ => null,
    };
}
