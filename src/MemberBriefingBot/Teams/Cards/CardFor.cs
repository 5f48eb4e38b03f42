using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Core.Rhythm;

namespace MemberBriefingBot.Teams.Cards;

/// <param name="Banner">A line to show on top: what was just done.</param>
internal sealed record BanneredContent(string Banner, Content Below) : Content(Below.Notification);

/// <summary>The one place where content becomes a card.</summary>
internal static class CardFor
{
    public static Element Content(Content content, string banner = "") => content switch
    {
        BanneredContent under => Content(under.Below, under.Banner),
        RefusedContent refused => RefusedCard.Of(refused),
        BriefingContent briefing => BriefingCard.Of(briefing, banner),
        FoldedContent folded => FoldedCard.Of(folded, banner),
        RepeatedContent { Briefing: FoldedContent folded } => FoldedCard.Of(folded, isRepeat: true),
        RepeatedContent { Briefing: BriefingContent briefing } => BriefingCard.Of(briefing, isRepeat: true),
        ApprovalContent approval => ApprovalCard.Of(approval, banner),
        EmbargoContent embargo => EmbargoCard.Of(embargo, banner),
        WhoseMarkContent mark => MarkCards.Of(mark),
        MarkLookupContent lookup => MarkCards.Of(lookup, banner),
        RehearsalContent rehearsal => RehearsalCard.Of(rehearsal),
        WithdrawnContent withdrawn => ChangeCards.Of(withdrawn),
        CorrectedContent corrected => ChangeCards.Of(corrected),
        EmbargoMovedContent moved => ChangeCards.Of(moved),
        LiftedEarlyContent lifted => ChangeCards.Of(lifted),
        CorrectionFormContent form => CorrectionForm.Of(form),
        DraftFormContent form => DraftForm.Of(form),
        ReleasesContent releases => ListCards.Of(releases),
        StatusContent status => StatusCard.Of(status, banner),
        UnreachedContent unreached => StatusCard.Of(new StatusContent(unreached.Status, MayRecord: true)),
        ReminderContent reminder => ReminderCard.Of(reminder),
        CallListContent list => CallListCard.Of(list),
        ReachContent reach => ReachCard.Of(reach),
        DigestContent digest => DigestCard.Of(digest),
        MonthlyFiguresContent figures => MonthCards.Of(figures),
        NudgeContent nudge => MonthCards.Of(nudge),
        QuestionContent question => QuestionCard.Of(question),
        AssignmentContent assignment => AssignmentCard.Of(assignment),
        BriefingsContent briefings => ListCards.Of(briefings),
        MyQuestionsContent mine => ListCards.Of(mine),
        QueueContent queue => ListCards.Of(queue),
        PressContent press => PressCard.Of(press),
        ReportContent report => ReportCard.Of(report),
        AskContent ask => TalkCards.Of(ask),
        SayContent say => TalkCards.Of(say),
        HelpContent help => TalkCards.Of(help),
        MeContent me => TalkCards.Of(me),
        _ => throw new ArgumentOutOfRangeException(nameof(content), content.GetType().Name, "There is no card for this content."),
    };
}
