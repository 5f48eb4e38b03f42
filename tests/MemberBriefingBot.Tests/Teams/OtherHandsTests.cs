using System.Text.Json.Nodes;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Tests.Scenarios;
using static MemberBriefingBot.Tests.Scenarios.Names;

namespace MemberBriefingBot.Tests.Teams;

/// <summary>A button's data names a thing; it does not give a right to it. Whoever presses for somebody else is told so and changes nothing.</summary>
public sealed class OtherHandsTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("acknowledge", "not one you can confirm")]
    [InlineData("ask", "Nothing was sent")]
    [InlineData("approve", "You cannot approve this briefing")]
    [InlineData("schedule", "Only its author or somebody who may approve it")]
    [InlineData("submit", "Only its author")]
    [InlineData("told", "Democratic Services record this")]
    public async Task A_member_of_another_ward_can_do_nothing_with_a_briefing_not_released_to_them(string act, string words)
    {
        var briefing = await house.ReleaseToTheWardAsync($"For the ward alone, {act}");
        var before = await house.StandingAsync();

        var answer = await house.ForgeAsync(
            Elsewhere, act, ("briefing", briefing.Id.ToString()), ("fingerprint", briefing.Fingerprint()), ("question", "What is it about?"), ("member", briefing.AuthorId.ToString()), ("how", "by telephone"));

        Assert.Contains(words, answer, StringComparison.Ordinal);
        Assert.Equal(before, await house.StandingAsync());
    }

    [Theory]
    [InlineData("Briefing")]
    [InlineData("Approval")]
    [InlineData("Status")]
    [InlineData("NewBriefing")]
    public async Task An_id_opens_no_briefing_for_somebody_it_is_not_for(string view)
    {
        var briefing = await house.ReleaseToTheWardAsync($"Behind an id, {view}");

        await house.ForgeAsync(Elsewhere, "open", ("view", view), ("id", briefing.Id.ToString()));

        Assert.DoesNotContain(house[Elsewhere].Chat, m => m.AllText.Contains("Behind an id", StringComparison.Ordinal));
        Assert.Contains("nnot", house[Elsewhere].Chat[^1].AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_author_cannot_approve_their_own_words()
    {
        var briefing = await house.SubmitAsync("Mine to write, not to approve");

        var answer = await house.ForgeAsync(Author, "approve", ("briefing", briefing.Id.ToString()), ("fingerprint", briefing.Fingerprint()));

        Assert.Contains("You wrote it, so somebody else must approve it. Nothing was changed.", answer, StringComparison.Ordinal);
        Assert.Equal(BriefingState.AwaitingApproval, (await house.BriefingAsync("Mine to write, not to approve")).State);
    }

    [Fact]
    public async Task Nothing_is_scheduled_before_it_is_approved()
    {
        var briefing = await house.SubmitAsync("Not yet approved");

        var answer = await house.ForgeAsync(Author, "schedule", ("briefing", briefing.Id.ToString()));

        Assert.Contains("It is not approved yet, so it was not scheduled.", answer, StringComparison.Ordinal);
        Assert.Equal(BriefingState.AwaitingApproval, (await house.BriefingAsync("Not yet approved")).State);
    }

    [Theory]
    [InlineData("take")]
    [InlineData("answer")]
    [InlineData("return-to-triage")]
    [InlineData("assign")]
    public async Task An_officer_of_another_service_can_do_nothing_with_the_question(string act)
    {
        var question = await house.AskAsync($"Will traffic be counted again, {act}?");
        var before = await house.StandingAsync();

        var answer = await PressAsync(Waste, act, question);

        Assert.Contains("not with you, so nothing was changed", answer, StringComparison.Ordinal);
        Assert.Equal(before, await house.StandingAsync());
    }

    [Theory]
    [InlineData(Highways, "take", "Ottoline Byway (sample) has taken it already. Nothing was changed.")]
    [InlineData(Highways, "answer", "not with you, so nothing was changed")]
    [InlineData(Highways, "return-to-triage", "not with you, so nothing was changed")]
    [InlineData(Windle1, "answer", "not with you, so nothing was changed")]
    [InlineData(Director, "answer", "not with you, so nothing was changed")]
    public async Task What_one_officer_has_taken_is_not_anothers(string presser, string act, string words)
    {
        var question = await house.TakeAsync($"Is the traffic count published, {presser} {act}?");
        var before = await house.StandingAsync();

        var answer = await PressAsync(presser, act, question);

        Assert.Contains(words, answer, StringComparison.Ordinal);
        Assert.Equal(before, await house.StandingAsync());
    }

    [Theory]
    [InlineData(Elsewhere, "Question")]
    [InlineData(Elsewhere, "Assignment")]
    [InlineData(Waste, "Assignment")]
    public async Task An_id_opens_no_question_for_somebody_it_is_not_for(string presser, string view)
    {
        var question = await house.AskAsync($"Whose traffic is this, {presser} {view}?");

        await house.ForgeAsync(presser, "open", ("view", view), ("id", question.Id.ToString()));

        Assert.Contains("I cannot show you that", house[presser].Chat[^1].AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_the_directory_does_not_list_changes_nothing_and_is_shown_nothing()
    {
        var briefing = await house.ReleaseToTheWardAsync("Not for strangers");
        var question = await house.AskAsync("Is this traffic question safe from strangers?");
        var stranger = house.Stage.Teams.AddPerson("Sam Visitor (sample)", Guid.NewGuid());
        await stranger.InstallAsync();
        var before = await house.StandingAsync();

        foreach (var act in new[] { "acknowledge", "ask", "draft", "change-draft", "submit", "approve", "schedule", "told", "take", "answer", "return-to-triage", "assign", "open" })
        {
            await stranger.PostAsync(Forgeries.Invoke(new JsonObject
            {
                ["act"] = act,
                ["briefing"] = briefing.Id.ToString(),
                ["question"] = question.Id.ToString(),
                ["view"] = "Approval",
                ["id"] = briefing.Id.ToString(),
            }));
        }

        foreach (var words in new[] { "queue", "press", "report", "briefings", "status", "new briefing", "my questions", "me" })
        {
            await stranger.TypeAsync(words);
        }

        await house.Stage.SettleAsync();
        Assert.Equal(before, await house.StandingAsync());
        Assert.DoesNotContain(stranger.Chat, m => m.AllText.Contains("Not for strangers", StringComparison.Ordinal) || m.AllText.Contains("safe from", StringComparison.Ordinal));
        Assert.Contains(stranger.Chat, m => m.AllText.Contains("I do not know you yet", StringComparison.Ordinal));
    }

    private Task<string> PressAsync(string name, string act, Question question) => house.ForgeAsync(
        name, act,
        [("question", question.Id.ToString()), ("reason", "It is not ours."), ("service", "Libraries"), .. AskedFor.Answer().Select(a => (a.Key, a.Value))]);
}
