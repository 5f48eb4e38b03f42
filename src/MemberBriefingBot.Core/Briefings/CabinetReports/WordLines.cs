using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>The paragraphs and table rows of a Word document in reading order, text boxes and nested tables included.</summary>
internal sealed class WordLines
{
    private int _paragraphs;
    private int _tables;

    public IEnumerable<ReportLine> In(OpenXmlElement container)
    {
        foreach (var element in container.Elements())
        {
            var lines = element switch
            {
                Paragraph paragraph => OfParagraph(paragraph),
                Table table => OfTable(table),
                OpenXmlLeafElement => [],
                _ => In(element),
            };
            foreach (var line in lines)
                yield return line;
        }
    }

    private IEnumerable<ReportLine> OfParagraph(Paragraph paragraph)
    {
        _paragraphs++;
        var numbering = paragraph.ParagraphProperties?.NumberingProperties;
        var style = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";
        var isHeading = style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style.Equals("Title", StringComparison.OrdinalIgnoreCase);
        var isListed = numbering?.NumberingId?.Val?.Value > 0 || style.StartsWith("List", StringComparison.OrdinalIgnoreCase);
        var isBold = WordText.IsBold(paragraph);
        foreach (var text in WordText.Of(paragraph).Split('\n'))
        {
            yield return ReportLine.Of(text, $"paragraph {_paragraphs}") with
            {
                IsHeading = isHeading,
                IsBold = isBold,
                ListLevel = isListed && !isHeading ? numbering?.NumberingLevelReference?.Val?.Value ?? 0 : null,
            };
        }

        foreach (var line in WordText.BoxesIn(paragraph).SelectMany(In))
            yield return line;
    }

    private IEnumerable<ReportLine> OfTable(Table table)
    {
        var number = ++_tables;
        var row = 0;
        foreach (var cells in Nearest<TableRow>(table).Select(r => Nearest<TableCell>(r).ToList()))
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"table {number}, row {++row}");
            yield return new ReportLine([.. cells.Select(CellText)], where);
            foreach (var line in cells.SelectMany(Nearest<Table>).SelectMany(OfTable))
                yield return line;
        }
    }

    private static string CellText(TableCell cell) => string.Join(
        '\n', Nearest<Paragraph>(cell).SelectMany(p => WordText.Of(p).Split('\n', '\t')).Select(ReportLine.Tidy).Where(t => t.Length > 0));

    /// <summary>Those below an element that are not inside another table: content controls and the like are looked through.</summary>
    private static IEnumerable<T> Nearest<T>(OpenXmlElement parent) where T : OpenXmlElement =>
        parent.Elements().SelectMany(e => e is T found ? [found] : e is Table or OpenXmlLeafElement ? [] : Nearest<T>(e));
}
