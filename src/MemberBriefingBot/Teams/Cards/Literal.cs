using System.Globalization;
using System.Text;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>
/// Somebody's words made safe to show. They are stored as they were written; on a card, controls that could reorder or hide
/// other text are left out, and a pile of combining marks is cut short.
/// </summary>
internal static class Literal
{
    private const int MostMarksOnOneLetter = 4;

    public static IEnumerable<string> Lines(string words) =>
        words.Split('\n').Select(Clean).Where(line => line.Length > 0);

    public static string OneLine(string words) => Clean(words.Replace('\n', ' '));

    /// <summary>Whether a name holds nothing that a client could read as formatting, a link or a mention.</summary>
    public static bool IsPlain(string name) => name.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '’' or '\'' or '&' or ',' or '.' or '(' or ')');

    private static string Clean(string line)
    {
        if (!line.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return line.Trim();
        }

        var clean = new StringBuilder(line.Length);
        var marks = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks <= MostMarksOnOneLetter && (IsJoiner(rune) || category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().Trim();
    }

    /// <summary>Several scripts cannot be written without the two joiners, and they reorder nothing.</summary>
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;
}
