namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>The lines under a heading.</summary>
internal sealed record ReportSection(string Where, IReadOnlyList<ReportLine> Lines);

/// <summary>Finds the sections a briefing is made from, under a heading of their own or as rows of the table at the head.</summary>
internal static class ReportSections
{
    /// <summary>The first section of that kind that holds anything.</summary>
    public static ReportSection? First(IReadOnlyList<ReportLine> lines, SectionKind kind) => lines.Index()
        .Select(l => (l.Index, l.Item, Heading: SectionHeading.In(l.Item)))
        .Where(l => l.Heading?.Kind == kind)
        .Select(l => new ReportSection(l.Item.Where, [.. Content(lines, l.Index, l.Heading!)]))
        .FirstOrDefault(s => s.Lines.Any(l => !l.IsBlank));

    private static IEnumerable<ReportLine> Content(IReadOnlyList<ReportLine> lines, int index, SectionHeading heading)
    {
        var line = lines[index];
        var beside = heading.Value.Length == 0 ? [] : heading.Value.Split('\n').Select(text => ReportLine.Of(text, line.Where)).ToList();
        // Text beside a heading in a table is the whole section, with the rows that leave the first column empty.
        if (beside.Count > 0 && line.Cells.Count > 1)
            return beside.Concat(lines.Skip(index + 1).TakeWhile(l => l.Cells.Count > 1 && l.Cells[0].Length == 0 && !l.IsBlank));
        return beside.Concat(Below(lines, index + 1));
    }

    private static IEnumerable<ReportLine> Below(IReadOnlyList<ReportLine> lines, int from)
    {
        var nextItem = 1;
        foreach (var line in lines.Skip(from))
        {
            var heading = SectionHeading.In(line);
            var isNumberedItem = heading is { IsNamed: false, Number: { } number } && !line.IsHeading && number == nextItem;
            if (heading is not null && !isNumberedItem)
                yield break;
            if (HeaderValues.LabelsIn(line).Any(l => !l.IsPlain))
                yield break;
            if (ListMarker.In(line) is { Kind: ListMarkerKind.Number, Number: var item })
                nextItem = item + 1;
            yield return line;
        }
    }
}
