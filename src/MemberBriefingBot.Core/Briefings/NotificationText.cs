using System.Text;
using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>
/// The words of the notification that Teams shows, which may stand on a lock screen beside anybody. They say that there is something to read, and
/// nothing of what: no word of the briefing's own, no ward, no name, no figure, no decision.
/// </summary>
public static partial class NotificationText
{
    public const string Default = "A briefing for you from the Council. Open Teams to read it.";

    /// <summary>The only words it may be made of: each says nothing, whatever the briefing says.</summary>
    private static readonly HashSet<string> s_safe =
    [
        "a", "an", "the", "for", "you", "your", "from", "to", "of", "in", "on", "it", "is", "and", "or", "now", "new", "please", "read", "reading", "open", "see", "look", "this", "that", "when", "can", "before",
        "after", "today", "tomorrow", "week", "here", "there", "with", "will", "has", "have", "are", "as", "at", "be", "by", "not", "we", "our", "us", "something", "about", "one", "more", "council", "teams",
        "briefing", "briefings", "member", "members", "councillor", "message", "item", "note", "update", "information", "urgent", "important", "private", "confidential", "embargo", "embargoed", "waiting",
        "waits", "soon", "minute", "minutes", "confirm", "attention", "needs",
    ];

    public static string Of(BriefingText text) => text.Notification.Length > 0 ? text.Notification : Default;

    /// <summary>Each word that must not stand in the notification, as a sentence to the author.</summary>
    public static IEnumerable<string> Problems(BriefingText text) =>
        Word().Matches(text.Notification.Normalize(NormalizationForm.FormKC).ToLowerInvariant()).Select(m => m.Value).Distinct(StringComparer.Ordinal).Where(word => !s_safe.Contains(word))
            .Select(word => $"The notification must not say “{word}”: it may stand on a lock screen. Say only that there is something to read.");

    /// <summary>Whatever stands between blanks and common punctuation, so that a word spelt with dots or invisible signs is one word, and a strange one.</summary>
    [GeneratedRegex(@"[^\s,.:;!?()]+(?:\.[^\s,.:;!?()]+)*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
