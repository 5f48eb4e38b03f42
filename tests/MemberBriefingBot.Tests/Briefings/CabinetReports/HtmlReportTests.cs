using System.Diagnostics;
using System.Text;
using MemberBriefingBot.Core.Briefings.CabinetReports;
using static MemberBriefingBot.Tests.Briefings.CabinetReports.CabinetReportFileTests;

namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

public sealed class HtmlReportTests
{
    [Fact]
    public void A_printed_page_is_read_whole_and_nothing_that_is_hidden() => Assert.Equal(
        """
        title: Quay Road & Mill Lane: a crossing – proposal
        decision maker: Cabinet
        on: 2025-09-24
        portfolio: Environment and Transport
        member: Councillor Nikhil Netherby-Vale
        exempt: Open
        key: yes
        notice: 26 August 2025
        wards: Windle|West Park
        priorities: Safe and strong communities|A strong and inclusive local economy
        report of: Executive Director of Place
        contact: Jocelyn Ironbridge, Tel: 01744 000000
        summary: To seek approval of a crossing where residents asked for one.
        - Approve the crossing, with
        a refuge
        lights
        - Note the responses.
        """.ReplaceLineEndings("\n"),
        FieldsOf.Of(Read(HtmlLayouts.Printed)));

    [Fact]
    public void Terms_and_boxes_are_read_and_what_is_unsure_is_said()
    {
        var report = Read(HtmlLayouts.Terms);

        Assert.Equal(("Library opening hours", "Cabinet Member for Culture", new DateOnly(2026, 3, 3)), (Value(report.Title), Value(report.DecisionMaker), Value(report.DecisionOn)));
        Assert.Equal((false, Exemption.Whole), (Value(report.KeyDecision), Value(report.Exemption)));
        Assert.Equal([3], Value(report.ExemptParagraphs));
        Assert.Equal("No ward of this council is called \"Atlantis\".", Assert.IsType<Finding<WardsAffected>.Unsure>(report.WardsAffected).Reason);
        Assert.Equal("Sam Sample, sam@example.org", Value(report.ContactOfficer));
        Assert.Equal("To propose that branch libraries open on Saturdays.", Value(report.Summary));
        Assert.Equal(["Agree the hours", "Review them in a year."], Value(report.Recommendations));
        Assert.Contains(report.Doubts, d => d.StartsWith("Wards affected: No ward of this council is called \"Atlantis\".", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_word_processor_writes_in_windows_1252_is_read()
    {
        var report = Read(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(HtmlLayouts.WordProcessor));

        Assert.Equal(("Children’s centres – review", "Cabinet", new DateOnly(2025, 11, 5)), (Value(report.Title), Value(report.DecisionMaker), Value(report.DecisionOn)));
        Assert.IsType<WardsAffected.All>(Value(report.WardsAffected));
        Assert.Equal("Six centres become five.", Value(report.Summary));
        Assert.Equal(["Close the centre in Parr", "Keep the others."], Value(report.Recommendations));
    }

    [Fact]
    public void A_text_that_a_browser_wrapped_in_a_page_is_read_as_the_text_it_is() =>
        Assert.Equal(FieldsOf.Text(ReportLayouts.Colons), FieldsOf.Of(Read($"<html><head></head><body><pre style=\"word-wrap: break-word\">{ReportLayouts.Colons}</pre></body></html>")));

    [Fact]
    public void Ten_megabytes_of_nested_parts_are_refused_in_one_sentence() => Assert.Equal(
        "r.html could not be read: it is more than 4 MB of web page, far more than a report holds. In the browser, save the page as \"Web page, HTML only\". Nothing was changed.",
        Refusal("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 2_000_000))));

    [Fact]
    public void More_parts_than_any_report_has_are_refused() =>
        Assert.Contains("it has more parts than any report", Refusal("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 200_000))), StringComparison.Ordinal);

    [Fact]
    public void Parts_nested_without_end_are_not_followed() =>
        Assert.Contains("nested deeper than can be read", Refusal("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 200))), StringComparison.Ordinal);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b class=%>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    [InlineData("<div><table></div></table>")]
    [InlineData("<b class=%><p>")]
    [InlineData("<a href=%><div>x")]
    [InlineData("<table><b class=%>")]
    [InlineData("<td rowspan=9999 colspan=9999>")]
    [InlineData("<font color=%></p>")]
    [InlineData("<svg><foreignObject>")]
    [InlineData("<dl><dt>a<dd>")]
    public void The_worst_page_within_the_limits_is_read_before_anybody_gives_up(string unit)
    {
        var page = new StringBuilder("<html><body><table><tr><td>Report Title</td><td>A</td></tr><tr><td>Key Decision</td><td>No</td></tr></table>");
        var times = 36_000 / unit.Count(c => c == '<');
        for (var i = 0; i < times; i++)
        {
            page.Append(unit.Replace("%", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        var watch = Stopwatch.StartNew();
        Assert.NotNull(CabinetReportFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(page.ToString())), "r.html", ReportLayouts.Wards));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body><h1>Bin days</h1><p>Your bin is emptied on Monday.</p></body></html>", "does not look like a cabinet report")]
    [InlineData("<html></html>", "does not look like a cabinet report")]
    [InlineData("<?xml version=\"1.0\"?><rss><channel/></rss>", "it is XML and not a web page")]
    [InlineData("<!DOCTYPE svg><svg/>", "it is XML and not a web page")]
    [InlineData("From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n", "it is a web archive (.mht)")]
    public void A_page_that_is_no_report_is_refused_with_what_to_do(string page, string reason) => Assert.Contains(reason, Refusal(page), StringComparison.Ordinal);

    [Fact]
    public void A_page_cut_short_anywhere_never_throws()
    {
        for (var length = 0; length < HtmlLayouts.Printed.Length; length += 37)
        {
            Assert.NotNull(CabinetReportFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(HtmlLayouts.Printed[..length])), "r.html", ReportLayouts.Wards));
        }
    }

    private static CabinetReport Read(string page) => Read(Encoding.UTF8.GetBytes(page));

    private static CabinetReport Read(byte[] page) =>
        Assert.IsType<CabinetReportReading.Read>(CabinetReportFile.Read(new MemoryStream(page), "report.html", ReportLayouts.Wards)).Report;

    private static string Refusal(string page) =>
        Assert.IsType<CabinetReportReading.NotReadable>(CabinetReportFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(page)), "r.html", [])).Reason;
}
