using MemberBriefingBot.Commands;

namespace MemberBriefingBot.Tests.Commands;

public sealed class PeopleImportTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task The_sample_council_is_imported_once_and_a_second_time_changes_nothing()
    {
        var first = await _run.OfAsync(["people", "import", "--sample", .. Run.Council]);
        var second = await _run.OfAsync(["people", "import", "--sample", .. Run.Council]);

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.Contains("members: 48 added, 0 changed, 0 ended, 0 refused", first.Output, StringComparison.Ordinal);
        Assert.Contains("members: 0 added, 0 changed, 0 ended, 0 refused", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("changed  ", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_lost_half_the_officers_is_held_until_it_is_confirmed()
    {
        await _run.OfAsync(["people", "import", "--sample", .. Run.Council]);
        var half = _run.Write("half.csv", string.Join('\n', File.ReadAllLines(SampleCouncil.Files.Officers!).Take(14)));

        var held = await _run.OfAsync(["people", "import", "--officers", half, .. Run.Council]);
        var confirmed = await _run.OfAsync(["people", "import", "--officers", half, "--confirm", .. Run.Council]);

        Assert.Equal(1, held.Code);
        Assert.Contains("officers: held.", held.Output, StringComparison.Ordinal);
        Assert.Contains("would end  Zachary Ballotine (sample)", held.Output, StringComparison.Ordinal);
        Assert.Equal(0, confirmed.Code);
        Assert.Contains("14 ended", confirmed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_missing_or_not_what_it_should_be_is_named_and_changes_nothing()
    {
        var none = await _run.OfAsync(["people", "import", .. Run.Council]);
        var missing = await _run.OfAsync(["people", "import", "--members", "nowhere.xml", .. Run.Council]);
        var wrong = await _run.OfAsync(["people", "import", "--members", _run.Write("members.xml", "this is not XML"), .. Run.Council]);

        Assert.Equal((2, 2, 1), (none.Code, missing.Code, wrong.Code));
        Assert.Contains("No file was named. Nothing was done.", none.Error, StringComparison.Ordinal);
        Assert.Contains("There is no file nowhere.xml. Nothing was read from it.", missing.Error, StringComparison.Ordinal);
        Assert.StartsWith("members: ", wrong.Output, StringComparison.Ordinal);
    }
}
