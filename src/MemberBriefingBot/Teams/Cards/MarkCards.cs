using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>A form to ask whose copy bears a mark.</summary>
/// <param name="Typed">The mark as far as it was typed.</param>
internal sealed record WhoseMarkContent(string Typed) : Content("The form you asked for.");

internal static class MarkCards
{
    public const string NotAMark = "That is not a mark. A mark is eight letters and figures, such as K7QM-3XHD, with no A, E, I, O, U or Y and no 0 or 1 among them. Please look at the copy again.";

    /// <summary>Most characters of a mark as somebody may type it.</summary>
    private const int LongestTyped = 40;

    public static Element Of(WhoseMarkContent form) => Card.Of(
    [
        Heading("Whose mark is this?"),
        form.Typed.Length > 0 && RecipientMark.Read(form.Typed) is null ? Box("attention", Text(NotAMark)) : null,
        Text("A second person must agree before you see whose copy it is. They are shown your name, the briefing’s number and your reason, and not the mark."),
        Caution(),
        Ask("mark", "The mark on the copy", RecipientMark.Read(form.Typed) ?? form.Typed, most: LongestTyped, mustHave: "Type the mark.", hint: "K7QM-3XHD"),
        Ask("reason", "Why do you need to know? The second person decides by this.", multiline: true, most: MarkLookup.LongestReason, mustHave: "Say why."),
    ],
    [Execute("Ask a second person", Acts.AskWhoseMark, style: "positive")]);

    public static Element Of(MarkLookupContent content, string banner = "")
    {
        var lookup = content.Lookup;
        (string, string)[] ids = [("lookup", lookup.Id.ToString())];
        return Card.Of(
        [
            banner.Length > 0 ? Box("good", Said(banner)) : null,
            Text($"Recipient mark · {content.Reference}", subtle: true, size: "Small"),
            Heading(Title(content)),
            content.IsAsker ? null : Text("A copy of this briefing bears a mark. You are the second person: by yourself you are shown neither the mark nor whose it is."),
            .. Line("Who asks", $"{content.Asker} ({lookup.Capacity}), {LondonTime.Say(lookup.AskedAt)}"),
            .. Line("Briefing", content.Reference),
            .. content.IsAsker ? Line("Mark", lookup.Mark) : Nothing,
            .. Line("Why", lookup.Reason),
            .. lookup.Decision is { } decision ? Line(decision.Agreed ? "Agreed by" : "Refused by", $"{content.Decider} ({decision.Capacity}), {LondonTime.Say(decision.At)}") : Nothing,
            .. content.Found is { } found ? Copy(lookup, found) : Nothing,
            Text(Standing(content), spacing: "Medium"),
            Caution(),
        ],
        [
            content.MayDecide ? Execute("Agree", Acts.AgreeToMark, ids) : null,
            content.MayDecide ? Execute("Refuse", Acts.RefuseMark, ids) : null,
            content is { IsAsker: true, State: MarkLookupState.Open, Found: null } ? Execute("Show whose copy it is", Acts.ReadWhoseMark, ids) : null,
        ]);
    }

    private static string Title(MarkLookupContent content) => content.State switch
    {
        MarkLookupState.Waiting => content.IsAsker ? "Waiting for a second person" : "May they see whose mark this is?",
        MarkLookupState.Lapsed => "Lapsed",
        MarkLookupState.Refused => "Refused",
        MarkLookupState.Open => content.Found is null ? "Agreed" : "Whose copy it is",
        _ => "Closed",
    };

    private static string Standing(MarkLookupContent content) => content.State switch
    {
        MarkLookupState.Waiting when content.IsAsker => $"Nobody has answered yet. If nobody does by {LondonTime.Say(content.Lookup.EndsAt)}, the request lapses.",
        MarkLookupState.Waiting => $"If you agree, {content.Asker} alone is shown whose copy it is, for {MarkLookup.OpenFor.TotalHours:0} hours. Your answer and every reading are recorded. If nobody answers by {LondonTime.Say(content.Lookup.EndsAt)}, the request lapses.",
        MarkLookupState.Lapsed => $"Nobody answered within {MarkLookup.WaitsFor.TotalDays:0} days. Nothing was shown. It can be asked again.",
        MarkLookupState.Refused => "Nothing was shown. Speak to each other before it is asked again.",
        MarkLookupState.Open when content.IsAsker => $"You can see it here until {LondonTime.Say(content.Lookup.EndsAt)}. Each reading is recorded. The bot does not tell the person.",
        MarkLookupState.Open => $"{content.Asker} can see whose copy it is until {LondonTime.Say(content.Lookup.EndsAt)}.",
        _ => "The answer is closed and shown to nobody. What was asked, agreed and read is in the audit.",
    };

    private static IEnumerable<Element> Copy(MarkLookup lookup, FoundCopy found) =>
    [
        .. Line("Copy of", $"{found.Reader.Name}, {(found.Reader is Officer { JobTitle.Length: > 0 } officer ? officer.JobTitle : found.Reader is Officer ? "officer" : "member")}"),
        .. Line("Version", $"{lookup.Version}"),
        .. Line("Accepted by Teams", found.AcceptedAt is { } at ? LondonTime.Say(at) : "no message of this version to them is known to have arrived; they may have opened it themselves, or seen a test of it"),
    ];

    /// <summary>What a mark proves, and what it must not be used for (the lesson of the councils whose leak inquiries became notorious).</summary>
    private static Element Caution() => Box(
        "warning",
        Text("A mark shows whose copy it was, not who passed it on.", weight: "Bolder"),
        Text("A copy can be photographed, borrowed or left lying. It must not be used to look for a whistleblower or a journalist’s source."));
}
