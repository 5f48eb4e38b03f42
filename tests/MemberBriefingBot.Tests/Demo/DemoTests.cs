using System.Text.Json;
using MemberBriefingBot.Tests.Commands;
using TeamsSimulator;

namespace MemberBriefingBot.Tests.Demo;

/// <summary>The demo's events, which come from the store and from Teams' journal, tell the whole week.</summary>
public sealed class DemoTests(DemoTests.Week week) : IClassFixture<DemoTests.Week>
{
    private static readonly string[] s_ids = ["briefing", "question", "delivery", "person", "ward", "service", "conversation", "activity", "committee", "portfolio", "officer", "member", "lane"];

    [Fact]
    public void It_ends_well_and_every_line_says_when_what_and_of_what()
    {
        Assert.Equal((0, ""), (week.Ran.Code, week.Ran.Error));
        Assert.NotEmpty(week.Events);
        Assert.All(week.Events, e =>
        {
            Assert.True(e.GetProperty("at").TryGetDateTimeOffset(out _));
            Assert.NotEmpty(e.GetProperty("event").GetString()!);
            Assert.True(s_ids.Any(id => e.TryGetProperty(id, out var value) && value.ValueKind == JsonValueKind.String), e.ToString());
        });
    }

    [Fact]
    public void The_timeline_is_told_in_words_and_never_in_the_names_of_events() =>
        Assert.DoesNotContain("delivery.", week.Ran.Output, StringComparison.Ordinal);

    [Fact]
    public void A_ward_decision_is_drafted_approved_by_another_scheduled_and_released_twice()
    {
        Assert.NotEqual(Actor("briefing.drafted"), Actor("briefing.approved"));
        Assert.Equal(2, Of("briefing.released").Count);
        Assert.True(At(Of("briefing.scheduled")[0]) <= At(Of("briefing.released")[0]));
        Assert.NotEmpty(Of("briefing.acknowledged"));
    }

    [Fact]
    public void Every_question_is_answered_or_open_and_one_answer_is_late()
    {
        var asked = Of("question.Asked").ToDictionary(e => e.GetProperty("question").GetString()!, At);
        var taken = Of("question.Answered").Select(e => At(e) - asked[e.GetProperty("question").GetString()!]).ToList();

        Assert.InRange(taken.Count, 3, asked.Count);
        Assert.Contains(taken, time => time > TimeSpan.FromDays(3));
        Assert.Contains(taken, time => time < TimeSpan.FromDays(2));
    }

    [Fact]
    public void The_press_gate_is_closed_while_somebody_is_not_reached_and_open_after_they_were_told_another_way()
    {
        var gates = week.Events.Where(e => e.GetProperty("event").GetString()!.StartsWith("press-gate.", StringComparison.Ordinal)).ToList();
        var told = Assert.Single(Of("briefing.told-another-way"));

        Assert.Equal("press-gate.Open", gates[^1].GetProperty("event").GetString());
        Assert.Contains(gates, g => At(g) <= At(told) && g.GetProperty("event").GetString() != "press-gate.Open");
        Assert.Contains(week.Events, e => e.GetProperty("event").GetString() == "delivery.Refused");
    }

    [Fact]
    public void The_embargo_is_lifted_at_its_instant_and_the_cards_already_sent_are_rewritten()
    {
        var lifted = Assert.Single(Of("briefing.lifted"));

        Assert.True(At(lifted) >= new DateTimeOffset(2026, 12, 9, 16, 0, 0, TimeSpan.Zero));
        Assert.True(Of("teams.update").Count(e => At(e) >= At(lifted)) >= 48 - 1);
    }

    [Fact]
    public void What_the_store_says_was_sent_is_what_Teams_took()
    {
        var sent = Of("delivery.Delivered").Where(e => e.GetProperty("facts").GetString()!.StartsWith("Send ", StringComparison.Ordinal)).Select(Activity).Order(StringComparer.Ordinal);
        var took = Of("teams.send").Select(Activity).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(took, sent);
        Assert.Equal(took, week.Journal.Where(e => e.Kind == JournalKind.Send).Select(e => e.ActivityId).Order(StringComparer.Ordinal));
        Assert.All(Of("teams.send"), e => Assert.True(e.GetProperty("tokenValid").GetBoolean()));
    }

    [Fact]
    public void The_timeline_is_readable_and_says_where_the_rows_are()
    {
        Assert.Contains("A week of the sample council.", week.Ran.Output, StringComparison.Ordinal);
        Assert.Contains("lifted the embargo", week.Ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("are not in Teams’ journal", week.Ran.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(week.Folder, "briefings.db")));
    }

    private List<JsonElement> Of(string name) => [.. week.Events.Where(e => e.GetProperty("event").GetString() == name)];

    private string? Actor(string name) => Of(name)[0].GetProperty("actor").GetString();

    private static DateTimeOffset At(JsonElement e) => e.GetProperty("at").GetDateTimeOffset();

    private static string? Activity(JsonElement e) => e.GetProperty("activity").GetString();

    /// <summary>The demo played once, by the command of the first page.</summary>
    public sealed class Week : IAsyncLifetime
    {
        internal Ran Ran { get; private set; } = null!;

        internal List<JsonElement> Events { get; private set; } = [];

        internal IReadOnlyList<JournalEntry> Journal { get; private set; } = [];

        internal string Folder { get; private set; } = "";

        public async Task InitializeAsync()
        {
            using var run = new Run();
            Ran = await run.OfAsync("demo", "--out", "events.jsonl");
            Assert.True(Ran.Code == 0, Ran.Error);
            Events = [.. run.Read("events.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone())];
            Folder = string.Concat(Ran.Output.Split("The database and the journal are in ")[^1].TakeWhile(c => c is not (',' or ' ' or '\n')));
            Journal = global::TeamsSimulator.Journal.Read(Path.Combine(Folder, "journal.jsonl"));
        }

        public Task DisposeAsync()
        {
            Directory.Delete(Folder, recursive: true);
            return Task.CompletedTask;
        }
    }
}
