using MemberBriefingBot.Core.Data;

namespace MemberBriefingBot.Tests.Commands;

/// <summary>What an operator types, what they are told, and the exit code a script would look at: 0 done, 1 look, 2 nothing was done.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("", "run", "demo", "migrate", "people", "briefing", "turnaround", "manifest")]
    [InlineData("run", "--sample", "--urls")]
    [InlineData("demo", "--out")]
    [InlineData("migrate", "--set")]
    [InlineData("people import", "--members", "--officers", "--confirm", "--sample")]
    [InlineData("briefing import", "--json", "--author", "--wards")]
    [InlineData("turnaround", "--from", "--until", "--csv")]
    [InlineData("manifest package", "--bot-id", "--out")]
    public async Task Every_command_explains_itself(string command, params string[] words)
    {
        var ran = await _run.OfAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.All(words, word => Assert.Contains(word, ran.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://www.mereside.example/app", 0, "")]
    [InlineData("www.mereside.example/app", 2, "www.mereside.example/app is not a web address, such as https://www.example.gov.uk. Nothing was written.")]
    public async Task The_app_is_packed_with_the_councils_pages(string website, int code, string said)
    {
        var file = Path.Combine(_run.Folder, "app.zip");

        var ran = await _run.OfAsync(
            "manifest", "package", "--app-id", $"{Guid.NewGuid()}", "--bot-id", $"{Guid.NewGuid()}", "--host", "bot.mereside.example", "--council-name", "Mereside", "--website", website,
            "--privacy", "https://www.mereside.example/privacy", "--terms", "https://www.mereside.example/terms", "--out", file);

        Assert.Equal((code, code == 0), (ran.Code, File.Exists(file)));
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("migrate")]
    [InlineData("turnaround")]
    public async Task Without_settings_it_stops_and_says_which_to_set(string command)
    {
        var ran = await _run.OfAsync(command);

        Assert.Equal(2, ran.Code);
        Assert.Contains("No council is configured. Set Councils:0:Id, Councils:0:Name and Councils:0:TenantId", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_run.Folder));
    }

    [Fact]
    public async Task What_is_only_for_trying_out_stops_the_start_of_a_real_bot()
    {
        var ran = await _run.OfAsync(["run", "--urls", "http://127.0.0.1:0", .. Run.Council, "--set", "Teams:AllowUnauthenticated=true"]);

        Assert.Equal(2, ran.Code);
        Assert.Contains("Teams:AllowUnauthenticated is for trying the bot out", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("migrate")]
    public async Task A_database_that_cannot_be_reached_is_named_with_what_to_do(string command)
    {
        var ran = await _run.OfAsync([command, .. Run.Council, "--set", "Store:SqliteFile=", "--set", "Store:Postgres=Host=127.0.0.1;Port=1;Username=bot;Password=not-to-be-shown"]);

        Assert.Equal(2, ran.Code);
        Assert.Contains("The store could not be opened: Failed to connect to 127.0.0.1:1. Nothing was changed. Correct Store:Postgres", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("not-to-be-shown", ran.Output + ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_is_no_setting_or_two_stores_at_once_are_refused()
    {
        var nonsense = await _run.OfAsync("migrate", "--set", "Nonsense");
        var both = await _run.OfAsync(["migrate", .. Run.Council, "--set", "Store:Postgres=Host=127.0.0.1"]);

        Assert.Equal((2, 2), (nonsense.Code, both.Code));
        Assert.Contains("--set Nonsense is not Name=Value. Nothing was done.", nonsense.Error, StringComparison.Ordinal);
        Assert.Contains("Store:Postgres and Store:SqliteFile are both set.", both.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrating_twice_does_it_once()
    {
        var first = await _run.OfAsync(["migrate", .. Run.Council]);
        var second = await _run.OfAsync(["migrate", .. Run.Council]);

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.Contains("Applied: 0001-initial", first.Output, StringComparison.Ordinal);
        Assert.Equal("The store is up to date.", second.Output.Trim());
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_does_nothing_and_says_what_to_do()
    {
        using var first = FileOwnership.Take(Path.Combine(_run.Folder, "briefings.db"));
        var second = await _run.OfAsync(["migrate", .. Run.Council]);

        Assert.NotNull(first);
        Assert.Equal(2, second.Code);
        Assert.Contains("Another process is using briefings.db. Nothing was done.", second.Error, StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(Path.Combine(_run.Folder, "briefings.db")).Length);
    }

    [Fact]
    public async Task A_file_whose_folder_does_not_exist_is_not_called_in_use()
    {
        var ran = await _run.OfAsync(["migrate", .. Run.Council, "--set", "Store:SqliteFile=nowhere/briefings.db"]);

        Assert.Equal(2, ran.Code);
        Assert.Equal(
            "nowhere/briefings.db cannot be written: its folder does not exist. Nothing was done. Correct that, or name another file (Store:SqliteFile).", ran.Error.Trim());
    }

    [Fact]
    public async Task The_turnaround_of_an_empty_council_is_printed_and_written_as_CSV()
    {
        var printed = await _run.OfAsync(["turnaround", .. Run.Council]);
        var written = await _run.OfAsync(["turnaround", "--csv", "report.csv", .. Run.Council]);

        Assert.Equal((0, 0), (printed.Code, written.Code));
        Assert.Contains("Turnaround, questions asked", printed.Output, StringComparison.Ordinal);
        Assert.Equal("Written to report.csv.", written.Output.Trim());
        Assert.Contains("asked", _run.Read("report.csv").Split('\n')[0], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_unknown_council_or_command_is_named()
    {
        var council = await _run.OfAsync(["turnaround", "--council", "atlantis", .. Run.Council]);
        var command = await _run.OfAsync("briefings");

        Assert.Equal(2, council.Code);
        Assert.Contains("No council atlantis is configured; there is st-helens. Nothing was done.", council.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, command.Code);
        Assert.Contains("'briefings'", command.Error, StringComparison.Ordinal);
    }
}
