using MemberBriefingBot.Core.Briefings.CabinetReports;
using MemberBriefingBot.Tests.People.Files;
using static MemberBriefingBot.Tests.Briefings.CabinetReports.CabinetReportFileTests;

namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

public class SampleReportTests
{
    [Fact]
    public void The_sample_ward_decision_is_read_without_a_doubt()
    {
        var report = Read("cabinet-report-borough-road.txt");
        Assert.Empty(report.Doubts);
        Assert.Equal("Borough Road, Windle: proposed one-way scheme (sample)", Value(report.Title));
        Assert.Equal("Cabinet", Value(report.DecisionMaker));
        Assert.Equal(new DateOnly(2026, 12, 16), Value(report.DecisionOn));
        Assert.Equal(["Windle"], Named(report));
        Assert.Equal([BoroughPriority.SafeAndStrongCommunities, BoroughPriority.GreenThrivingVibrantPlace], Value(report.Priorities).Select(p => p.Known!.Value));
        Assert.Equal(3, Value(report.Recommendations).Count);
    }

    [Fact]
    public void The_sample_word_document_is_read_without_a_doubt()
    {
        var report = Read("cabinet-report-mobile-library.docx");
        Assert.Empty(report.Doubts);
        Assert.Equal("Mobile library: new timetable (sample)", Value(report.Title));
        Assert.True(Value(report.KeyDecision));
        Assert.Equal(["Rainford", "Moss Bank", "Billinge and Seneley Green"], Named(report));
        Assert.Equal([BoroughPriority.ChildrenAndYoungPeople, BoroughPriority.ModernEfficientEffectiveCouncil], Value(report.Priorities).Select(p => p.Known!.Value));
        Assert.Equal(2, Value(report.Recommendations).Count);
    }

    private static CabinetReport Read(string name)
    {
        using var file = File.OpenRead(SampleFolder.File(name));
        return Assert.IsType<CabinetReportReading.Read>(CabinetReportFile.Read(file, name, [.. ReportLayouts.Wards, "Rainford", "Moss Bank"])).Report;
    }
}
