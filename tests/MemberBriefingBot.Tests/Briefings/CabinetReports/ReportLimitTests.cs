using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;
using MemberBriefingBot.Core.Briefings.CabinetReports;

namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

public class ReportLimitTests
{
    [Fact]
    public void More_than_two_megabytes_of_text_are_refused_in_one_sentence()
    {
        var text = "Report Title: A\nKey Decision: No\n" + string.Concat(Enumerable.Repeat("The benches are old and worn.\n", 80_000));
        Assert.Equal(
            "big.txt could not be read: it is more than 2 MB of text, far more than a report holds. Check that it is the right file, or save the report without its appendices. Nothing was changed.",
            Refusal(Encoding.UTF8.GetBytes(text), "big.txt"));
    }

    [Fact]
    public void More_than_two_megabytes_of_text_in_a_word_document_or_a_page_are_refused_in_the_same_sentence()
    {
        // Letters that hardly compress, so that nothing but their number is against them.
        var random = new Random(1);
        List<string> paragraphs = ["Report Title: A", "Key Decision: No", .. Enumerable.Range(0, 150).Select(_ => string.Concat(random.GetItems("abcdefghijklmnop".ToCharArray(), 15_000)))];
        var document = WordFile.Of([.. paragraphs.Select(p => WordFile.Paragraph(p))]).ToArray();
        var page = Encoding.UTF8.GetBytes($"<html><body>{string.Concat(paragraphs.Select(p => $"<p>{p}</p>"))}</body></html>");

        Assert.StartsWith("big.docx could not be read: it is more than 2 MB of text, far more than a report holds.", Refusal(document, "big.docx"), StringComparison.Ordinal);
        Assert.StartsWith("big.html could not be read: it is more than 2 MB of text, far more than a report holds.", Refusal(page, "big.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\n", 600_000)]
    [InlineData("-", 1_000_000)]
    [InlineData("Wards ", 300_000)]
    public void Lines_no_report_has_are_refused(string unit, int times)
    {
        var text = "Report Title: A\nKey Decision: No\n" + string.Concat(Enumerable.Repeat(unit, times));
        Assert.Contains("more or longer lines than any report", Refusal(Encoding.UTF8.GetBytes(text), "big.txt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wards affected: ", "a, and ")]
    [InlineData("Contact Officer: ", "; , / ")]
    [InlineData("Cabinet Member: ", "Cabinet Member for - ")]
    [InlineData("", "Recommended to: that - ")]
    [InlineData("", "|  a: ")]
    [InlineData("Summary\n", "(a) to that ")]
    [InlineData("", "Is it? : - ")]
    public void The_worst_text_within_the_limits_is_understood_before_time_runs_out(string start, string unit)
    {
        var line = start + string.Concat(Enumerable.Repeat(unit, 19_000 / unit.Length));
        var text = "Report Title: A\nKey Decision: No\n" + string.Join('\n', Enumerable.Repeat(line, 90));
        Assert.IsType<CabinetReportReading.Read>(CabinetReportFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "r.txt", ReportLayouts.Wards));
    }

    [Fact]
    public void A_word_document_cut_short_or_spoilt_anywhere_never_throws()
    {
        var whole = WordFile.Of(WordFile.Paragraph("Report Title: A"), WordFile.Table(["Key Decision", "No"]), new Paragraph()).ToArray();
        for (var at = 0; at < whole.Length; at += 3)
        {
            var spoilt = whole.ToArray();
            spoilt[at] ^= 0x5A;
            Assert.NotNull(CabinetReportFile.Read(new MemoryStream(spoilt), "r.docx", []));
            Assert.NotNull(CabinetReportFile.Read(new MemoryStream(whole[..at]), "r.docx", []));
        }
    }

    [Theory]
    [InlineData("xl/workbook.xml")]
    [InlineData("content.xml")]
    [InlineData("word/document.xml")]
    public void Another_zip_under_a_reports_name_is_refused(string entry)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = new StreamWriter(zip.CreateEntry(entry).Open());
            part.Write("<x/>");
        }

        Assert.Contains("it is not a Word document (.docx), or it is damaged", Refusal(file.ToArray(), "r.docx"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_with_locked_parts_is_refused()
    {
        var file = WordFile.Of(WordFile.Paragraph("Report Title: A")).ToArray();
        // The lowest bit of the general purpose flags says that a part is encrypted.
        for (var i = 0; i + 8 < file.Length; i++)
        {
            if (file.AsSpan(i).StartsWith("PK\u0003\u0004"u8))
                file[i + 6] |= 1;
            if (file.AsSpan(i).StartsWith("PK\u0001\u0002"u8))
                file[i + 8] |= 1;
        }

        Assert.NotNull(CabinetReportFile.Read(new MemoryStream(file), "r.docx", []));
    }

    private static string Refusal(byte[] file, string name) =>
        Assert.IsType<CabinetReportReading.NotReadable>(CabinetReportFile.Read(new MemoryStream(file), name, [])).Reason;
}
