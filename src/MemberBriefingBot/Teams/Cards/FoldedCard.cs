using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>A briefing whose terms its reader has not accepted yet: the terms, and nothing of what it says.</summary>
internal static class FoldedCard
{
    public static Element Of(FoldedContent folded, string banner = "", bool isRepeat = false) => Card.Of(
    [
        banner.Length > 0 ? Box("good", Said(banner)) : null,
        isRepeat ? BriefingCard.Repeated : null,
        Text($"{BriefingWords.Say(folded.Kind)} · {folded.Reference}", subtle: true, size: "Small"),
        Heading(folded.IsRestricted ? "Restricted: please read this first" : "Under embargo: please read this first"),
        .. Said(folded.WhyYou),
        folded.CorrectedAt is { } corrected ? Text($"Corrected on {LondonTime.Say(corrected)}.") : null,
        Box("attention", Rows(folded.Terms)),
    ],
    [
        Execute("I accept: show it to me", Acts.AcceptTerms, [("briefing", folded.BriefingId.ToString()), ("terms", folded.Terms.Hash())], style: "positive"),
        folded.MayAsk ? ShouldBePublic(folded.BriefingId) : null,
    ]);

    /// <summary>Whoever thinks that something restricted ought to be public asks before telling anybody else.</summary>
    public static Element ShouldBePublic(BriefingId id) => Form(
        "I think this should be public",
        [
            Text("Ask the Monitoring Officer. You are answered as to any question; until then the terms hold."),
            Ask("because", "Why should it be public?", multiline: true, most: LongestBecause, mustHave: "Say why."),
        ],
        Execute("Ask the Monitoring Officer", Acts.ShouldBePublic, [("briefing", id.ToString())]));

    /// <summary>Most characters of the reason.</summary>
    private const int LongestBecause = 1500;

    /// <summary>The terms, a line to each part.</summary>
    public static IEnumerable<Element> Rows(Terms terms) =>
    [
        .. Line("What is restricted", terms.What),
        .. Line("Until", terms.Until),
        .. Line("Why", terms.Why),
        .. Line("What you may say meanwhile", terms.Meanwhile),
        .. Line("Whom to ask", terms.Ask),
    ];
}
