using System.Text;
using MemberBriefingBot.Core.Briefings.CabinetReports;

namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

public class CabinetReportFileTests
{
    [Fact]
    public void A_head_set_with_tabs_is_read_whole()
    {
        var report = Read(ReportLayouts.Tabs);
        Assert.Equal("Windle Lane: proposed one-way scheme", Value(report.Title));
        Assert.Equal("Cabinet", Value(report.DecisionMaker));
        Assert.Equal(new DateOnly(2025, 9, 24), Value(report.DecisionOn));
        Assert.Equal("Environment and Transport", Value(report.Portfolio));
        Assert.Equal("Councillor Nikhil Netherby-Vale", Value(report.CabinetMember));
        Assert.Equal(Exemption.Open, Value(report.Exemption));
        Assert.Empty(Value(report.ExemptParagraphs));
        Assert.True(Value(report.KeyDecision));
        Assert.Equal(new PublicNotice(new DateOnly(2025, 8, 26), "26 August 2025"), Value(report.PublicNotice));
        Assert.Equal(["Windle", "Billinge and Seneley Green"], Named(report));
        Assert.Equal([BoroughPriority.SafeAndStrongCommunities, BoroughPriority.GreenThrivingVibrantPlace], Value(report.Priorities).Select(p => p.Known!.Value));
        Assert.Equal("Executive Director of Place", Value(report.ReportOf));
        Assert.Equal("To seek approval of a one-way order on Windle Lane after consultation with residents.\nThe order would run for eighteen months.", Value(report.Summary));
        Assert.Equal(
            ["Approve the experimental order", "Delegate the detail to the Executive Director, in consultation with the Cabinet Member", "Note the consultation responses."],
            Value(report.Recommendations));
        Assert.Empty(report.Doubts);
    }

    [Fact]
    public void A_mobile_number_is_left_out_and_the_office_line_kept()
    {
        var contact = Value(Read(ReportLayouts.Tabs).ContactOfficer);
        Assert.Equal("Jocelyn Ironbridge, Head of Highways, 01744 000000, jocelyn@officers.sample.invalid", contact);
        Assert.Equal("Alex Sample", Value(Read(ReportLayouts.Blank).ContactOfficer));
    }

    [Fact]
    public void A_head_of_labels_with_colons_is_read()
    {
        var report = Read(ReportLayouts.Colons);
        Assert.Equal("Library opening hours", Value(report.Title));
        Assert.Equal("Executive", Value(report.DecisionMaker));
        Assert.Equal(new DateOnly(2026, 3, 3), Value(report.DecisionOn));
        Assert.Equal("the Director of Communities", Value(report.ReportOf));
        Assert.Equal("Culture and Leisure", Value(report.Portfolio));
        Assert.False(Value(report.KeyDecision));
        Assert.IsType<WardsAffected.All>(Value(report.WardsAffected));
        Assert.Equal(["A fairer town", "Value for money"], Value(report.Priorities).Select(p => p.AsWritten));
        Assert.Equal("Sam Sample, sam@example.org", Value(report.ContactOfficer));
        Assert.Equal("To propose that branch libraries open on Saturdays.", Value(report.Summary));
        Assert.Equal(["It is recommended that the Executive agrees the hours in Appendix A from 1 May 2026."], Value(report.Recommendations));
        Assert.Equal(["Public notice: The report does not say when public notice was given."], report.Doubts);
    }

    [Fact]
    public void Labels_and_values_on_lines_that_follow_each_other_are_read()
    {
        var report = Read(ReportLayouts.Successive);
        Assert.Equal("Purchase of land at Parr", Value(report.Title));
        Assert.Equal("Cabinet", Value(report.DecisionMaker));
        Assert.Equal(new DateOnly(2025, 11, 5), Value(report.DecisionOn));
        Assert.Equal("Environment", Value(report.Portfolio));
        Assert.Equal(Exemption.Partly, Value(report.Exemption));
        Assert.Equal([3, 5], Value(report.ExemptParagraphs));
        Assert.Equal(new PublicNotice(null, "KD 12/25"), Value(report.PublicNotice));
        Assert.Equal(["Parr", "St Helens Town Centre"], Named(report));
        Assert.Equal("Pat Sample", Value(report.ContactOfficer));
        Assert.Equal("The land adjoins the depot.", Value(report.Summary));
        Assert.Equal(
            ["Approve the purchase of the land", "Agree the budget set out in Appendix 2", "Authorise the Director to complete\n(a) the contract\n(b) the lease"],
            Value(report.Recommendations));
    }

