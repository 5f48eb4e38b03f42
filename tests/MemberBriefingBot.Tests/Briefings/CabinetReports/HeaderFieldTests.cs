using System.Text;
using MemberBriefingBot.Core.Briefings.CabinetReports;
using static MemberBriefingBot.Tests.Briefings.CabinetReports.CabinetReportFileTests;

namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

public class HeaderFieldTests
{
    [Theory]
    [InlineData("Contact Officer: Pat Sample\nDirectorate responsible: Place")]
    [InlineData("Contact Officer: Pat Sample\nForward Plan reference: KD/12")]
    [InlineData("Contact Officer: Pat Sample\nSubject to the usual tests? Yes")]
    [InlineData("Contact Officer: Pat Sample\nBest value duty: met")]
    [InlineData("Contact Officer\nPat Sample\nBest value duty: met")]
    [InlineData("| Contact Officer: | Pat Sample | Best value duty: | met |")]
    public void A_label_nobody_knows_ends_the_field_before_it(string lines) =>
        Assert.Equal("Pat Sample", Value(Read(lines).ContactOfficer));

    [Theory]
    [InlineData("Contact Officer: Pat Sample\nTel: 01744 000000\nEmail: pat@officers.sample.invalid", "Pat Sample Tel: 01744 000000 Email: pat@officers.sample.invalid")]
    [InlineData("Contact Officer\nPat Sample\nJob title: Engineer\nDirect line: 01744 000000", "Pat Sample, Job title: Engineer, Direct line: 01744 000000")]
    public void How_to_reach_a_person_stays_with_the_person(string lines, string contact) =>
        Assert.Equal(contact, Value(Read(lines).ContactOfficer));

    [Fact]
    public void A_title_that_breaks_off_goes_on_in_a_line_that_looks_like_a_label()
    {
        var report = Read("Report Title: Proposed one-way traffic on\nBorough Road: results");
        Assert.Equal("Proposed one-way traffic on Borough Road: results", Value(report.Title));
    }

    [Theory]
    [InlineData("Contact Officer: Pat Sample, Ann Example, Jo Madeup")]
    [InlineData("Contact Officer: Pat Sample Best value duty: met")]
    [InlineData("Portfolio: this is a whole sentence about the portfolio and about everything else that the author of the report wished to say about it before coming to the matter itself, at length")]
    public void A_value_that_looks_like_more_than_its_field_is_doubted(string lines)
    {
        var report = Read(lines);
        Assert.True(report.ContactOfficer is Finding<string>.Unsure || report.Portfolio is Finding<string>.Unsure);
    }

    [Theory]
    [InlineData("Cabinet Member: Cllr Jo Example, Portfolio Holder for Parks", "Cllr Jo Example", "Parks")]
    [InlineData("Cabinet Member: Councillor Jo Example - Cabinet Member for Parks & Play", "Councillor Jo Example", "Parks & Play")]
    [InlineData("Lead Member: Councillor Jo Example \u2013 Deputy Leader and Cabinet Member for Parks", "Councillor Jo Example", "Parks")]
    [InlineData("Portfolio Holder: Parks and Play (Councillor Jo Example)", "Councillor Jo Example", "Parks and Play")]
    [InlineData("Portfolio Holder: Jo Example (Cabinet Member for Parks)", "Jo Example", "Parks")]
    [InlineData("Portfolio: Parks, Councillor Jo Example", "Councillor Jo Example", "Parks")]
    [InlineData("Cabinet Member for Parks: Jo Example", "Jo Example", "Parks")]
    [InlineData("Cabinet Member (Parks): Cllr Jo Example", "Cllr Jo Example", "Parks")]
    [InlineData("Portfolio Holder for Parks\tCllr Jo Example", "Cllr Jo Example", "Parks")]
    [InlineData("Lead Member:\nCabinet Member for Parks, Councillor Jo Example", "Councillor Jo Example", "Parks")]
    [InlineData("Executive Member: Cllr Jo Example (sample), Executive Member for Parks", "Cllr Jo Example (sample)", "Parks")]
    [InlineData("Cabinet Member: Cllr Jo Example, Leader of the Council", "Cllr Jo Example", "Leader of the Council")]
    [InlineData("Cabinet Member: Cllr Jo Example\nPortfolio: Parks", "Cllr Jo Example", "Parks")]
    public void A_member_and_a_portfolio_in_one_breath_are_taken_apart(string lines, string member, string portfolio)
    {
        var report = Read(lines);
        Assert.Equal((member, portfolio), (Value(report.CabinetMember), Value(report.Portfolio)));
    }

    [Fact]
    public void A_portfolio_without_a_name_and_two_members_at_once_are_doubted()
    {
        Assert.IsType<Finding<string>.Unsure>(Read("Cabinet Member: Cabinet Member for Parks").CabinetMember);
        Assert.IsType<Finding<string>.Missing>(Read("Cabinet Member: Cllr Jo Example, Cabinet Member for Parks; Cllr Al Sample, Cabinet Member for Roads").Portfolio);
    }

    [Theory]
    [InlineData("Which wards will notice a direct impact? Windle", "Windle")]
    [InlineData("Divisions directly affected: Parr", "Parr")]
    public void A_label_is_understood_by_the_words_in_it(string lines, string ward) => Assert.Equal([ward], Named(Read(lines)));

    private static CabinetReport Read(string lines) => Assert.IsType<CabinetReportReading.Read>(CabinetReportFile.Read(
        new MemoryStream(Encoding.UTF8.GetBytes($"Subject: Benches in parks\nKey decision: No\n{lines}\n\nSummary\nText.")), "report.txt", ReportLayouts.Wards)).Report;
}
