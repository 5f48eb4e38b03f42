namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>The lines under a heading, or after words that stand for one.</summary>
/// <param name="IsHeaded">False when only the wording tells what it is.</param>
/// <param name="EndsWithList">Whether a paragraph after its list is no part of it; true where no heading stands above, and perhaps none below.</param>
internal sealed record ReportSection(string Where, IReadOnlyList<ReportLine> Lines, bool IsHeaded, bool EndsWithList);

/// <summary>Finds the sections a briefing is made from: under a heading, as rows of the table at the head, or by their first words.</summary>
internal sealed class ReportSections
{
    /// <summary>Lines a sentence may take in a text file before its list begins.</summary>
    private const int LongestLead = 3;

    private readonly IReadOnlyList<ReportLine> _lines;
    private readonly bool _headsRecommendations;

    public ReportSections(IReadOnlyList<ReportLine> lines)
    {
        _lines = lines;
        _headsRecommendations = Headed(SectionKind.Recommendations) is not null;
    }

    public ReportSection? Summary() => Headed(SectionKind.Summary) ?? Headed(SectionKind.Purpose);

    /// <summary>A list that is introduced as recommendations is surer than what is headed "Decision", and that than a sentence.</summary>
    public ReportSection? Recommendations() =>
        Headed(SectionKind.Recommendations) ?? Unheaded().FirstOrDefault(BeginsWithList) ?? Headed(SectionKind.Decision) ?? Unheaded().FirstOrDefault();

    /// <summary>The first section of that kind that holds anything.</summary>
    private ReportSection? Headed(SectionKind kind) => _lines.Index()
        .Select(l => (l.Index, l.Item, Heading: SectionHeading.In(l.Item)))
        .Where(l => l.Heading?.Kind == kind)
        .Select(l => new ReportSection(l.Item.Where, [.. Content(l.Index, l.Heading!)], IsHeaded: true, EndsWithList: l.Item.Cells.Count == 1 && (l.Heading!.Value.Length > 0 || RecommendationLead.Opens(l.Item))))
        .FirstOrDefault(s => s.Lines.Any(l => !l.IsBlank));

    private IEnumerable<ReportSection> Unheaded() => _lines.Index()
        .Where(l => RecommendationLead.Opens(l.Item))
        .Select(l => new ReportSection(l.Item.Where, [l.Item, .. Below(l.Index + 1, SectionKind.Recommendations)], IsHeaded: false, EndsWithList: true));

    private static bool BeginsWithList(ReportSection section) =>
        section.Lines.Skip(1).SkipWhile(l => l.IsBlank).Take(LongestLead).Any(l => ListMarker.In(l) is not null);

    private IEnumerable<ReportLine> Content(int index, SectionHeading heading)
    {
        var line = _lines[index];
        var beside = heading.Value.Length == 0 ? [] : heading.Value.Split('\n').Select(text => ReportLine.Of(text, line.Where) with { MayWrap = line.MayWrap }).ToList();
        // Text beside a heading in a table is the whole section, with the rows that leave the first column empty.
        if (beside.Count > 0 && line.Cells.Count > 1)
            return beside.Concat(_lines.Skip(index + 1).TakeWhile(l => l.Cells.Count > 1 && l.Cells[0].Length == 0 && !l.IsBlank));
        return beside.Concat(Below(index + 1, heading.Kind));
    }

    private IEnumerable<ReportLine> Below(int from, SectionKind kind)
    {
        var nextItem = 1;
        var hasItems = false;
        var isFirst = true;
        for (var i = from; i < _lines.Count && !EndsAt(i, nextItem); i++)
        {
            var line = _lines[i];
            if (kind == SectionKind.Recommendations ? hasItems && StandsAlone(i) : OpensRecommendations(line) || (!isFirst && StandsAlone(i)))
                yield break;
            var marker = ListMarker.In(line);
            hasItems |= marker is not null;
            if (marker is { Kind: ListMarkerKind.Number, Number: var item })
                nextItem = item + 1;
            isFirst &= line.IsBlank;
            yield return line;
        }
    }

    private bool EndsAt(int index, int nextItem)
    {
        var heading = SectionHeading.In(_lines[index]);
        var isNumberedItem = heading is { IsNamed: false, Number: { } number } && !_lines[index].IsHeading && number == nextItem;
        return (heading is not null && !isNumberedItem) || HeaderValues.LabelsIn(_lines[index]).Any(l => !l.IsPlain);
    }

    private bool OpensRecommendations(ReportLine line) => !_headsRecommendations && RecommendationLead.Opens(line);

    /// <summary>A short line with nothing before it, in a report that does not mark its headings in any other way.</summary>
    private bool StandsAlone(int index) =>
        _lines[index] is { Cells.Count: 1, ListLevel: null } line
        && (line.IsBold || (line.MayWrap && index > 0 && _lines[index - 1].IsBlank))
        && SectionHeading.CouldBe(line.Text);
}
