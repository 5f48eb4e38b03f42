using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>Says what a section holds: its paragraphs, or the recommendations listed in it.</summary>
internal static partial class SectionReading
{
    /// <summary>Paragraphs without their numbers, one a line.</summary>
    public static string Prose(ReportSection section) =>
        string.Join('\n', Paragraphs(section.Lines).Select(p => ListMarker.In(p)?.Text ?? p.Text));

    public static IReadOnlyList<string> Recommendations(ReportSection section)
    {
        var paragraphs = Paragraphs(section.Lines).Select(p => (Marker: ListMarker.In(p), p.Text)).Where(p => !LeadIn().IsMatch(p.Text)).ToList();
        var first = paragraphs.Find(p => p.Marker is not null).Marker;
        if (first is null)
            return [.. paragraphs.Select(p => Tidy(p.Text))];
        var items = new List<string>();
        var previous = first;
        foreach (var (marker, text) in paragraphs.SkipWhile(p => p.Marker is null))
        {
            var inList = marker?.After(previous);
            if (inList is not null && inList.Kind == first.Kind && inList.Level <= first.Level)
            {
                items.Add(inList.Text);
                previous = inList;
            }
            else
            {
                items[^1] += $"\n{text}";
            }
        }

        return [.. items.Select(Tidy)];
    }

    /// <summary>Lines of a text file are put together until a blank line or the marker of the next item.</summary>
    private static IEnumerable<ReportLine> Paragraphs(IReadOnlyList<ReportLine> lines)
    {
        ReportLine? open = null;
        foreach (var line in lines)
        {
            if (open is not null && line.MayWrap && !line.IsBlank && ListMarker.In(line) is null)
            {
                open = open with { Cells = [$"{open.Text} {line.Text}"] };
                continue;
            }

            if (open is not null)
                yield return open;
            open = line.IsBlank ? null : line;
        }

        if (open is not null)
            yield return open;
    }

    private static string Tidy(string text) => Ending().Replace(text, "").Trim();

    /// <summary>"It is recommended that Cabinet:" says nothing by itself.</summary>
    [GeneratedRegex(@"^.{0,200}\b(recommend\w*|asked|requested|invited|resolve\w*|agree\w*|that|to)\b.{0,60}:\s*[-\u2013]?$|^(that\s+)?(the\s+)?(cabinet|executive|council|committee)(\s+(is|are)\s+(asked|recommended|requested|invited))?(\s+to)?\s*:?-?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex LeadIn();

    [GeneratedRegex(@"\s*;\s*(and|or)?\s*$|,?\s+and\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ending();
}
