using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Teams.Cards;
using MemberBriefingBot.Tests.Given;
using TeamsSimulator.People;
using static MemberBriefingBot.Tests.Scenarios.Names;

namespace MemberBriefingBot.Tests.Scenarios;

/// <summary>A decision of the Cabinet becomes known, and is called in: Democratic Services record both, and the ward member's card follows.</summary>
public sealed class DecisionRecordedTests
{
    private const string Title = "Quillfeather Street: proposed one-way scheme (sample)";

    private static readonly BriefingText s_text = BriefingPaper.Text(Title) with
    {
        Recommendations = ["Approve the trial."],
        Decision = DecisionStatus.Proposed,
        Path = new DecisionPath { Route = DecisionRoute.Cabinet, DecisionMaker = "Cabinet", MeetingOn = new DateOnly(2026, 12, 7), AgendaOn = new DateOnly(2026, 11, 27) },
    };

    [EngineTheory]
    public async Task The_ward_members_card_says_when_it_is_decided_and_when_it_is_called_in_where_it_stands(Engine engine)
    {
        var house = new House(engine);
        await house.InitializeAsync();
        try
        {
            await ReleaseAsync(house);
            Assert.Contains("Proposed, not decided.", CardOf(house).AllText, StringComparison.Ordinal);

            await RecordAsync(house);
            await CallInAsync(house);
            await house.AssertTrueAsync();
        }
        finally
        {
            await house.DisposeAsync();
        }
    }

    private static async Task ReleaseAsync(House house)
    {
        await house.TypeAsync(Author, "new briefing");
        await house.PressAsync(Author, "Preview", DraftForm.ValuesOf(s_text, new Timetable()));
        await house.PressAsync(Author, "Send for approval");
        await house.PressAsync(Director, "Approve");
        await house.PressAsync(Director, "Schedule");
        await house.Stage.SettleAsync();
    }

    private static async Task RecordAsync(House house)
    {
        var card = CardOf(house).ActivityId;
        await house.TypeAsync(Clerk, "status b-1");
        var early = await house.PressAsync(Clerk, "Record the decision", new() { ["route"] = "Cabinet", ["agendaOn"] = "2026-11-27", ["recordedOn"] = "2026-12-09" });
        Assert.Contains("Nothing is decided before it is recorded", early.Card!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Proposed, not decided.", CardOf(house).AllText, StringComparison.Ordinal);

        await house.PressAsync(Clerk, "Record the decision", new() { ["route"] = "Cabinet", ["agendaOn"] = "2026-11-27", ["recordedOn"] = "2026-12-07" });

        Assert.Equal(card, CardOf(house).ActivityId);
        Assert.Contains("Decided on Monday 7 December 2026; may be called in until Monday 14 December 2026 at 4pm.", CardOf(house).AllText, StringComparison.Ordinal);
        Assert.Contains("What was recommended\n1. Approve the trial.", CardOf(house).AllText, StringComparison.Ordinal);
    }

    private static async Task CallInAsync(House house)
    {
        house.Stage.Clock.MoveTo(new DateTimeOffset(2026, 12, 9, 10, 0, 0, TimeSpan.Zero));
        await house.TypeAsync(Clerk, "status b-1");
        await house.PressAsync(Clerk, "Record the decision", new() { ["calledInOn"] = "2026-12-09" });

        Assert.Contains("Called in on Wednesday 9 December 2026: it is not final.", CardOf(house).AllText, StringComparison.Ordinal);
        Assert.DoesNotContain(house[Windle1].Chat, m => m.AllText.Contains("Proposed, not decided.", StringComparison.Ordinal));
    }

    private static ChatMessage CardOf(House house) => house[Windle1].Chat.Single(m => m.AllText.Contains(Title, StringComparison.Ordinal));
}
