using System.Text.Json.Nodes;
using MemberBriefingBot.Commands;
using MemberBriefingBot.Tests.Briefings.CabinetReports;

namespace MemberBriefingBot.Tests.Commands;

public sealed class BriefingImportTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_report_is_read_into_fields_without_any_settings()
    {
        var ran = await _run.OfAsync("briefing", "import", SampleCouncil.WardDecisionReport, "--json");
        var fields = JsonNode.Parse(ran.Output)!;

        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.Equal("Borough Road, Windle: proposed one-way scheme (sample)", (string?)fields["title"]);
        Assert.Equal(["Windle"], fields["wardsAffected"]!.AsArray().Select(w => (string?)w));
        Assert.Equal(["Create safe and strong communities", "Create a green, thriving and vibrant place"], fields["boroughPriorities"]!.AsArray().Select(p => (string?)p));
        Assert.Equal(3, fields["recommendations"]!.AsArray().Count);
        Assert.Equal(("No", "No", "2026-12-16"), ((string?)fields["exempt"], (string?)fields["keyDecision"], (string?)fields["decisionOn"]));
        Assert.Empty(fields["toCheck"]!.AsArray());
    }

    [Theory]
    [InlineData(nameof(ReportLayouts.Tabs), "Windle Lane: proposed one-way scheme", "Yes")]
    [InlineData(nameof(ReportLayouts.Colons), "Library opening hours", "No")]
    public async Task Reports_of_differing_layouts_are_read(string layout, string title, string keyDecision)
    {
        var report = layout == nameof(ReportLayouts.Tabs) ? ReportLayouts.Tabs : ReportLayouts.Colons;
        var ran = await _run.OfAsync("briefing", "import", _run.Write("report.txt", report), "--json");
        var fields = JsonNode.Parse(ran.Output)!;

        Assert.InRange(ran.Code, 0, 1);
        Assert.Equal((title, keyDecision), ((string?)fields["title"], (string?)fields["keyDecision"]));
        Assert.Equal(ran.Code == 0, fields["toCheck"]!.AsArray().Count == 0);
    }

    [Fact]
    public async Task A_word_file_is_read_and_printed_for_people()
    {
        var ran = await _run.OfAsync("briefing", "import", SampleCouncil.WardDecisionReport.Replace("borough-road.txt", "mobile-library.docx", StringComparison.Ordinal));

        Assert.InRange(ran.Code, 0, 1);
        Assert.Contains("title ", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("(not found)", ran.Output.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_without_a_header_is_no_report_and_a_report_with_half_a_header_says_what_is_missing()
    {
        var letter = await _run.OfAsync("briefing", "import", _run.Write("letter.txt", "Dear councillor,\n\nThank you for your letter about the bins.\n"));
        var half = await _run.OfAsync("briefing", "import", _run.Write("half.txt", "Report Title: The bins\nWards Affected: Windle\nKey Decision: No\n\n1. SUMMARY\n1.1 The bins are counted.\n"));

        Assert.Equal((2, 1), (letter.Code, half.Code));
        Assert.Contains("letter.txt does not look like a cabinet report", letter.Error, StringComparison.Ordinal);
        Assert.Contains("To check or supply:", half.Output, StringComparison.Ordinal);
        Assert.Contains("(not found)", half.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_missing_empty_or_no_report_is_refused_in_a_sentence()
    {
        var missing = await _run.OfAsync("briefing", "import", "nowhere.txt");
        var pretender = await _run.OfAsync("briefing", "import", _run.Write("report.docx", "PK but no Word file"));

        Assert.Equal((2, "There is no file nowhere.txt. Nothing was read."), (missing.Code, missing.Error.Trim()));
        Assert.Equal(2, pretender.Code);
        Assert.DoesNotContain("   at ", pretender.Error, StringComparison.Ordinal);
        Assert.Single(pretender.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_council_in_the_settings_file_beside_the_program_is_configured()
    {
        var environment = $"import-{Guid.NewGuid():N}";
        var file = Path.Combine(AppContext.BaseDirectory, $"appsettings.{environment}.json");
        await File.WriteAllTextAsync(file, """{"Councils": [{"Id": "st-helens", "Name": "St Helens", "TenantId": "00000000-0000-4000-8000-00000000c0c0"}], "Store": {"SqliteFile": "configured.db"}}""");
        try
        {
            var ran = await _run.OfAsync("briefing", "import", SampleCouncil.WardDecisionReport, "--set", $"environment={environment}");

            Assert.InRange(ran.Code, 0, 1);
            Assert.True(File.Exists(Path.Combine(_run.Folder, "configured.db")), ran.Error);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_draft_is_kept_for_its_author_and_for_nobody_the_directory_does_not_know()
    {
        var files = SampleCouncil.Files;
        await _run.OfAsync(["people", "import", "--wards", files.Wards!, "--members", files.Members!, "--portfolios", files.Portfolios!, .. Run.Council]);

        var kept = await _run.OfAsync(["briefing", "import", SampleCouncil.WardDecisionReport, "--author", "nikhil.netherby-vale@members.sample.invalid", .. Run.Council]);
        var unknown = await _run.OfAsync(["briefing", "import", SampleCouncil.WardDecisionReport, "--author", "nobody@members.sample.invalid", .. Run.Council]);
        var noRight = await _run.OfAsync(["briefing", "import", SampleCouncil.WardDecisionReport, "--author", "amara.alderhythe@members.sample.invalid", .. Run.Council]);

        Assert.Equal((0, 2, 2), (kept.Code, unknown.Code, noRight.Code));
        Assert.Contains("Kept as B-0001, a draft of Nikhil Netherby-Vale (sample). To open it, Nikhil Netherby-Vale (sample) types “status B-0001” in Teams.", kept.Error, StringComparison.Ordinal);
        Assert.Contains("The draft was not kept.", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("may not write briefings. The draft was not kept.", noRight.Error, StringComparison.Ordinal);
    }
}
