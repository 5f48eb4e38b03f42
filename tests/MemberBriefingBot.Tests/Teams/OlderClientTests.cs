using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Tests.Scenarios;
using TeamsSimulator.People;
using static MemberBriefingBot.Tests.Scenarios.Names;

namespace MemberBriefingBot.Tests.Teams;

/// <summary>A client that knows no Action.Execute posts a message instead. The card is brought to its next state where it stands, through the outbox.</summary>
public sealed class OlderClientTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_briefing_is_drafted_sent_for_approval_approved_and_scheduled()
    {
        const string title = "From an older client";
        await house.TypeAsync(Author, "new briefing");
        await PressInPlaceAsync(Author, "Preview", "Preview: not sent to anyone", BriefingPaper.Form(title));
        await PressInPlaceAsync(Author, "Send for approval", "Sent for approval. Asked: Aurelia Stonecrop");
        await PressInPlaceAsync(Director, "Approve", "You approved it.");
        await PressInPlaceAsync(Director, "Schedule", "Scheduled.");

        Assert.Equal(BriefingState.Scheduled, (await house.BriefingAsync(title)).State);
        await house.AssertTrueAsync();
    }

    [Fact]
    public async Task A_briefing_is_confirmed_and_asked_about()
    {
        await house.ReleaseToTheWardAsync("Confirmed on an older client");

        await PressInPlaceAsync(Windle2, "I have read this", "You confirmed reading this");
        await PressInPlaceAsync(Windle2, "Send question", "was sent. Its card is below", new() { ["question"] = "Will the traffic lights stay?" });

        Assert.Equal("Will the traffic lights stay?", (await house.QuestionAsync("Will the traffic lights stay?")).Text);
        await house.AssertTrueAsync();
    }

    [Fact]
    public async Task A_question_is_taken_and_answered()
    {
        const string text = "Is the older traffic count kept?";
        await house.AskAsync(text);

        await PressInPlaceAsync(Byway, "I will take it", "Yours to answer");
        await PressInPlaceAsync(Byway, "Send the answer", "Yes, from the first of March.", AskedFor.Answer());

        Assert.Equal(QuestionState.Answered, (await house.QuestionAsync(text)).State);
        await house.AssertTrueAsync();
    }

    [Fact]
    public async Task A_question_goes_back_to_Democratic_Services_and_from_there_to_a_service()
    {
        const string text = "Is the traffic diary still kept?";
        await house.TakeAsync(text);

        await PressInPlaceAsync(Byway, "Return to Democratic Services", "No longer with you", new() { ["reason"] = "It is about a book." });
        await PressInPlaceAsync(Clerk, "Send it there", "Libraries", new() { ["service"] = "Libraries" });

        Assert.Equal("Libraries", (await house.QuestionAsync(text)).Service);
        await house.AssertTrueAsync();
    }

    [Fact]
    public async Task A_phone_call_is_recorded()
    {
        var briefing = await house.ReleaseToTheWardAsync("Told by an older client");
        await house.TypeAsync(Clerk, $"status {briefing.Reference}");
        var card = house.Cast.CardOf(Clerk, "Record it");
        var verity = (System.Text.Json.Nodes.JsonArray)Choices(card)!;

        await PressInPlaceAsync(Clerk, "Record it", "told by telephone", new() { ["member"] = (string)verity[0]!["value"]!, ["how"] = "by telephone" });
    }

    [Fact]
    public async Task A_refusal_follows_as_a_message_and_the_card_stays()
    {
        const string text = "Which traffic officer answers this?";
        await house.AskAsync(text);
        var late = house.Cast.CardOf(Highways, "I will take it");
        await house.PressAsync(Byway, "I will take it");

        await house[Highways].PressAsync(late, "I will take it", asSubmit: true);
        await house.Stage.SettleAsync();

        Assert.Contains("Ottoline Byway (sample) has taken it already. Nothing was changed.", house[Highways].Chat[^1].AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_something_missing_is_answered_with_what_is_missing_and_stays_as_it_is()
    {
        await house.TypeAsync(Author, "new briefing");
        var form = BriefingPaper.Form("No ward named");
        form["wards"] = "";

        await house.PressAsync(Author, "Preview", form, asSubmit: true);

        Assert.Contains("A ward decision must name the wards it affects", house[Author].Chat[^1].AllText, StringComparison.Ordinal);
        Assert.NotEmpty(house.Cast.CardOf(Author, "Preview").AllText);
    }

    /// <summary>Presses the fallback, and finds the same message saying what comes next, rewritten by the bot and not by the client.</summary>
    private async Task PressInPlaceAsync(string name, string button, string then, Dictionary<string, string>? inputs = null)
    {
        var card = house.Cast.CardOf(name, button);
        await house.PressAsync(name, button, inputs, asSubmit: true);
        var now = house[name].Chat.Single(m => m.From == Sender.Bot && m.ActivityId == card.ActivityId);
        Assert.Contains(then, now.AllText, StringComparison.Ordinal);
        Assert.NotEqual(card.EditedAt, now.EditedAt);
    }

    private static System.Text.Json.Nodes.JsonNode? Choices(ChatMessage card) => card.Card!["actions"]!.AsArray()
        .Select(a => a!["card"]?["body"]?.AsArray().FirstOrDefault(e => (string?)e!["id"] == "member")?["choices"]).First(c => c is not null);
}
