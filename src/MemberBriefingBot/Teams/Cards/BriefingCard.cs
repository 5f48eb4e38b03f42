using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Questions;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>A released briefing for one member: why them, what it does to their ward, whether they may share it, and what they can do.</summary>
internal static class BriefingCard
{
    private const string Details = "details";
    private const string TermsGroup = "terms";

    /// <summary>On a copy that may be the second.</summary>
    internal static Element Repeated => Box("attention", Text("You may have this already. It is sent again because Teams did not say whether it arrived."));

    public static Element Of(BriefingContent briefing, string banner = "", bool isRepeat = false)
    {
        var text = briefing.Text;
        return Card.Of(
        [
            banner.Length > 0 ? Box("good", Said(banner)) : null,
            isRepeat ? Repeated : null,
            Text($"{BriefingWords.Say(text.Kind)} · {briefing.Reference}", subtle: true, size: "Small"),
            Heading(BriefingWords.HeadingOf(briefing.WardNames, text)),
            .. Said(text.Title, size: "Medium", weight: "Bolder"),
            Text(TimelineRows.Status(briefing.Timeline), spacing: "Small"),
            .. Said(briefing.WhyYou),
            briefing.OpenByLawSince is { } byLaw ? Text($"By law it has been open to every member since {LondonTime.Say(byLaw)}, sooner than was planned.") : null,
            ChangeCards.Note(briefing),
            Sharing(briefing),
            .. Shareable(briefing),
            .. Field("What it means for the ward", text.WardEffect),
            .. Field("Summary", text.Summary),
            .. Recommendations(text, briefing.Timeline),
            briefing.Terms is { } terms ? Group(TermsGroup, visible: false, FoldedCard.Rows(terms)) : null,
            Group(Details, visible: false, [.. Governance.Lines(text, briefing.WardNames), .. TimelineRows.Of(briefing.Timeline)]),
            briefing.AcknowledgedAt is { } at ? Text($"✔ You confirmed reading this on {LondonTime.Say(at)}.", subtle: true, spacing: "Medium") : null,
        ],
        [
            briefing.AcknowledgedAt is null ? Execute("I have read this", Acts.Acknowledge, Ids(briefing), style: "positive", ignoreInputs: true) : null,
            briefing.MayAsk ? AskForm(briefing) : null,
            briefing.MayAskForItToBePublic ? FoldedCard.ShouldBePublic(briefing.BriefingId) : null,
            Toggle("Details", Details),
            briefing.Terms is null ? null : Toggle("The terms you accepted", TermsGroup),
        ]);
    }

    internal static IEnumerable<Element> Recommendations(BriefingText text, GovernanceTimeline? timeline) =>
        text.Recommendations.Count == 0
            ? []
            : [Subheading(timeline is { Status: not PathStatus.Proposed } ? "What was recommended" : "What is being decided"), .. text.Recommendations.SelectMany((r, i) => Said($"{i + 1}. {r}"))];

    private static Element Sharing(BriefingContent briefing) => briefing switch
    {
        { Terms: not null } when briefing.Text.IsRestricted() => Box(
            "attention",
            Text(briefing.Text.IsConfidential() ? "Confidential: do not share." : $"Exempt (paragraph {briefing.Text.ExemptParagraph}): do not share.", weight: "Bolder"),
            Text($"The end of an embargo does not make it public. Your copy is marked {briefing.Mark}.")),
        { Terms: not null, EmbargoUntil: { } until } => Box(
            "attention",
            Text($"Do not share until {LondonTime.Say(until)}.", weight: "Bolder"),
            Text($"You are being told before the press. After that time you may share it freely. Your copy is marked {briefing.Mark}.")),
        { LiftedEarlyBecause: { } reason, LiftedAt: { } early } => Box(
            "good", [Text($"You may share this. {BriefingWords.EndedEarly(briefing.EmbargoUntil, early)}", weight: "Bolder"), .. Said(reason)]),
        { LiftedAt: { } lifted } => Box("good", Text("You may share this.", weight: "Bolder"), Text($"The embargo ended on {LondonTime.Say(lifted)}.")),
        _ => Box("good", Text("You may share this.", weight: "Bolder"), Text("There is no embargo on it.")),
    };

    /// <summary>Words that members may use as their own, once they may share.</summary>
    private static IEnumerable<Element> Shareable(BriefingContent briefing) =>
        briefing.ShareableLines.Count == 0 ? [] : [Subheading("Lines you may use"), .. briefing.ShareableLines.SelectMany(line => Said($"“{line}”"))];

    private static Element AskForm(BriefingContent briefing) => Form(
        "Ask a question",
        [
            Ask("question", "Your question", multiline: true, most: AskQuestion.Longest, mustHave: "Write your question first."),
            Ask("why", "Why I am asking (helps the officer give a full answer)", multiline: true, most: AskQuestion.Longest),
            Tick("urgent", "It is urgent"),
        ],
        Execute("Send question", Acts.Ask, Ids(briefing)));

    private static (string, string)[] Ids(BriefingContent briefing) => [("briefing", briefing.BriefingId.ToString())];
}
