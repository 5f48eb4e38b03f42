using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Tests.Given;
using TeamsSimulator.People;
using static MemberBriefingBot.Tests.Scenarios.Names;

namespace MemberBriefingBot.Tests.Scenarios;

/// <summary>A briefing that is out turns out wrong: it is corrected, and later withdrawn, from the cards.</summary>
public sealed class ChangedAfterReleaseTests
{
    private const string Title = "Quillfeather Street: proposed one-way scheme (sample)";

    [EngineTheory]
    public async Task It_is_corrected_by_two_people_and_withdrawn_by_one_and_every_card_and_reader_follows(Engine engine)
    {
        var house = new House(engine);
        await house.InitializeAsync();
        try
        {
            await ReleaseAsync(house);
            await CorrectAsync(house);
            await WithdrawAsync(house);
            await house.AssertTrueAsync();
        }
        finally
        {
            await house.DisposeAsync();
        }
    }

    private static async Task ReleaseAsync(House house)
    {
        house.Stage.Clock.MoveTo(At(7, 9));
        await house.DraftAsync(Title, new Timetable { WardMembersAt = At(7, 14), AllMembersAt = At(8, 9), PressAt = At(9, 16), EmbargoUntil = At(9, 16) });
        await house.PressAsync(Author, "Send for approval");
        await house.PressAsync(Director, "Approve");
        await house.PressAsync(Press, "Approve");
        await house.PressAsync(Director, "Schedule");
        house.Stage.Clock.MoveTo(At(7, 14));
        await house.Stage.SettleAsync();
        await house.PressAsync(Windle1, "I accept: show it to me");
    }

    private static async Task CorrectAsync(House house)
    {
        await house.PressAsync(Author, "Correct it");
        var lacking = await house.PressAsync(Author, "Send for approval", new() { ["title"] = Title, ["summary"] = "The scheme begins in July.", ["whatChanged"] = " ", ["decision"] = "Proposed" });
        Assert.Contains("Say in a sentence or two what has changed", lacking.Card!.ToJsonString(), StringComparison.Ordinal);
        await house.PressAsync(Author, "Send for approval", new() { ["title"] = Title, ["summary"] = "The scheme begins in July.", ["whatChanged"] = "It begins in July, not in June.", ["decision"] = "Proposed" });

        Assert.Contains("A correction waits for a second person", Newest(house, Director, "A correction to check").AllText, StringComparison.Ordinal);
        Assert.DoesNotContain(house[Windle1].Chat, m => m.AllText.Contains("July", StringComparison.Ordinal));
        await house.PressAsync(Director, "Approve the correction");

        var card = Assert.Single(house[Windle1].Chat, m => m.AllText.Contains("The scheme begins in July.", StringComparison.Ordinal));
        Assert.Contains("Corrected on", card.AllText, StringComparison.Ordinal);
        Assert.Contains("was corrected", house[Windle1].Chat[^1].AllText, StringComparison.Ordinal);
        Assert.DoesNotContain(house[Elsewhere].Chat, m => m.AllText.Contains("July", StringComparison.Ordinal));
        await house.PressAsync(Windle1, "Show it here");
        Assert.Contains("The scheme begins in July.", house[Windle1].Chat[^1].AllText, StringComparison.Ordinal);
    }

    private static async Task WithdrawAsync(House house)
    {
        await house.TypeAsync(Clerk, "status b-1");
        var silent = await house.PressAsync(Clerk, "Withdraw it now", new() { ["reason"] = " " });
        Assert.Contains("Give the reason", silent.Card!.ToJsonString(), StringComparison.Ordinal);
        await house.PressAsync(Clerk, "Withdraw it now", new() { ["reason"] = "The consultation had not ended." });

        Assert.DoesNotContain(house[Windle1].Chat, m => m.AllText.Contains("July", StringComparison.Ordinal) && !m.AllText.Contains("What changed", StringComparison.Ordinal));
        Assert.Contains("The consultation had not ended.", house[Windle1].Chat[^1].AllText, StringComparison.Ordinal);
        house.Stage.Clock.MoveTo(At(8, 9));
        await house.Stage.SettleAsync();
        Assert.DoesNotContain(house[Elsewhere].Chat, m => m.AllText.Contains("Quillfeather", StringComparison.Ordinal));
        await house.TypeAsync(Clerk, "status b-1");
        Assert.Contains("Withdrawal", house[Clerk].Chat[^1].AllText, StringComparison.Ordinal);
    }

    private static ChatMessage Newest(House house, string name, string words) => house[name].Chat.Last(m => m.AllText.Contains(words, StringComparison.Ordinal));

    private static DateTimeOffset At(int day, int hour) => new(2026, 12, day, hour, 0, 0, TimeSpan.Zero);
}
