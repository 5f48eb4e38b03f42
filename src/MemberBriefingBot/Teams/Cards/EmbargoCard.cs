using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>The embargo and press time of one briefing, with what those who run it can do about them.</summary>
internal static class EmbargoCard
{
    public static Element Of(EmbargoContent content, string banner = "")
    {
        var (briefing, times, early) = (content.Briefing, content.Briefing.Timetable, content.Briefing.LiftedEarlyBecause is not null);
        return Card.Of(
        [
            banner.Length > 0 ? Box("good", Said(banner)) : null,
            Text($"Embargo and press · {briefing.Reference}", subtle: true, size: "Small"),
            Heading(Title(briefing)),
            .. Said(briefing.ListedTitle(), weight: "Bolder"),
            .. Line(early && times.EmbargoUntil is not null ? "Embargo was to end" : "Embargo until", times.EmbargoUntil is { } until ? LondonTime.Say(until) : "no embargo"),
            .. Line(early && times.PressAt is not null ? "Press time was" : "Press from", times.PressAt is { } press ? LondonTime.Say(press) : "nothing goes to the press"),
            .. briefing.Tiers.OrderBy(t => t.ReleaseAt).SelectMany(t => Line(t.Audience.Say(), $"{(t.ReleasedAt is null ? "" : "told ")}{LondonTime.Say(t.ReleasedAt ?? t.ReleaseAt)}")),
            .. briefing.LiftedEarlyBecause is { } because ? Line("Early because", because) : Nothing,
            .. times.PressAt is null ? Nothing : [Subheading("Press gate"), .. PressCard.Say(content.Gate)],
            Waiting(content),
            content.Interested.Count == 0 ? null : Box("emphasis", Line("Held back, because they declared an interest", string.Join(", ", content.Interested.Select(m => m.Name)))),
        ],
        [
            content.May.Agree ? Execute("Lift it now", Acts.AgreeLift, [.. Ids(briefing), ("proposed", briefing.ProposedLift!.Name)], style: "destructive") : null,
            briefing.ProposedLift is not null ? Execute("Drop the proposal", Acts.DropLift, Ids(briefing)) : null,
            content.May.Propose ? Propose(briefing) : null,
            content.May.Move ? Move(briefing) : null,
            content.May.DecideOnAccess && content.Others.Count > 0 ? Interest(content) : null,
            content.May.DecideOnAccess && content.Interested.Count > 0 ? TakeOff(content) : null,
        ]);
    }

    private static string Title(Briefing briefing) => briefing switch
    {
        { State: BriefingState.Withdrawn } => "Withdrawn",
        { LiftedEarlyBecause: not null, LiftedAt: { } early, Timetable.EmbargoUntil: null } => $"Released early, {LondonTime.Say(early)}",
        { LiftedEarlyBecause: not null, LiftedAt: { } early } => $"Lifted early, {LondonTime.Say(early)}",
        { LiftedAt: { } lifted } => $"Lifted, {LondonTime.Say(lifted)}",
        { Timetable.EmbargoUntil: not null } => "Under embargo",
        _ => "No embargo",
    };

    private static Element? Waiting(EmbargoContent content) => content.Briefing.ProposedLift is not { } proposed
        ? null
        : Box(
            "warning",
            [
                Text("A proposal to lift it early waits for a second person.", weight: "Bolder"),
                .. Line("Proposed by", $"{content.Proposer} ({proposed.Capacity}), {LondonTime.Say(proposed.ProposedAt)}"),
                .. Line("What has happened", proposed.Reason),
            ]);

    private static Element Propose(Briefing briefing) => Form(
        "Propose to lift it early",
        [
            Text(briefing.Text.IsRestricted()
                ? "When the story is out already. A second person agrees; then everybody it is for is told at once. It stays exempt or confidential, and its cards still say: do not share."
                : "When the story is out already. A second person agrees; then every member is told at once, and every card says that it was lifted early."),
            Ask("reason", "What has happened? Everybody who has the briefing reads this.", multiline: true, most: EarlyLift.LongestReason, mustHave: "Say what has happened."),
        ],
        Execute("Propose to lift it", Acts.ProposeLift, Ids(briefing)));

    private static Element Move(Briefing briefing) => Form(
        "Move the press time",
        [
            Text("To a later time. The embargo moves with it, every card that was sent follows, and whoever has it is told."),
            Date("toDate", "New press date"),
            Time("toTime", "New press time (London)"),
        ],
        Execute("Move it", Acts.MovePress, Ids(briefing)));

    private static Element Interest(EmbargoContent content) => Form(
        "Record an interest",
        [
            Choose("member", "Who has declared an interest? They read it when the embargo ends.", content.Others.Select(m => (m.Name, m.Id.ToString())), mustHave: "Choose a member."),
        ],
        Execute("Record it", Acts.Interest, Ids(content.Briefing)));

    private static Element TakeOff(EmbargoContent content) => Form(
        "Take an interest off",
        [
            Choose("interested", "Whose interest was recorded by mistake, or has ended?", content.Interested.Select(m => (m.Name, m.Id.ToString())), mustHave: "Choose a member."),
        ],
        Execute("Take it off", Acts.InterestOff, Ids(content.Briefing)));

    private static (string, string)[] Ids(Briefing briefing) => [("briefing", briefing.Id.ToString())];
}
