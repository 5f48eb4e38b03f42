using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.People.Files;

/// <summary>
/// What two spellings of one ward have in common: "St. Mary's &amp; Fingerpost Ward" and "Saint Marys and Fingerpost"
/// have one key. Sources differ in case, accents, hyphens, apostrophes, "&amp;", "St." and the word "ward".
/// </summary>
public readonly partial record struct WardKey
{
    private WardKey(string value) => Value = value;

    /// <summary>Lower-case words with single spaces; empty when the name held no letter or digit.</summary>
    public string Value { get; }

    public static WardKey Of(string wardName)
    {
        var plain = new StringBuilder();
        foreach (var letter in wardName.Normalize(NormalizationForm.FormKD).Where(IsKept))
            plain.Append(letter == '&' ? " and " : char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        var words = plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w == "saint" ? "st" : w);
        return new WardKey(WardAtEitherEnd().Replace(string.Join(' ', words), ""));
    }

    public override string ToString() => Value;

    private static bool IsKept(char letter) =>
        letter is not ('\'' or '\u2019' or '\u2018' or '`') && char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark;

    [GeneratedRegex("^wards? (?=.)|(?<=.) wards?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WardAtEitherEnd();
}
