using System.Globalization;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Teams.Cards;

namespace MemberBriefingBot.Teams;

/// <summary>Buttons that change a briefing which is scheduled or out: correct it, decide on a correction, withdraw it.</summary>
internal sealed class ChangeActions(CorrectBriefing correct, ApproveCorrection corrections, WithdrawBriefing withdraw, RecordDecision record, Views views)
{
    public async Task<Next> CorrectAsync(Press press, BriefingId id, CancellationToken cancel)
    {
        var decision = Enum.TryParse<DecisionStatus>(press.Input("decision"), out var said) && Enum.IsDefined(said) ? said : DecisionStatus.Proposed;
        var words = new CorrectedWords(
            press.Input("title").Trim(), press.Input("summary").Trim(), press.Input("wardEffect").Trim(), DraftInputs.Lines(press.Input("recommendations")), decision, press.Input("contact").Trim(),
            DraftInputs.Lines(press.Input("lines")));
        return await correct.HandleAsync(new CorrectRequest(press.Person, id, words, press.Input("whatChanged")), cancel) switch
        {
            CorrectOutcome.Proposed p => Show(id, $"The correction was sent for approval. Asked, of whom one is enough: {string.Join(", ", p.Approvers.Select(a => a.Name))}. Nobody who has the briefing sees it before that."),
            CorrectOutcome.Incomplete incomplete => new Next.Correct(
                await views.CorrectionFormAsync(press.Person, id, cancel, press.Inputs, incomplete.Problems), string.Join(" ", incomplete.Problems)),
            CorrectOutcome.NotOut => Refuse(id, "This briefing is not on its way to members, so there is nothing to correct. Nothing was changed."),
            CorrectOutcome.NobodyToApprove => Refuse(id, "Nobody but you may approve this correction, so it was not sent. Ask Democratic Services to check the directory."),
            _ => Refuse(id, "Only its author and those who may approve it can correct a briefing. Nothing was changed."),
        };
    }

    public async Task<Next> ApproveAsync(Press press, BriefingId id, CancellationToken cancel) =>
        await corrections.ApproveAsync(press.Person, id, press.Input("correction"), press.CardActivityId, cancel) switch
        {
            CorrectionOutcome.Corrected c => Show(id, $"Corrected. {HadTheOldWords(c.Shown)}"),
            CorrectionOutcome.ChangedSince => Refuse(id, "The correction has changed since you were shown it, and was not approved. This is how it stands now."),
            CorrectionOutcome.NothingProposed => Show(id, "There is no correction waiting any more."),
            CorrectionOutcome.ApproverProposedIt => Refuse(id, "You proposed it, so somebody else must approve it. Nothing was changed."),
            _ => Refuse(id, "You cannot approve this correction. In a pre-election period the Monitoring Officer approves every one. Nothing was changed."),
        };

    public async Task<Next> DropAsync(Press press, BriefingId id, CancellationToken cancel) => await corrections.DropAsync(press.Person, id, cancel) switch
    {
        CorrectionOutcome.Dropped => Show(id, "The correction was dropped. The briefing stays as it is."),
        CorrectionOutcome.NothingProposed => Show(id, "There is no correction waiting any more."),
        _ => Refuse(id, "Only the author and those who may approve it can drop a correction. Nothing was changed."),
    };

    public async Task<Next> WithdrawAsync(Press press, BriefingId id, CancellationToken cancel) => await withdraw.HandleAsync(press.Person, id, press.Input("reason"), press.CardActivityId, cancel) switch
    {
        WithdrawOutcome.Withdrawn w => Show(id, $"Withdrawn. {HadIt(w.Shown)}"),
        WithdrawOutcome.AlreadyWithdrawn => Show(id, "It was withdrawn already."),
        WithdrawOutcome.ReasonNeeded => Refuse(id, "Give the reason: everybody who had it reads it. Nothing was changed."),
        WithdrawOutcome.ReasonTooLong tooLong => Refuse(id, $"The reason has {tooLong.Characters:N0} characters, and the most is {tooLong.Most:N0}. Nothing was changed. Please shorten it."),
        _ => Refuse(id, "You cannot withdraw this briefing. If it must be stopped, ring Democratic Services. Nothing was changed."),
    };

    public async Task<Next> RecordDecisionAsync(Press press, BriefingId id, CancellationToken cancel)
    {
        var unreadable = new List<string>();
        var days = PathForm.ReadRecord(name => press.Input(name).Trim(), unreadable);
        var outcome = unreadable.Count > 0
            ? new RecordDecisionOutcome.Unsound(unreadable)
            : await record.HandleAsync(new RecordDecisionRequest(press.Person, id, days, press.CardActivityId), cancel);
        return outcome switch
        {
            RecordDecisionOutcome.Recorded { EmbargoEnded: true } r => ShowStatus(id, $"Recorded. {TimelineRows.Status(r.Timeline)} The embargo has ended with its publication: every member may read it and share it, and everybody who had it is told."),
            RecordDecisionOutcome.Recorded { BroughtForward: > 0 } r => ShowStatus(id, $"Recorded. {TimelineRows.Status(r.Timeline)} By law members see it earlier than was planned, so their release was moved."),
            RecordDecisionOutcome.Recorded r => ShowStatus(id, $"Recorded. {TimelineRows.Status(r.Timeline)} The cards that were sent change where they stand."),
            RecordDecisionOutcome.AlreadyRecorded r => ShowStatus(id, $"It was recorded like that already. {TimelineRows.Status(r.Timeline)}"),
            RecordDecisionOutcome.Unsound unsound => RefuseStatus(id, $"Nothing was recorded. {string.Join(" ", unsound.Problems)}"),
            RecordDecisionOutcome.NothingToDecide => RefuseStatus(id, "This briefing is for information, so there is no decision to record. Nothing was changed."),
            RecordDecisionOutcome.NotOut => RefuseStatus(id, "This briefing is not on its way to members. Its author enters the days in the draft. Nothing was changed."),
            _ => RefuseStatus(id, "Democratic Services and the Monitoring Officer record decisions. Nothing was changed."),
        };
    }

    internal static string HadTheOldWords(int people) => people switch
    {
        0 => "Nobody had the old words.",
        1 => "One person had the old words. Their card changes where it stands, and they are told what changed.",
        _ => string.Create(CultureInfo.InvariantCulture, $"{people} people had the old words: their cards change where they stand, and each is told what changed."),
    };

    internal static string HadIt(int people) => people switch
    {
        0 => "Nobody had it.",
        1 => "One person had it. Their card is emptied where it stands, and they are told the reason.",
        _ => string.Create(CultureInfo.InvariantCulture, $"{people} people had it: their cards are emptied where they stand, and each is told the reason."),
    };

    private static Next.Show Show(BriefingId id, string words) => new(new Topic(View.Approval, id.Value, words));

    private static Next.Show ShowStatus(BriefingId id, string words) => new(new Topic(View.Status, id.Value, words));

    private static Next.Refuse RefuseStatus(BriefingId id, string words) => new(new Topic(View.Status, id.Value), words);

    private static Next.Refuse Refuse(BriefingId id, string words) => new(new Topic(View.Approval, id.Value), words);
}