    [Fact]
    public void Two_pairs_to_a_row_and_boxes_are_read_and_an_unknown_ward_is_said()
    {
        var report = Read(ReportLayouts.Pipes);
        Assert.Equal("Parking charges review", Value(report.Title));
        Assert.Equal(new DateOnly(2026, 1, 14), Value(report.DecisionOn));
        Assert.False(Value(report.KeyDecision));
        Assert.Equal(Exemption.Open, Value(report.Exemption));
        Assert.Equal("Robin Sample", Value(report.ContactOfficer));
        Assert.Equal("Cllr Jo Example", Value(report.CabinetMember));
        var unsure = Assert.IsType<Finding<WardsAffected>.Unsure>(report.WardsAffected);
        var wards = Assert.IsType<WardsAffected.Named>(unsure.Value);
        Assert.Equal(["Newton-le-Willows East", "Newton-le-Willows West"], wards.Wards);
        Assert.Equal(["Sutton"], wards.Unknown);
        Assert.Equal("No ward of this council is called \"Sutton\".", unsure.Reason);
        Assert.Equal([BoroughPriority.LocalEconomy, BoroughPriority.ModernEfficientEffectiveCouncil], Value(report.Priorities).Select(p => p.Known!.Value));
        Assert.Equal("Charges have not changed since 2019.", Value(report.Summary));
        Assert.Equal(["that the charges in Table 1 be adopted", "that they be reviewed each year"], Value(report.Recommendations));
    }

    [Fact]
    public void What_was_left_blank_or_unmarked_is_said_rather_than_guessed()
    {
        var report = Read(ReportLayouts.Blank);
        Assert.Equal("It was left blank (line 1).", Assert.IsType<Finding<string>.Missing>(report.Title).Reason);
        Assert.IsType<WardsAffected.None>(Value(report.WardsAffected));
        Assert.Contains("leaves both answers standing", Assert.IsType<Finding<bool>.Unsure>(report.KeyDecision).Reason, StringComparison.Ordinal);
        Assert.Equal(Exemption.Whole, Value(report.Exemption));
        Assert.Equal("It was left blank (line 5).", Assert.IsType<Finding<IReadOnlyList<int>>.Missing>(report.ExemptParagraphs).Reason);
        Assert.Equal("The priorities are listed and none is marked (line 7).", Assert.IsType<Finding<IReadOnlyList<ReportPriority>>.Missing>(report.Priorities).Reason);
        Assert.Equal("No section with the recommendations was found.", report.Recommendations.Doubt);
    }

    [Fact]
    public void Text_from_older_windows_programs_is_read()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Report Title: Children\u2019s centres \u2013 review\nKey Decision: No\n");
        var report = Assert.IsType<CabinetReportReading.Read>(CabinetReportFile.Read(new MemoryStream(bytes), "report.txt", [])).Report;
        Assert.Equal("Children\u2019s centres \u2013 review", Value(report.Title));
    }

    [Theory]
    [InlineData("Dear councillor,\nthe meeting is at noon.\nRegards", "notes.txt does not look like a cabinet report")]
    [InlineData("", "notes.txt could not be read: it is empty")]
    [InlineData("%PDF-1.7", "notes.txt could not be read: it is a PDF")]
    [InlineData("a\0b", "notes.txt could not be read: it is neither a Word document")]
    [InlineData("PK\u0003\u0004 broken", "notes.txt could not be read: it is not a Word document (.docx), or it is damaged")]
    public void A_file_that_is_no_report_is_refused_with_what_to_do(string text, string reason)
    {
        var reading = CabinetReportFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "notes.txt", []);
        Assert.StartsWith(reason, Assert.IsType<CabinetReportReading.NotReadable>(reading).Reason, StringComparison.Ordinal);
    }

    internal static T Value<T>(Finding<T> finding)
    {
        Assert.True(finding is Finding<T>.Found, finding.Doubt);
        return ((Finding<T>.Found)finding).Value;
    }

    internal static IReadOnlyList<string> Named(CabinetReport report) => Assert.IsType<WardsAffected.Named>(Value(report.WardsAffected)).Wards;

    private static CabinetReport Read(string text) =>
        Assert.IsType<CabinetReportReading.Read>(CabinetReportFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "report.txt", ReportLayouts.Wards)).Report;
}
