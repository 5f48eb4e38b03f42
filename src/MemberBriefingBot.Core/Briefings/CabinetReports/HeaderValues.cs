using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>What stands beside or below a label.</summary>
/// <param name="Text">Lines; empty when the field was left blank.</param>
/// <param name="Index">The line the label is in.</param>
internal sealed record HeaderValue(HeaderField Field, string Text, string Where, int Index, bool IsPlain);

/// <summary>
/// Finds labels and their values, however they are laid out: side by side in a table or by tabs, two pairs to a row,
/// labels above values, on one line with a colon, or on lines that follow each other.
/// </summary>
internal sealed partial class HeaderValues(IReadOnlyList<ReportLine> lines)
{
    private const int LongestBlock = 12;

    /// <summary>All that were found, in reading order.</summary>
    public IReadOnlyList<HeaderValue> All()
    {
        var found = new List<HeaderValue>();
        var atTheHead = true;
        for (var i = 0; i < lines.Count; i++)
        {
            atTheHead = atTheHead && !EndsTheHead(lines[i]);
            found.AddRange(In(i).Where(v => atTheHead || !v.IsPlain || lines[i].Where.StartsWith("table", StringComparison.Ordinal)));
        }

        return found;
    }

    /// <summary>Whether reading on from a value must stop here.</summary>
    public static bool EndsValue(ReportLine line) =>
        LabelsIn(line).Any() || SectionHeading.In(line) is not null || RecommendationLead.Opens(line);

    private IEnumerable<HeaderValue> In(int index)
    {
        var line = lines[index];
        var labels = LabelsBeside(line.Cells);
        if (labels.TrueForAll(l => l is null))
            return StandsAboveValue(index) && HeaderGuess.FieldOf(HeaderLabel.KeyOf(line.Text)) is { } field ? [OnLine(index, new(field, "", IsPlain: true))] : [];
        if (labels.Count == 1)
            return [OnLine(index, labels[0]!)];
        if (AreColumns(index, labels))
            return labels.Select((label, column) => At(index, label!, lines[index + 1].Cells[column]));
        return labels.Index().Where(l => l.Item is not null).Select(l => Beside(index, labels, l.Index));
    }

    /// <summary>A short line between a blank one and another, as labels are where each has a line to itself.</summary>
    private bool StandsAboveValue(int index) =>
        lines[index].Cells.Count == 1 && (index == 0 || lines[index - 1].IsBlank)
        && index + 1 < lines.Count && !lines[index + 1].IsBlank && SectionHeading.CouldBe(lines[index].Text);

    /// <summary>A label beside another of the same field is its value: "Decision type", "Key decision".</summary>
    private static List<HeaderLabel?> LabelsBeside(IReadOnlyList<string> cells)
    {
        var labels = cells.Select(HeaderLabel.In).ToList();
        if (cells.Count > 1)
            labels[0] ??= HeaderLabel.OfRow(cells[0], cells[1]);
        for (var i = 1; i < labels.Count; i++)
        {
            if (labels[i] is { } label && labels[i - 1]?.Field == label.Field)
                labels[i] = null;
        }

        return labels;
    }

    /// <summary>The label has a line to itself, or a line with its value.</summary>
    private HeaderValue OnLine(int index, HeaderLabel label) => label.Value.Length == 0
        ? At(index, label, Below(index, label.Field))
        : At(index, label, lines[index].MayWrap ? Wrapped(label, index + 1) : label.Value);

    private HeaderValue Beside(int index, List<HeaderLabel?> labels, int column)
    {
        var cells = lines[index].Cells;
        var following = Enumerable.Range(column + 1, cells.Count - column - 1).TakeWhile(c => labels[c] is null && !IsUnknownLabel(cells, c)).Select(c => cells[c]);
        var isLastPair = labels.FindLastIndex(l => l is not null) == column;
        var carriedOn = isLastPair && column == 0 ? RowsCarryingOn(index + 1) : [];
        return At(index, labels[column]!, string.Join('\n', following.Prepend(labels[column]!.Value).Concat(carriedOn).Where(t => t.Length > 0)));
    }

    private static bool IsUnknownLabel(IReadOnlyList<string> cells, int column) =>
        cells[column].EndsWith(':') && column + 1 < cells.Count && UnknownLabel.Opens(cells[column]);

    /// <summary>Rows that leave the column of labels empty belong to the row above.</summary>
    private IEnumerable<string> RowsCarryingOn(int from) => lines.Skip(from)
        .TakeWhile(l => l.Cells.Count > 1 && l.Cells[0].Length == 0 && !l.IsBlank && !EndsValue(l))
        .Take(LongestBlock).Select(l => l.Text);

    private bool AreColumns(int index, List<HeaderLabel?> labels) =>
        labels.TrueForAll(l => l is { Value.Length: 0 })
        && index + 1 < lines.Count
        && lines[index + 1].Cells.Count == labels.Count
        && !LabelsIn(lines[index + 1]).Any();

    private string Below(int index, HeaderField field)
    {
        var below = lines.Skip(index + 1).Take(2 * LongestBlock).SkipWhile(l => l.IsBlank).ToList();
        if (below.Count == 0 || LabelsIn(below[0]).Any(l => l.Field != field) || EndsTheHead(below[0]) || (field != HeaderField.Title && UnknownLabel.Opens(below[0].Text)))
            return "";
        // The first line is the value even when it is a word that heads a section elsewhere, such as "Environment".
        var others = below.Skip(1).TakeWhile(l => !l.IsBlank && !EndsValue(l) && !UnknownLabel.Opens(l.Text)).Take(LongestBlock);
        return string.Join('\n', others.Prepend(below[0]).Select(l => l.Text));
    }

    /// <summary>A line of text goes on in the next, unless that is a label; after "the" or a comma it cannot be one.</summary>
    private string Wrapped(HeaderLabel label, int from)
    {
        var text = label.Value;
        foreach (var line in lines.Skip(from).TakeWhile(l => l.Cells.Count == 1 && !l.IsBlank && !EndsValue(l)).Take(LongestBlock))
        {
            if (UnknownLabel.Opens(line.Text) && !GoesOn().IsMatch(text))
                break;
            text += $"{(label.Field == HeaderField.Wards ? '\n' : ' ')}{line.Text}";
        }

        return text;
    }

    private HeaderValue At(int index, HeaderLabel label, string value) => new(label.Field, value.Trim(), lines[index].Where, index, label.IsPlain);

    public static IEnumerable<HeaderLabel> LabelsIn(ReportLine line) => line.Cells.Select(HeaderLabel.In).OfType<HeaderLabel>();

    /// <summary>Whether the report proper begins here.</summary>
    public static bool EndsTheHead(ReportLine line) =>
        RecommendationLead.Opens(line) || line.Cells.Count <= 1 && SectionHeading.In(line) is ({ Kind: not SectionKind.Other, Value.Length: 0 } or { Kind: SectionKind.Other, Number: not null });

    [GeneratedRegex(@"(,|\b(of|on|in|at|the|a|an|and|or|for|to|from|with|by|between|near))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GoesOn();
}
