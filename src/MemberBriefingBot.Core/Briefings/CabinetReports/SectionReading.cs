using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>Says what a section holds: its paragraphs, or the recommendations listed in it.</summary>
internal static partial class SectionReading
{
    /// <summary>Paragraphs without their numbers, one a line.</summary>
    public static Finding<string> Prose(ReportSection section) => new Finding<string>.Found(
        string.Join('\n', Paragraphs(section.Lines).Select(p => ListMarker.In(p)?.Text ?? p.Text)), section.Where);

    public static Finding<IReadOnlyList<string>> Recommendations(ReportSection section)
    {
        var paragraphs = Paragraphs(section.Lines).ToList();
        var content = paragraphs.Where(p => !RecommendationLead.IsNothingElse(p)).Select(p => (Marker: ListMarker.In(p), p.Text)).ToList();
        IReadOnlyList<string> items = [.. Items(content, section).Select(Tidy).Where(i => i.Length > 0)];
        if (items.Count == 0)
            return new Finding<IReadOnlyList<string>>.Missing($"The recommendations are headed and none follows ({section.Where}).");
        if (!content.Exists(p => p.Marker is not null) && !section.IsHeaded)
            return Unsure("No heading says so; this reads like a recommendation.");
        return paragraphs.Where(RecommendationLead.Opens).Count(RecommendationLead.IsNothingElse) > 1
            ? Unsure("They are addressed to more than one body; say which recommendation is whose.")
            : new Finding<IReadOnlyList<string>>.Found(items, section.Where);

        Finding<IReadOnlyList<string>> Unsure(string reason) => new Finding<IReadOnlyList<string>>.Unsure(items, section.Where, reason);
    }

    private static IEnumerable<string> Items(List<(ListMarker? Marker, string Text)> paragraphs, ReportSection section)
    {
        if (paragraphs.Find(p => p.Marker is not null).Marker is { } first)
            return Listed(paragraphs.SkipWhile(p => p.Marker is null), first, section.EndsWithList);
        return paragraphs.Take(section.IsHeaded ? paragraphs.Count : 1).Select(p => p.Text);
    }

    private static List<string> Listed(IEnumerable<(ListMarker? Marker, string Text)> paragraphs, ListMarker first, bool endsWithList)
    {
        var items = new List<string>();
        var previous = first;
        foreach (var (marker, text) in paragraphs)
        {
            var inList = marker?.After(previous);
            if (inList is not null && inList.Kind == first.Kind && inList.Level <= first.Level)
            {
                items.Add(inList.Text);
                previous = inList;
            }
            else if (marker is null && endsWithList && char.IsUpper(text[0]))
            {
                // Without a heading, the next one's place is taken by the first paragraph that is no item.
                break;
            }
            else
            {
                items[^1] += $"\n{text}";
            }
        }

        return items;
    }

    /// <summary>Lines of a text file are put together until a blank line or the marker of the next item.</summary>
    private static IEnumerable<ReportLine> Paragraphs(IReadOnlyList<ReportLine> lines)
    {
        ReportLine? open = null;
        foreach (var line in lines)
        {
            if (open is not null && line.MayWrap && !line.IsBlank && ListMarker.In(line) is null && !RecommendationLead.Opens(line))
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

    [GeneratedRegex(@"\s*;\s*(and|or)?\s*$|,?\s+and\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ending();
}
