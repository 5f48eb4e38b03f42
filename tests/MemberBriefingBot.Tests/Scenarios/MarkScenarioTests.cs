using System.Text.RegularExpressions;
using MemberBriefingBot.Core.Briefings;
using static MemberBriefingBot.Tests.Scenarios.Names;

namespace MemberBriefingBot.Tests.Scenarios;

/// <summary>A photograph of a card under embargo turns up, with its mark: the Monitoring Officer asks whose copy it was, and Democratic Services decide.</summary>
public sealed partial class MarkScenarioTests : IAsyncLifetime
{
    private const string Monitoring = "Esme Larksong";
    private const string Title = "Quillfeather Street: proposed one-way scheme (sample)";
    private const string Reason = "A photograph of the card is on a public page.";

    private readonly House _house = new();
    private string _mark = "";

    public async Task InitializeAsync()
    {
        await _house.InitializeAsync();
        await _house[Monitoring].InstallAsync();
        await _house.ScheduleAsync(Title, new Timetable { AllMembersAt = At(8, 9), PressAt = At(9, 16), EmbargoUntil = At(9, 16) });
        await _house.Stage.SettleAsync();
        await _house.PressAsync(Windle1, "I accept: show it to me");
        _mark = Marked().Match(_house[Windle1].Chat[^1].AllText).Groups["mark"].Value;
    }

    public Task DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task It_is_asked_in_a_few_words_agreed_to_without_seeing_it_read_for_a_day_and_then_closed()
    {
        await AskAsync($"mark {_mark.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)}");

        var request = _house[Clerk].Chat[^1];
        Assert.All(new[] { Monitoring, "B-0001", Reason, "not who passed it on", "whistleblower" }, words => Assert.Contains(words, request.AllText, StringComparison.Ordinal));
        Assert.All(new[] { "Quillfeather", Windle1, _mark }, words => Assert.DoesNotContain(words, request.AllText, StringComparison.Ordinal));
        Assert.Equal("A message for you from the Council. Open Teams to read it.", request.Summary);
        await _house.PressAsync(Clerk, "Agree");
        Assert.DoesNotContain(Windle1, Last(Monitoring), StringComparison.Ordinal);
        await _house.PressAsync(Monitoring, "Show whose copy it is");

        Assert.All(new[] { Windle1, "B-0001", "Accepted by Teams", "not who passed it on" }, words => Assert.Contains(words, Last(Monitoring), StringComparison.Ordinal));
        Assert.DoesNotContain("Quillfeather", Last(Monitoring), StringComparison.Ordinal);
        Assert.DoesNotContain(_house[Clerk].Chat, m => m.AllText.Contains(Windle1, StringComparison.Ordinal));
        var told = _house[Windle1].Chat.Count;
        await CloseAsync();
        Assert.DoesNotContain(_house[Monitoring].Chat, m => m.AllText.Contains(Windle1, StringComparison.Ordinal));
        Assert.Contains("Closed", Last(Monitoring), StringComparison.Ordinal);
        Assert.Equal(told, _house[Windle1].Chat.Count);
        await _house.AssertTrueAsync();
    }

    [Fact]
    public async Task A_client_that_knows_only_the_older_buttons_does_the_same()
    {
        await _house.TypeAsync(Monitoring, $"mark {_mark}");
        await _house.PressAsync(Monitoring, "Ask a second person", new() { ["mark"] = _mark, ["reason"] = Reason }, asSubmit: true);
        await _house.PressAsync(Clerk, "Agree", asSubmit: true);
        await _house.PressAsync(Monitoring, "Show whose copy it is", asSubmit: true);
        Assert.Contains(Windle1, Last(Monitoring), StringComparison.Ordinal);

        await CloseAsync();

        Assert.DoesNotContain(_house[Monitoring].Chat, m => m.AllText.Contains(Windle1, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_agrees_to_their_own_request_and_a_refusal_shows_nothing()
    {
        await AskAsync($"mark {_mark}");
        await _house.PressAsync(Clerk, "Refuse");

        Assert.Contains("Refused", Last(Monitoring), StringComparison.Ordinal);
        Assert.DoesNotContain(_house[Monitoring].Chat, m => m.Actions.Any(a => a.Title is "Agree" or "Show whose copy it is"));
        Assert.DoesNotContain(_house[Monitoring].Chat, m => m.AllText.Contains(Windle1, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mistyped_or_unknown_mark_and_a_missing_reason_are_said_kindly_and_nobody_is_asked()
    {
        await _house.TypeAsync(Monitoring, "mark K0QM-3XHD");
        Assert.Contains("no 0 or 1", Last(Monitoring), StringComparison.Ordinal);
        await RefusedAsync("K0QM-3XHD", Reason, "Nothing was looked up. That is not a mark.");
        await RefusedAsync("2222-2222", Reason, "bears the mark 2222-2222. One wrong letter is enough");
        await RefusedAsync(_mark, " ", "Say why you ask");

        Assert.DoesNotContain(_house[Clerk].Chat, m => m.AllText.Contains("mark", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_asked_from_the_card_that_says_who_has_it_and_only_by_the_Monitoring_Officer()
    {
        await _house.TypeAsync(Monitoring, "status b-1");
        await _house.PressAsync(Monitoring, "Whose mark is this?");
        Assert.Contains("A second person must agree", Last(Monitoring), StringComparison.Ordinal);

        await _house.TypeAsync(Clerk, $"mark {_mark}");
        Assert.Contains("Only the Monitoring Officer", Last(Clerk), StringComparison.Ordinal);
        await _house.TypeAsync(Windle1, $"mark {_mark}");
        Assert.Contains("Only the Monitoring Officer", Last(Windle1), StringComparison.Ordinal);
        await _house.TypeAsync(Windle1, "mark the crossing in Mill Street, please");
        Assert.Contains("Send this as a question?", Last(Windle1), StringComparison.Ordinal);
        Assert.Contains("Nothing was looked up.", await _house.ForgeAsync(Clerk, "ask-whose-mark", ("mark", _mark), ("reason", Reason)), StringComparison.Ordinal);
    }

    private async Task AskAsync(string typed)
    {
        await _house.TypeAsync(Monitoring, typed);
        await _house.PressAsync(Monitoring, "Ask a second person", new() { ["mark"] = typed["mark ".Length..], ["reason"] = Reason });
        Assert.Contains("can agree or refuse", Last(Monitoring), StringComparison.Ordinal);
    }

    private async Task RefusedAsync(string mark, string reason, string words) => Assert.Contains(
        words, Forgeries.Texts((await _house.PressAsync(Monitoring, "Ask a second person", new() { ["mark"] = mark, ["reason"] = reason })).Card!), StringComparison.Ordinal);

    private async Task CloseAsync()
    {
        await _house.PassAsync(MarkLookup.OpenFor);
        await _house.Stage.DoAsync<EndMarkLookups, TimeSpan>(end => end.RunAsync(default));
        await _house.Stage.SettleAsync();
    }

    private string Last(string name) => _house[name].Chat[^1].AllText;

    private static DateTimeOffset At(int day, int hour) => new(2026, 12, day, hour, 0, 0, TimeSpan.Zero);

    [GeneratedRegex("Your copy is marked (?<mark>[2-9A-Z]{4}-[2-9A-Z]{4})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marked();
}
