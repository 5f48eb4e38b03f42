using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>How far a decision has come: a sentence for the top of a card, and a line to each step for its details.</summary>
internal static class TimelineRows
{
    /// <param name="timeline">Null when nothing is to be decided.</param>
    public static string Status(GovernanceTimeline? timeline) => timeline switch
    {
        null => BriefingWords.Say(DecisionStatus.NotADecision),
        { Status: PathStatus.Proposed } => BriefingWords.Say(DecisionStatus.Proposed),
        { Status: PathStatus.CalledIn } => $"Called in on {LondonTime.Say(timeline.CalledInOn!.Value)}: it is not final.",
        { Status: PathStatus.Effective } => $"In effect since {LondonTime.Say(timeline.EffectiveOn!.Value)}.",
        { Status: PathStatus.CallInOpen } => $"Decided on {LondonTime.Say(timeline.DecidedOn!.Value)}; may be called in until {LondonTime.Say(timeline.CallInEndsAt!.Value)}.",
        { EffectiveOn: { } takesEffect } => $"Decided on {LondonTime.Say(timeline.DecidedOn!.Value)}; it takes effect on {LondonTime.Say(takesEffect)}.",
        _ => $"Decided on {LondonTime.Say(timeline.DecidedOn!.Value)}; when it takes effect is not known here.",
    };

    public static IEnumerable<Element> Of(GovernanceTimeline? timeline) =>
        timeline is not { Steps.Count: > 0 } ? [] : [Subheading("The way to a decision"), .. timeline.Steps.SelectMany(Row)];

    private static IEnumerable<Element> Row(GovernanceStep step) => Line(
        $"{Sign(step.State)} {Name(step.Kind)}",
        string.Join(" ", new[] { $"{State(step)}{When(step)}.", step.Note, step.Source.Length > 0 ? $"({step.Source})" : "" }.Where(part => part.Length > 0)));

    private static string Sign(StepState state) => state switch
    {
        StepState.Done => "✔",
        StepState.Late => "✘",
        _ => "○",
    };

    private static string State(GovernanceStep step) => step switch
    {
        { State: StepState.Done } => "Done",
        { State: StepState.Late } => "Late",
        { Kind: StepKind.CallIn, At: not null } => "Open",
        _ => "Still to come",
    };

    private static string When(GovernanceStep step) => step switch
    {
        { At: { } at } => $", until {LondonTime.Say(at)}",
        { On: { } on, Kind: StepKind.Decision or StepKind.Effective } => $", on {LondonTime.Say(on)}",
        { On: { } on, State: StepState.Due } => $", by {LondonTime.Say(on)}",
        { On: { } on } => $", {LondonTime.Say(on)}",
        _ => "",
    };

    private static string Name(StepKind kind) => kind switch
    {
        StepKind.KeyDecisionNotice => "Public notice of the key decision",
        StepKind.PrivateMeetingNotice => "Notice that the meeting is private",
        StepKind.PrivateMeetingFurtherNotice => "Further notice that the meeting is private",
        StepKind.Agenda => "Agenda and reports open",
        StepKind.Decision => "Meeting or decision",
        StepKind.Record => "Decision published",
        StepKind.CallIn => "Call-in",
        StepKind.Effective => "In effect",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
