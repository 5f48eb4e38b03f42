using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>A corpus of what may and may not stand on a lock screen.</summary>
public sealed class NotificationTextTests
{
    [Theory]
    [InlineData(NotificationText.Default)]
    [InlineData("")]
    [InlineData("Please read this briefing today.")]
    [InlineData("An urgent briefing for you. Open Teams when you can.")]
    [InlineData("Something for you to read before tomorrow")]
    [InlineData("New and important: an item is waiting for you")]
    [InlineData("An embargoed briefing. Please look soon.")]
    public void It_says_that_there_is_something_to_read(string words) => Assert.Empty(Problems(words));

    [Theory]
    [InlineData("Mill Street is waiting for you", "mill")]
    [InlineData("One-way traffic from June", "traffic")]
    [InlineData("MILL STREET", "mill")]
    [InlineData("ｍｉｌｌ update", "mill")]
    [InlineData("For Northmere members", "northmere")]
    [InlineData("From Cllr Alder", "alder")]
    [InlineData("Environment briefing", "environment")]
    [InlineData("Please read before 9", "9")]
    [InlineData("£2m for you to read", "£2m")]
    [InlineData("It was approved", "approved")]
    [InlineData("Cabinet refuses", "refuses")]
    [InlineData("School closing: please read", "school")]
    [InlineData("Redundancies announced", "redundancies")]
    [InlineData("Police investigation", "police")]
    [InlineData("Care home inspected", "care")]
    [InlineData("About lighting", "lighting")]
    [InlineData("Quay Road", "quay")]
    [InlineData("Your library is shutting", "library")]
    [InlineData("Hay\u200bdock", "hay\u200bdock")]
    [InlineData("H.a.y", "h.a.y")]
    public void It_says_nothing_of_what(string words, string told) => Assert.Contains(Problems(words), p => p.Contains($"“{told}”", StringComparison.Ordinal));

    [Fact]
    public void Every_word_of_the_briefing_that_says_anything_is_refused()
    {
        foreach (var word in $"{Journey.WardDecision.Title} {Journey.WardDecision.Summary} {Journey.WardDecision.WardEffect}".Split([' ', '.', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.True(Problems($"Please read: {word}").Count > 0 || word.ToLowerInvariant() is "in" or "from" or "by" or "one", word);
        }
    }

    [EngineTheory]
    public async Task A_telling_notification_keeps_a_draft_from_being_saved(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var outcome = await hall.DoAsync<DraftBriefing, DraftOutcome>(d => d.HandleAsync(
            new DraftRequest(hall.People.Cy, Journey.WardDecision with { Notification = "News for Northmere" }, new Timetable()), default));

        Assert.Equal(["news", "northmere"], Assert.IsType<DraftOutcome.Incomplete>(outcome).Problems.Select(p => p.Split('“', '”')[1]));
    }

    private static List<string> Problems(string words) => [.. NotificationText.Problems(Journey.WardDecision with { Notification = words })];
}
