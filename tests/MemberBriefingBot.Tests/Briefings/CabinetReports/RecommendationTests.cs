using System.Text;
using MemberBriefingBot.Core.Briefings.CabinetReports;
using static MemberBriefingBot.Tests.Briefings.CabinetReports.CabinetReportFileTests;

namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

public class RecommendationTests
{
    private const string Head = "Report Title: Benches\nKey Decision: No\n\nSummary\nBenches are old.\n\n";

    [Theory]
    [InlineData("It is recommended that Cabinet:\n\n(a) approve the benches; and\n(b) note the cost.")]
    [InlineData("Cabinet is recommended to:\n1. approve the benches;\n2. note the cost.")]
    [InlineData("2.1 Cabinet is recommended to\n\ni. approve the benches\nii. note the cost.")]
    [InlineData("The Executive is asked to:\n- approve the benches\n- note the cost.")]
    [InlineData("Members are requested to\n\ni) approve the benches;\nii) note the cost.")]
    [InlineData("RECOMMENDED: That\n\nA. approve the benches; and\nB. note the cost.")]
    [InlineData("RECOMMENDED \u2013 That the Cabinet Member for Parks:\na\tapprove the benches\nb\tnote the cost.")]
    [InlineData("It is recommended that Cabinet, having considered\nthe responses in Appendix 1:\n(i) approve the\nbenches; and\n(ii) note the cost.")]
    [InlineData("Recommendations\n\nThat Cabinet:\nRecommendation 1: approve the benches\nRecommendation 2: note the cost.")]
    [InlineData("RECOMMENDATION(S)\nIt is recommended that Council:-\n1.1 approve the benches;\n1.2 note the cost.")]
    public void A_list_of_recommendations_comes_out_as_its_items_and_leaves_the_summary_alone(string recommendations)
    {
        var report = Read($"{Head}{recommendations}\n\nBackground\nMore text.");
        Assert.Equal(["approve the benches", "note the cost."], Value(report.Recommendations));
        Assert.Equal("Benches are old.", Value(report.Summary));
    }

    [Fact]
    public void Without_a_heading_the_list_ends_where_other_paragraphs_begin()
    {
        var report = Read($"{Head}It is recommended that Cabinet:\n(a) approve the benches\n\nThe benches were bought in 1990.");
        Assert.Equal(["approve the benches"], Value(report.Recommendations));
    }

    [Fact]
    public void One_sentence_without_a_heading_is_taken_with_a_doubt()
    {
        var report = Read($"{Head}It is recommended that Cabinet approve the benches.\n\nThe benches were bought in 1990.");
        var unsure = Assert.IsType<Finding<IReadOnlyList<string>>.Unsure>(report.Recommendations);
        Assert.Equal(["It is recommended that Cabinet approve the benches."], unsure.Value);
    }

    [Fact]
    public void A_heading_is_believed_before_a_sentence_of_the_summary()
    {
        var report = Read("Report Title: Benches\nKey Decision: No\n\nSummary\nIt is recommended that Cabinet buy benches.\n\nRecommendations\n1. Buy ten benches");
        Assert.Equal("It is recommended that Cabinet buy benches.", Value(report.Summary));
        Assert.Equal(["Buy ten benches"], Value(report.Recommendations));
    }

    [Fact]
    public void An_item_that_leads_to_a_list_of_its_own_is_kept_with_it()
    {
        var report = Read($"{Head}Recommendations\nThat Cabinet:\n1. approves the benches\n2. asks the Director to report on the following:\n(a) cost\n(b) upkeep");
        Assert.Equal(["approves the benches", "asks the Director to report on the following:\n(a) cost\n(b) upkeep"], Value(report.Recommendations));
    }

    [Fact]
    public void Recommendations_to_two_bodies_are_doubted()
    {
        var report = Read($"{Head}Recommendations\nCabinet is recommended to:\n1. Buy benches\n\nCouncil is recommended to:\n2. Find the money");
        var unsure = Assert.IsType<Finding<IReadOnlyList<string>>.Unsure>(report.Recommendations);
        Assert.Equal(["Buy benches", "Find the money"], unsure.Value);
        Assert.Contains("more than one body", unsure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_no_list_knows_ends_the_section_in_text()
    {
        var report = Read($"{Head}Recommendations\n(a) Buy ten benches\n\nHow the benches were chosen\n\nResidents were asked.");
        Assert.Equal(["Buy ten benches"], Value(report.Recommendations));
    }

    private static CabinetReport Read(string text) =>
        Assert.IsType<CabinetReportReading.Read>(CabinetReportFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "report.txt", ReportLayouts.Wards)).Report;
}
