namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>
/// Reads which priorities are marked. Marks stand before or after the words, in the same cell or the next, below the
/// words in a second row, or on a line of their own; or only those that apply are listed.
/// </summary>
internal static class MarkedPriorities
{
    private const int LongestBlock = 30;
    private const int FewEnoughToBeChosen = 5;

    public static Finding<IReadOnlyList<ReportPriority>> Read(IReadOnlyList<ReportLine> lines, HeaderValue label)
    {
        var items = new List<(string Words, bool? IsMarked)>();
        foreach (var row in Rows(lines, label.Index))
            AddRow(items, row);
        var marked = items.Where(i => i.IsMarked == true).Select(i => Priority(i.Words)).ToList();
        if (marked.Count > 0)
            return new Finding<IReadOnlyList<ReportPriority>>.Found(marked, label.Where);
        if (items.Count == 0)
            return new Finding<IReadOnlyList<ReportPriority>>.Missing($"It was left blank ({label.Where}).");
        var listed = items.SelectMany(i => i.Words.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(Priority).ToList();
        return items.TrueForAll(i => i.IsMarked is null) && listed.Count <= FewEnoughToBeChosen
            ? new Finding<IReadOnlyList<ReportPriority>>.Found(listed, label.Where)
            : new Finding<IReadOnlyList<ReportPriority>>.Missing($"The priorities are listed and none is marked ({label.Where}).");
    }

    private static ReportPriority Priority(string words) => new(words, BoroughPriorities.Named(words));

    private static IEnumerable<IReadOnlyList<string>> Rows(IReadOnlyList<ReportLine> lines, int index)
    {
        var cells = lines[index].Cells;
        var labelled = cells.Skip(Math.Max(0, cells.ToList().FindIndex(c => HeaderLabel.In(c)?.Field == HeaderField.Priorities))).ToList();
        var beside = labelled.Skip(1).TakeWhile(c => HeaderLabel.In(c) is null).ToList();
        var inline = HeaderLabel.In(labelled[0])?.Value ?? "";
        var below = lines.Skip(index + 1).TakeWhile(l => !HeaderValues.LabelsIn(l).Any() && !HeaderValues.EndsTheHead(l) && !(inline.Length > 0 && (l.IsBlank || UnknownLabel.Opens(l.Text))))
            .Take(LongestBlock).Where(l => !l.IsBlank);
        IEnumerable<IReadOnlyList<string>> rows = [inline.Split('\n'), beside, .. below.Select(l => l.Cells)];
        return rows.SelectMany(OneLineEach);
    }

    /// <summary>A cell that holds the whole list is as many rows.</summary>
    private static IEnumerable<IReadOnlyList<string>> OneLineEach(IReadOnlyList<string> cells) =>
        cells.Where(c => c.Length > 0).ToList() is [var only] && only.Contains('\n', StringComparison.Ordinal)
            ? only.Split('\n').Select(line => (IReadOnlyList<string>)[line])
            : [[.. cells.Select(c => c.Replace('\n', ' '))]];

    private static void AddRow(List<(string Words, bool? IsMarked)> items, IReadOnlyList<string> cells)
    {
        var marks = cells.Select(Mark.Alone).ToList();
        if (marks.TrueForAll(m => m is not null))
            MarkThoseAbove(items, cells, marks);
        else if (marks[0] is not null && marks[^1] is null)
            items.AddRange(cells.Index().Where(c => marks[c.Index] is null).Select(c => Item(c.Item, c.Index > 0 && cells[c.Index - 1].Length > 0 ? marks[c.Index - 1] : null)));
        else
            items.AddRange(cells.Index().Where(c => marks[c.Index] is null).Select(c => Item(c.Item, MarkAfter(cells, marks, c.Index))));
    }

    private static bool? MarkAfter(IReadOnlyList<string> cells, List<bool?> marks, int words)
    {
        var after = marks.Skip(words + 1).TakeWhile(m => m is not null).ToList();
        return after.Contains(true) ? true : after.Count > 0 && cells.Count > 1 ? false : null;
    }

    private static (string Words, bool? IsMarked) Item(string cell, bool? isMarked) =>
        Mark.Beside(cell) is { } beside ? beside : (cell, isMarked);

    /// <summary>A row of marks alone belongs to the words above it: one for one, or a single mark to the last of them.</summary>
    private static void MarkThoseAbove(List<(string Words, bool? IsMarked)> items, IReadOnlyList<string> cells, List<bool?> marks)
    {
        if (cells.All(c => c.Length == 0) || items.Count == 0)
            return;
        var first = marks.Count > 1 && marks.Count <= items.Count ? items.Count - marks.Count : items.Count - 1;
        foreach (var (offset, mark) in marks.Take(items.Count - first).Index())
            items[first + offset] = items[first + offset] with { IsMarked = mark };
    }
}
