using System.Security.Cryptography;
using System.Text.Json;
using MemberBriefingBot.Core.Calendar;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>
/// Under which terms a reader is shown a briefing that is embargoed, exempt or confidential. An embargo is an agreement between members and the
/// Council and has no force in law; the duty to keep exempt and confidential information is part of the Code of Conduct. The terms say which it is.
/// </summary>
/// <param name="What">What is restricted.</param>
/// <param name="Until">Until when.</param>
/// <param name="Why">Why, naming the agreement or the rule.</param>
/// <param name="Meanwhile">What may be said meanwhile.</param>
/// <param name="Ask">Whom to ask.</param>
public sealed record Terms(string What, string Until, string Why, string Meanwhile, string Ask)
{
    /// <summary>Which wording this is. Any change of the sentences below is a new version.</summary>
    public const string WordingVersion = "3";

    /// <returns>Null when the briefing may be shared.</returns>
    public static Terms? Of(Briefing briefing, DateTimeOffset now) => briefing.Text switch
    {
        var text when text.IsConfidential() => new Terms(
            "Confidential information. It must be kept from the public, and only the people named for it have it.",
            "You are told in writing that it is public. The end of an embargo does not make it so.",
            $"By law: {Sentence(text.ConfidentialReason)} Keeping it is a duty under the Code of Conduct.",
            "Nothing, not even that you have it; but you may take legal advice on it from an adviser who must also keep it confidential.",
            "The Monitoring Officer, before you speak to anybody else."),
        { ExemptParagraph: { } paragraph } text => new Terms(
            $"Exempt information: {ExemptParagraphs.Say(paragraph)}.",
            "You are told in writing that it is public. The end of an embargo does not make it so.",
            $"Paragraph {paragraph} of Schedule 12A to the Local Government Act 1972: {Sentence(text.ExemptReason)} Keeping it is a duty under the Code of Conduct.",
            "That the Council is considering the matter in private, and nothing of what is in it. You may take legal advice on it from an adviser who must also keep it confidential.",
            "The Monitoring Officer, before you speak to anybody else."),
        _ when briefing.LiftedAt is null && briefing.Timetable.EmbargoUntil is { } until && now < until => new Terms(
            "Everything in this briefing. It is under embargo.",
            $"{LondonTime.Say(until)}.",
            "Members are told before the press. This is the agreed Ways of Working of members and officers; it is not a rule of law.",
            "That you have been briefed, and that the Council will speak then.",
            "Communications about the time. The Monitoring Officer if you think it should be public sooner."),
        _ => null,
    };

    /// <summary>A hash of the words that were shown.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));

    private static string Sentence(string words) => words.TrimEnd().EndsWith('.') ? words.Trim() : $"{words.Trim()}.";
}

/// <summary>The paragraphs of Part 1 of Schedule 12A to the Local Government Act 1972, in a few words of ours.</summary>
public static class ExemptParagraphs
{
    public static string Say(int paragraph) => paragraph switch
    {
        1 => "it is about an individual",
        2 => "it is likely to reveal who an individual is",
        3 => "somebody's financial or business affairs, which may be the Council's own",
        4 => "consultations or negotiations with staff",
        5 => "it is covered by legal professional privilege",
        6 => "a notice, order or direction the Council means to make",
        7 => "preventing, investigating or prosecuting crime",
        _ => throw new ArgumentOutOfRangeException(nameof(paragraph), paragraph, "Schedule 12A has paragraphs 1 to 7."),
    };
}
