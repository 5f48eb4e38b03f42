using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;

namespace MemberBriefingBot.Teams.Cards;

internal static class BriefingWords
{
    /// <param name="embargoUntil">Null when there was none, and only a release was brought forward.</param>
    public static string EndedEarly(DateTimeOffset? embargoUntil, DateTimeOffset at) =>
        $"{(embargoUntil is null ? "It was released early" : "The embargo was lifted early")}, on {LondonTime.Say(at)}.";

    public static string Say(BriefingKind kind) => kind switch
    {
        BriefingKind.PolicyBriefing => "Policy briefing",
        BriefingKind.WardDecision => "Ward decision",
        BriefingKind.PositionStatement => "Position statement",
        BriefingKind.AllMemberUrgent => "Urgent, to all members",
        BriefingKind.Clarification => "Clarification",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What somebody approves, within a sentence.</summary>
    public static string Say(SignOff signOff) => signOff switch
    {
        SignOff.Content => "the words",
        SignOff.Press => "the embargo and press time",
        SignOff.Legal => "that it may go to these people",
        _ => throw new ArgumentOutOfRangeException(nameof(signOff), signOff, null),
    };

    /// <param name="isRestricted">What is exempt or confidential the Monitoring Officer alone approves, in every respect.</param>
    public static string Say(IEnumerable<SignOff> signOffs, bool isRestricted) => string.Join(", and ", signOffs.Select(s => $"{Say(s)} ({WhoGives(s, isRestricted)})"));

    private static string WhoGives(SignOff signOff, bool isRestricted) => signOff switch
    {
        SignOff.Legal => "the Monitoring Officer",
        _ when isRestricted => "the Monitoring Officer",
        SignOff.Press => "Communications or the Monitoring Officer",
        _ => "the portfolio holder, the Leader, a director, Democratic Services or the Monitoring Officer",
    };

    public static string Say(DecisionStatus decision) => decision switch
    {
        DecisionStatus.NotADecision => "For information: nothing is being decided.",
        DecisionStatus.Proposed => "Proposed, not decided.",
        DecisionStatus.Decided => "Decided. The decision is recorded.",
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, null),
    };

    public static string Say(BriefingState state, bool isRestricted) => state switch
    {
        BriefingState.Draft => "Draft. Nobody else can see it.",
        BriefingState.AwaitingApproval => "Waiting for approval.",
        BriefingState.Approved => "Approved. It goes out once it is scheduled.",
        BriefingState.Scheduled => "Scheduled. It goes out by itself at the times below.",
        BriefingState.Lifted when isRestricted => "Out to the people it is for. It is still not to be shared.",
        BriefingState.Lifted => "Out to everybody it is for. No embargo holds it.",
        BriefingState.Withdrawn => "Withdrawn.",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>A heading reads Markdown, so it names wards only while their names, which were imported, hold none.</summary>
    public static string HeadingOf(IReadOnlyList<string> wards, BriefingText text) => (text.AllWards, wards.Count) switch
    {
        (true, _) => "For every ward",
        (_, 0) => "For all members",
        (_, var n) when !wards.All(Literal.IsPlain) => n == 1 ? "For one ward" : $"For {n} wards",
        (_, <= 3) => $"For {string.Join(" and ", wards)}",
        (_, var n) => $"For {n} wards, including {wards[0]}",
    };
}
