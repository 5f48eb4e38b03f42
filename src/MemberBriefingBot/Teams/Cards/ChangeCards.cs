using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>What those who had a briefing are shown when it is corrected or withdrawn, and what those who run it see of a correction that waits.</summary>
internal static class ChangeCards
{
    public static Element Of(WithdrawnContent withdrawn) => Card.Of(
    [
        Text(withdrawn.Reference, subtle: true, size: "Small"),
        Heading("This briefing was withdrawn"),
        Box("attention", [Text(withdrawn.WasOpen ? "Do not use it any more. If you have shared it, say that it was withdrawn." : "Do not use it, and do not pass on what it said.", weight: "Bolder"), .. Line("Reason", withdrawn.Reason)]),
        Text($"Withdrawn on {LondonTime.Say(withdrawn.WithdrawnAt)}. Questions you have asked about it will still be answered.", subtle: true),
    ]);

    public static Element Of(CorrectedContent corrected) => Card.Of(
    [
        Text(corrected.Reference, subtle: true, size: "Small"),
        Heading($"{corrected.Reference} was corrected"),
        .. corrected.WhatChanged is { } what ? Field("What changed", what) : [Text("Accept the terms on its card to read it, and what changed.")],
        Text($"Corrected on {LondonTime.Say(corrected.CorrectedAt)}. The card you were sent now shows the corrected words.", subtle: true),
    ],
    [
        Show(corrected.BriefingId),
    ]);

    public static Element Of(EmbargoMovedContent moved) => Card.Of(
    [
        Text(moved.Reference, subtle: true, size: "Small"),
        Heading($"The embargo on {moved.Reference} ends at another time"),
        Text($"Do not share it until {LondonTime.Say(moved.Until)}.", weight: "Bolder"),
        Text("The card you were sent shows the new time.", subtle: true),
    ],
    [Show(moved.BriefingId)]);

    public static Element Of(LiftedEarlyContent lifted) => Card.Of(
    [
        Text(lifted.Reference, subtle: true, size: "Small"),
        Heading($"You may share {lifted.Reference} now"),
        Text($"The embargo was lifted early, on {LondonTime.Say(lifted.At)}.", weight: "Bolder"),
        .. Field("What has happened", lifted.Reason),
    ],
    [Show(lifted.BriefingId)]);

    private static Element Show(BriefingId id) => Execute("Show it here", Acts.Open, [("view", nameof(View.Briefing)), ("id", id.ToString())]);

    /// <summary>On a briefing's own card, above its text.</summary>
    public static Element? Note(BriefingContent briefing) => briefing is { CorrectedAt: { } at, WhatChanged: { } what }
        ? Box("warning", [Text($"Corrected on {LondonTime.Say(at)}.", weight: "Bolder"), .. Said(what)])
        : null;

    /// <summary>A correction that waits for a second person: what it says of itself, and each part as it would read.</summary>
    public static Element? Waiting(ApprovalContent approval) => approval.Waiting is not { } correction
        ? null
        : Box(
            "warning",
            [
                Text("A correction waits for a second person to approve it.", weight: "Bolder"),
                .. Line("Proposed by", approval.Proposer),
                .. Line("What changed", correction.WhatChanged),
                .. Differences(approval.Briefing.Text, correction.Text).SelectMany(d => Field($"{d.Part}, as it would read", d.Words)),
            ]);

    public static Element Withdraw(BriefingId id) => Form(
        "Withdraw it",
        [
            Text("Nothing more goes out, every card that was sent is emptied, and everybody who had it is told this reason. It cannot be undone."),
            Ask("reason", "Why is it withdrawn?", multiline: true, most: WithdrawBriefing.LongestReason, mustHave: "Give the reason."),
        ],
        Execute("Withdraw it now", Acts.Withdraw, [("briefing", id.ToString())], style: "destructive"));

    public static Element Correct(BriefingId id) => Execute("Correct it", Acts.Open, [("view", nameof(View.Correction)), ("id", id.ToString())]);

    private static IEnumerable<(string Part, string Words)> Differences(BriefingText now, BriefingText then) => new (string Part, string Now, string Then)[]
    {
        ("The title", now.Title, then.Title),
        ("What it means for the ward", now.WardEffect, then.WardEffect),
        ("The summary", now.Summary, then.Summary),
        ("Whether it is decided", BriefingWords.Say(now.Decision), BriefingWords.Say(then.Decision)),
        ("What is being decided", string.Join('\n', now.Recommendations), string.Join('\n', then.Recommendations)),
        ("The lines members may use", string.Join('\n', now.ShareableLines), string.Join('\n', then.ShareableLines)),
        ("The contact", now.ContactOfficer, then.ContactOfficer),
    }.Where(d => d.Now != d.Then).Select(d => (d.Part, d.Then.Length == 0 ? "(nothing)" : d.Then));
}
