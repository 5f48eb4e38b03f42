using System.Text;
using MemberBriefingBot.Core.People.Files;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>The lines of a report, or why it has none.</summary>
internal abstract record ReportFile
{
    private const int SizeLimit = 32 * 1024 * 1024;

    /// <summary>In bytes of a text file, and in characters of what a document or page says.</summary>
    private const int TextLimit = 2 * 1024 * 1024;

    private const int MostLines = 50_000;
    private const int LongestLine = 20_000;

    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] Pdf = "%PDF"u8.ToArray();
    private static readonly byte[] RichText = "{\\rtf"u8.ToArray();
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    public sealed record Lines(IReadOnlyList<ReportLine> All) : ReportFile;

    public sealed record NotReadable(string Reason) : ReportFile;

    /// <summary>Why so many bytes or characters of text are not read; null when they may be.</summary>
    public static NotReadable? TooMuchText(long length) => length <= TextLimit
        ? null
        : new NotReadable("it is more than 2 MB of text, far more than a report holds. Check that it is the right file, or save the report without its appendices");

    /// <summary>The lines, if they are few and short enough to be understood in good time.</summary>
    public static ReportFile OfLines(IEnumerable<ReportLine> lines)
    {
        List<ReportLine> all = [];
        long characters = 0;
        foreach (var line in lines)
        {
            var length = line.Cells.Sum(c => c.Length);
            characters += length;
            all.Add(line);
            if (TooMuchText(characters) is { } tooMuch)
                return tooMuch;
            if (all.Count > MostLines || length > LongestLine)
                return new NotReadable("it has more or longer lines than any report. Check that it is the right file, or save the report without its appendices");
        }

        return new Lines(all);
    }

    /// <summary>Tells the kind of file by what is in it, since names are often wrong.</summary>
    public static ReportFile Read(Stream file)
    {
        if (WholeFile.ReadAtMost(file, SizeLimit) is not { } bytes)
            return new NotReadable("it is larger than 32 MB. Take out the pictures and save it again");
        if (bytes.Length == 0)
            return new NotReadable("it is empty");
        if (StartsWith(Zip))
            return WordReport.Read(bytes);
        if (StartsWith(OldOffice))
            return new NotReadable(bytes.AsSpan().IndexOf(EncryptedPackage) >= 0
                ? "it is protected by a password. Save a copy without one"
                : "it is in the format of Word before 2007. Save it as a Word document (.docx)");
        if (StartsWith(Pdf) || StartsWith(RichText))
            return new NotReadable("it is a PDF or rich text file. Use the Word document (.docx) it was made from, or its text");
        return HtmlReport.IsOne(bytes) ? HtmlReport.Read(bytes) : TextReport.Read(bytes);

        bool StartsWith(byte[] mark) => bytes.AsSpan().StartsWith(mark);
    }
}
