using System.Globalization;
using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>Dates as British reports write them: 24 September 2025, 24th Sept. 2025, 24/09/25, 2025-09-24.</summary>
internal static partial class WrittenDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>All dates in the text in reading order; what only looks like a date is none.</summary>
    public static IReadOnlyList<DateOnly> AllIn(string text) =>
        [.. Pattern().Matches(text).Select(Read).OfType<DateOnly>()];

    /// <summary>The text without its dates.</summary>
    public static string Without(string text) => Pattern().Replace(text, "");

    private static DateOnly? Read(Match match)
    {
        var month = match.Groups["name"] is { Success: true } name
            ? Array.IndexOf(Months, name.Value[..3].ToLowerInvariant()) + 1
            : Number("month");
        var written = Number("year");
        var year = written < 100 ? 2000 + written : written;
        var day = Number("day");
        return month is >= 1 and <= 12 && year is >= 1990 and <= 2100 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

        int Number(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"\b(?<day>\d{1,2})(st|nd|rd|th)?(\s+of)?\s+(?<name>Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sept?(ember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?)\.?,?\s+(?<year>\d{4})\b"
        + @"|\b(?<day>\d{1,2})(?<s>[/.-])(?<month>\d{1,2})\k<s>(?<year>\d{4}|\d{2})\b"
        + @"|\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
