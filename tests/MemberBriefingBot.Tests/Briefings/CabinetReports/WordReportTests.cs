using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;
using MemberBriefingBot.Core.Briefings.CabinetReports;
using static MemberBriefingBot.Tests.Briefings.CabinetReports.CabinetReportFileTests;

namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

public class WordReportTests
{
    [Fact]
    public void A_head_set_as_a_table_is_read_whole()
    {
        var report = Read(WordFile.Of(
            WordFile.Paragraph("Cabinet – 24 September 2025", "Title"),
            WordFile.Table(
                ["Report Title", "Windle Lane one-way scheme"],
                ["Cabinet Portfolio", "Environment and Transport"],
                ["Cabinet Member", "Councillor Nikhil Netherby-Vale"],
                ["Exempt Report", "Yes"],
                ["Reason for Exemption", "Paragraph 3 of Part 1 of Schedule 12A"],
                ["Key Decision", "No"],
                ["Public Notice issued", "N/A"],
                ["Wards Affected", "Windle\nWest Park"],
                ["Borough Priorities", "Ensure children and young people have a positive start in life", ""],
                ["", "Promote good health, independence and care across our communities", ""],
                ["", "Create safe and strong communities and neighbourhoods for all", "X"],
                ["", "Support a strong, thriving, inclusive and well-connected local economy", ""],
                ["", "Create green and vibrant places that reflect our heritage and culture", ""],
                ["", "Be a responsible council", "X"],
                ["Report of", "Executive Director of Place"],
                ["Contact Officer", "Jocelyn Ironbridge\nTel: 01744 000000\nMobile: 07700 900 123"]),
            WordFile.Paragraph("Summary", "Heading1"),
            WordFile.Paragraph("To seek approval of a one-way order.", listLevel: 0),
            WordFile.Paragraph("Recommendations for Decision", "Heading1"),
            WordFile.Paragraph("Cabinet is recommended to:"),
            WordFile.Paragraph("Approve the order", listLevel: 0),
            WordFile.Paragraph("on weekdays", listLevel: 1),
            WordFile.Paragraph("Note the responses", listLevel: 0),
            WordFile.Paragraph("What happens next", "Heading1"),
            WordFile.Paragraph("Signs go up.")));
        Assert.Equal("Windle Lane one-way scheme", Value(report.Title));
        Assert.Equal("Cabinet", Value(report.DecisionMaker));
        Assert.Equal(new DateOnly(2025, 9, 24), Value(report.DecisionOn));
        Assert.Equal(Exemption.Whole, Value(report.Exemption));
        Assert.Equal([3], Value(report.ExemptParagraphs));
        Assert.Equal(["Windle", "West Park"], Named(report));
        Assert.Equal([BoroughPriority.SafeAndStrongCommunities, BoroughPriority.ModernEfficientEffectiveCouncil], Value(report.Priorities).Select(p => p.Known!.Value));
        Assert.Equal("Jocelyn Ironbridge, Tel: 01744 000000", Value(report.ContactOfficer));
        Assert.Equal("To seek approval of a one-way order.", Value(report.Summary));
        Assert.Equal(["Approve the order\non weekdays", "Note the responses"], Value(report.Recommendations));
        Assert.Empty(report.Doubts);
    }

    [Fact]
    public void Labels_above_values_and_sections_in_the_table_are_read()
    {
        var report = Read(WordFile.Of(WordFile.Table(
            ["Decision maker", "Date", "Key decision", "Wards affected"],
            ["Cabinet Committee", "12 May 2026", "Yes", "Borough-wide"],
            ["Title", "Winter service plan", "", ""],
            ["Purpose of report:", "To agree how roads are gritted.", "", ""],
            ["Recommendations:", "1. Agree the plan;\n2. Review it in a year.", "", ""])));
        Assert.Equal("Cabinet Committee", Value(report.DecisionMaker));
        Assert.Equal(new DateOnly(2026, 5, 12), Value(report.DecisionOn));
        Assert.True(Value(report.KeyDecision));
        Assert.IsType<WardsAffected.All>(Value(report.WardsAffected));
        Assert.Equal("Winter service plan", Value(report.Title));
        Assert.Equal("To agree how roads are gritted.", Value(report.Summary));
        Assert.Equal(["Agree the plan", "Review it in a year."], Value(report.Recommendations));
    }

    [Fact]
    public void Priorities_marked_in_a_row_below_their_names_are_read()
    {
        var report = Read(WordFile.Of(WordFile.Table(
            ["Report title", "A", "", ""],
            ["Key decision", "No", "", ""],
            ["Priorities", "", "", ""],
            ["Children", "Health", "Economy", "Green places"],
            ["", "✓", "", "✓"])));
        Assert.Equal(["Health", "Green places"], Value(report.Priorities).Select(p => p.AsWritten));
    }

    [Fact]
    public void Ticked_boxes_of_word_are_seen()
    {
        var ticked = new Paragraph(new Run(new Text("Key decision: Yes ") { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }, new SymbolChar { Font = "Wingdings", Char = "F0FE" }, new Text(" No "), new SymbolChar { Font = "Wingdings", Char = "F0A8" }));
        Assert.True(Value(Read(WordFile.Of(WordFile.Paragraph("Report title: A"), ticked)).KeyDecision));
    }

    [Fact]
    public void A_file_that_expands_too_far_is_not_opened()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("word/document.xml").Open();
            part.Write(new byte[8 * 1024 * 1024]);
        }

        Assert.Contains("it expands to far more than a report holds", Refusal(file.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_nested_without_end_are_not_followed()
    {
        var file = new MemoryStream(WordFile.Of(WordFile.Paragraph("x")).ToArray());
        var whole = new MemoryStream();
        file.CopyTo(whole);
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/document.xml")!.Delete();
            using var part = new StreamWriter(zip.CreateEntry("word/document.xml", CompressionLevel.NoCompression).Open());
            part.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
            part.Write(string.Concat(Enumerable.Repeat("<w:sdt>", 20_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 20_000)));
            part.Write("</w:body></w:document>");
        }

        Assert.Contains("nested deeper than can be read", Refusal(whole.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_protected_or_old_document_says_what_to_do()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
        Assert.Contains("Word before 2007", Refusal(old), StringComparison.Ordinal);
        Assert.Contains("protected by a password", Refusal([.. old, .. Encoding.Unicode.GetBytes("EncryptedPackage")]), StringComparison.Ordinal);
    }

    private static CabinetReport Read(Stream file) =>
        Assert.IsType<CabinetReportReading.Read>(CabinetReportFile.Read(file, "report.docx", ReportLayouts.Wards)).Report;

    private static string Refusal(byte[] file) =>
        Assert.IsType<CabinetReportReading.NotReadable>(CabinetReportFile.Read(new MemoryStream(file), "report.docx", [])).Reason;
}
