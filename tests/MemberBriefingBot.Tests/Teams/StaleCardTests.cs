using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using static MemberBriefingBot.Tests.Scenarios.Names;

namespace MemberBriefingBot.Tests.Teams;

/// <summary>A card read a while ago, on a slow phone or under other messages, is pressed when things have moved on.</summary>
public sealed class StaleCardTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task What_changed_after_it_was_shown_is_not_approved_by_the_old_card()
    {
        await house.SubmitAsync("Before the change");
        var read = house.Cast.CardOf(Director, "Approve");
        await house.PressAsync(Author, "Change it");
        await house.PressAsync(Author, "Preview", BriefingPaper.Form("After the change"));
        await house.PressAsync(Author, "Send for approval");

        var result = await house[Director].PressAsync(read, "Approve");

        Assert.Contains("It has changed since you were shown it, and was not approved.", result.Card!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(BriefingState.AwaitingApproval, (await house.BriefingAsync("After the change")).State);
    }

    [Fact]
    public async Task What_its_author_is_changing_is_not_approved_meanwhile()
    {
        await house.SubmitAsync("Being changed");
        var read = house.Cast.CardOf(Director, "Approve");
        await house.PressAsync(Author, "Change it");
        await house.PressAsync(Author, "Preview", BriefingPaper.Form("Being changed"));

        await house[Director].PressAsync(read, "Approve");

        Assert.Equal(BriefingState.Draft, (await house.BriefingAsync("Being changed")).State);
    }

    [Fact]
    public async Task A_withdrawn_briefing_is_neither_confirmed_nor_asked_about()
    {
        var briefing = await house.ReleaseToTheWardAsync("Withdrawn meanwhile");
        var read = house.Cast.CardOf(Windle1, "I have read this");
        await house.ReadAsync(db => db.Briefings.Where(b => b.Id == briefing.Id).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.State, BriefingState.Withdrawn).SetProperty(b => b.WithdrawnAt, house.Now).SetProperty(b => b.WithdrawnReason, "It was wrong.")));
        var before = await house.StandingAsync();

        var confirmed = await house[Windle1].PressAsync(read, "I have read this");
        var asked = await house[Windle1].PressAsync(read, "Send question", new Dictionary<string, string> { ["question"] = "Why was it withdrawn?" });

        Assert.Contains("This briefing was withdrawn. There is nothing to confirm.", Forgeries.Texts(confirmed.Card!), StringComparison.Ordinal);
        Assert.Contains("Nothing was sent.", Forgeries.Texts(asked.Card!), StringComparison.Ordinal);
        Assert.Equal(before, await house.StandingAsync());
    }

    [Fact]
    public async Task A_question_that_was_answered_shows_its_answer_to_whoever_presses_an_old_card_of_it()
    {
        const string text = "When does the traffic trial begin?";
        await house.AskAsync(text);
        var unread = house.Cast.CardOf(Highways, "I will take it");
        await house.PressAsync(Byway, "I will take it");
        var read = house.Cast.CardOf(Byway, "Send the answer");
        await house.PressAsync(Byway, "Send the answer", AskedFor.Answer("From the first of March."));

        var again = await house[Byway].PressAsync(read, "Send the answer", AskedFor.Answer("No, from the first of May."));
        var late = await house[Highways].PressAsync(unread, "I will take it");
        await house.Stage.SettleAsync();

        Assert.Contains("From the first of March.", again.Card!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("From the first of March.", late.Card!.ToJsonString(), StringComparison.Ordinal);
        var stands = await house.QuestionAsync(text);
        Assert.Equal((QuestionState.Answered, "From the first of March."), (stands.State, stands.Answer!.Direct));
    }

    [Fact]
    public async Task A_draft_is_opened_again_by_its_number_by_its_author_and_by_nobody_else()
    {
        var draft = await house.DraftAsync("Opened by its number");
        foreach (var name in new[] { Author, Director, Clerk, Windle1 })
        {
            await house.TypeAsync(name, $"status {draft.Reference}");
        }

        var shown = house[Author].Chat.Last(m => !m.Deleted);
        Assert.Contains("Preview: not sent to anyone", shown.AllText, StringComparison.Ordinal);
        Assert.Contains(shown.Actions, a => a.Title == "Send for approval");
        Assert.All([Director, Clerk, Windle1], name => Assert.Contains("I cannot show you that", house[name].Chat.Last(m => !m.Deleted).AllText, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_draft_that_has_gone_out_is_not_changed_from_an_old_form()
    {
        var briefing = await house.ReleaseToTheWardAsync("Out already");

        var answer = await house.ForgeAsync(Author, "draft", [("briefing", briefing.Id.ToString()), .. BriefingPaper.Form("Quite another thing").Select(f => (f.Key, f.Value))]);

        Assert.Contains("This briefing has already been scheduled, so it can no longer be changed here. Nothing was changed. To change its words, press “Correct it”.", answer, StringComparison.Ordinal);
        Assert.Equal(briefing.Fingerprint(), (await house.BriefingAsync("Out already")).Fingerprint());
    }
}
