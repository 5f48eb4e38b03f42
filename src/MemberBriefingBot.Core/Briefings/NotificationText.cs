using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>
/// The words of the notification that Teams shows, which may stand on a lock screen beside anybody. They say that there is something to read, and
/// nothing of what: no word of the briefing's own, no ward, no name, no figure, no decision.
/// </summary>
public static partial class NotificationText
{
    public const string Default = "A briefing for you from the Council. Open Teams to read it.";

    /// <summary>Words that give nothing away, whatever the briefing says.</summary>
    private static readonly HashSet<string> s_safe =
    [
        "a", "an", "the", "for", "you", "your", "from", "to", "of", "in", "on", "it", "is", "and", "or", "now", "new", "please", "read", "open", "see", "look", "this", "that", "when", "can", "before",
        "after", "today", "tomorrow", "here", "there", "with", "will", "has", "have", "are", "as", "at", "be", "by", "not", "we", "our", "council", "teams", "briefing", "briefings", "member", "members",
        "message", "item", "update", "information", "urgent", "important", "private", "confidential", "embargo", "embargoed", "waiting", "waits", "soon", "minute", "minutes",
    ];

    /// <summary>Words of decisions and of trouble, and their forms: they tell a story even where the briefing uses others.</summary>
    private static readonly string[] s_telling =
    [
        "approv", "refus", "reject", "decid", "decision", "agree", "clos", "cut", "sav", "sell", "sale", "sold", "buy", "bought", "build", "demol", "redundan", "job", "sack", "dismiss", "suspend", "resign",
        "investigat", "fraud", "police", "court", "legal", "safeguard", "child", "school", "care", "death", "died", "fire", "flood", "budget", "tax", "money", "contract", "tender", "award", "plan", "licen",
        "strike", "protest", "leak", "press", "news", "inspect", "ofsted", "rating", "fail", "ban", "raise", "increase", "rise", "end", "ward",
    ];

    public static string Of(BriefingText text) => text.Notification.Length > 0 ? text.Notification : Default;

    /// <summary>Each word that must not stand in the notification, as a sentence to the author.</summary>
    /// <param name="names">Names of wards, people and portfolios of the council.</param>
    public static IEnumerable<string> Problems(BriefingText text, IEnumerable<string> names)
    {
        if (text.Notification.Length == 0 || text.Notification == Default)
        {
            return [];
        }

        var own = Words(string.Join(' ', [text.Title, text.Summary, text.WardEffect, text.Portfolio, text.CabinetMember, text.ContactOfficer, text.ReportOf, .. text.Recommendations])).ToHashSet(StringComparer.Ordinal);
        var named = names.SelectMany(Words).ToHashSet(StringComparer.Ordinal);
        return Words(text.Notification).Distinct(StringComparer.Ordinal).Where(word => !s_safe.Contains(word) && GivesAway(word, own, named))
            .Select(word => $"The notification must not say “{word}”: it may stand on a lock screen. Say only that there is something to read.");
    }

    private static bool GivesAway(string word, HashSet<string> own, HashSet<string> named) =>
        own.Contains(word) || named.Contains(word) || word.Any(char.IsDigit) || s_telling.Any(stem => word.StartsWith(stem, StringComparison.Ordinal));

    private static IEnumerable<string> Words(string text) => Word().Matches(text.Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant()).Select(m => m.Value);

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
