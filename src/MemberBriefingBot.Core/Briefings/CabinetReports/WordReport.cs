using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>A report as a Word document. It may come from anyone, so it is measured before it is opened.</summary>
internal static class WordReport
{
    private const long ExpandedLimit = 64 * 1024 * 1024;

    /// <summary>Text compresses about ten times; a file that was made to expand, a thousand times.</summary>
    private const long RatioLimit = 200;
    private const long SmallEnoughToIgnoreRatio = 1024 * 1024;
    private const int DeepestElement = 256;

    private const string NotWord = "it is not a Word document (.docx), or it is damaged. Open it in Word and save it again";

    public static ReportFile Read(byte[] bytes)
    {
        try
        {
            if (ExpandsTooFar(bytes))
                return new ReportFile.NotReadable("it expands to far more than a report holds. Save it again without its pictures and other contents");
            using var document = WordprocessingDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false);
            if (document.MainDocumentPart is not { } main)
                return new ReportFile.NotReadable(NotWord);
            if (IsNestedTooDeep(main))
                return new ReportFile.NotReadable("its tables are nested deeper than can be read. Save it as plain text and try that");
            return main.Document?.Body is { } body
                ? ReportFile.OfLines(new WordLines().In(body))
                : new ReportFile.NotReadable(NotWord);
        }
        // What the packaging library throws for a damaged file depends on which byte is damaged.
        catch (Exception broken) when (broken is InvalidDataException or IOException or FormatException or OpenXmlPackageException or XmlException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            return new ReportFile.NotReadable(NotWord);
        }
    }

    private static bool ExpandsTooFar(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        var limit = Math.Min(ExpandedLimit, Math.Max(SmallEnoughToIgnoreRatio, bytes.Length * RatioLimit));
        var buffer = new byte[81920];
        long expanded = 0;
        foreach (var entry in zip.Entries)
        {
            // What an entry says of its own length is not believed.
            using var part = entry.Open();
            for (int read; (read = part.Read(buffer, 0, buffer.Length)) > 0;)
            {
                expanded += read;
                if (expanded > limit)
                    return true;
            }
        }

        return false;
    }

    private static bool IsNestedTooDeep(MainDocumentPart main)
    {
        using var part = main.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (reader.Read())
        {
            if (reader.Depth > DeepestElement)
                return true;
        }

        return false;
    }
}
