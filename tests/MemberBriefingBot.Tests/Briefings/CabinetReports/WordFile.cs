using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

/// <summary>Makes Word documents for tests.</summary>
internal static class WordFile
{
    public static MemoryStream Of(params OpenXmlElement[] body)
    {
        var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
            document.AddMainDocumentPart().Document = new Document(new Body(body));
        file.Position = 0;
        return file;
    }

    public static Table Table(params string[][] rows) => new(rows.Select(cells =>
        new TableRow(cells.Select(text => new TableCell(text.Split('\n').Select(line => Paragraph(line)))))));

    public static Paragraph Paragraph(string text, string? style = null, int? listLevel = null)
    {
        var properties = new ParagraphProperties();
        if (style is not null)
            properties.AppendChild(new ParagraphStyleId { Val = style });
        if (listLevel is { } level)
            properties.AppendChild(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = 1 }));
        return new Paragraph(properties, new Run(Pieces(text)));
    }

    private static IEnumerable<OpenXmlElement> Pieces(string text) => text.Split('\t')
        .SelectMany((piece, i) => i == 0 ? new OpenXmlElement[] { Letters(piece) } : [new TabChar(), Letters(piece)]);

    private static Text Letters(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };
}
