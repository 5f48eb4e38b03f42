using System.Text.Json.Nodes;
using MemberBriefingBot.Tests.Scenarios;
using static MemberBriefingBot.Tests.Scenarios.Names;

namespace MemberBriefingBot.Tests.Teams;

/// <summary>Data that no card of ours carries: each is answered in words, and nothing is changed.</summary>
public sealed class StrangeDataTests(House house) : IClassFixture<House>
{
    private const string OutOfDate = "That button is out of date, and nothing was changed. Type “help” to start again.";

    public static TheoryData<string> WithoutAnAct =>
    [
        "null", "7", "\"approve\"", "[]", "{}", """{"act": null}""", """{"act": 7}""", """{"act": ["approve"]}""", """{"act": {"act": "approve"}}""", """{"act": "delete-everything"}""",
        """{"act": "APPROVE"}""", """{"verb": "approve"}""", """{"act": "approve"}""", """{"act": "approve", "briefing": "1"}""", """{"act": "approve", "briefing": ["x"]}""",
        """{"act": "take", "question": {"id": 1}}""", """{"act": "open", "view": "Approval"}""", """{"act": "open", "view": "Nonsense", "id": "00000000-0000-4000-8000-000000000001"}""",
    ];

    [Theory]
    [MemberData(nameof(WithoutAnAct))]
    public async Task Data_that_names_no_act_of_ours_on_a_thing_is_out_of_date(string data)
    {
        var before = await house.StandingAsync();
        var reply = await house[Director].PostAsync(Forgeries.Invoke(JsonNode.Parse(data)));

        Assert.Equal(OutOfDate, (string?)JsonNode.Parse(reply.Body)!["value"]);
        Assert.Equal(before, await house.StandingAsync());
    }

    [Theory]
    [InlineData("""{"type": "invoke", "name": "adaptiveCard/action"}""")]
    [InlineData("""{"type": "invoke", "name": "adaptiveCard/action", "value": "approve"}""")]
    [InlineData("""{"type": "invoke", "name": "adaptiveCard/action", "value": {"action": "approve"}}""")]
    [InlineData("""{"type": "invoke", "name": "adaptiveCard/action", "value": {"action": {"data": null}}}""")]
    public async Task An_invoke_without_a_button_in_it_is_out_of_date(string activity)
    {
        var reply = await house[Director].PostAsync(JsonNode.Parse(activity)!.AsObject());

        Assert.Equal(OutOfDate, (string?)JsonNode.Parse(reply.Body)!["value"]);
    }

    [Theory]
    [InlineData("acknowledge")]
    [InlineData("approve")]
    [InlineData("schedule")]
    [InlineData("submit")]
    [InlineData("change-draft")]
    [InlineData("told")]
    [InlineData("take")]
    [InlineData("answer")]
    [InlineData("return-to-triage")]
    [InlineData("assign")]
    public async Task An_id_of_nothing_is_answered_and_changes_nothing(string act)
    {
        var before = await house.StandingAsync();
        var nothing = Guid.NewGuid().ToString();

        foreach (var presser in new[] { Director, Clerk, Windle1, Byway })
        {
            Assert.NotEmpty(await house.ForgeAsync(presser, act, ("briefing", nothing), ("question", nothing), ("member", nothing), ("how", "by post"), ("reason", "x"), ("service", "x")));
        }

        Assert.Equal(before, await house.StandingAsync());
    }

    [Fact]
    public async Task A_thousand_inputs_are_not_read_to_their_end()
    {
        var briefing = await house.SubmitAsync("A thousand inputs");
        var data = new JsonObject();
        for (var i = 0; i < 1_000; i++)
        {
            data[$"input{i}"] = "x";
        }

        (data["act"], data["briefing"], data["fingerprint"]) = ("approve", briefing.Id.ToString(), briefing.Fingerprint());

        Assert.Equal(OutOfDate, await house.ForgeAsync(Director, data));
        Assert.Equal(briefing.State, (await house.BriefingAsync("A thousand inputs")).State);
    }

    [Fact]
    public async Task What_the_data_says_of_people_and_rights_is_not_believed()
    {
        var briefing = await house.SubmitAsync("Believed to be mine");
        var before = await house.StandingAsync();

        var answer = await house.ForgeAsync(
            Elsewhere, "approve", ("briefing", briefing.Id.ToString()), ("fingerprint", briefing.Fingerprint()), ("approver", house[Director].AadObjectId.ToString()), ("role", "Director"),
            ("council", "another"), ("tenantId", Guid.NewGuid().ToString()));

        Assert.Contains("You cannot approve this briefing.", answer, StringComparison.Ordinal);
        Assert.Equal(before, await house.StandingAsync());
    }

    [Theory]
    [InlineData("kind", "99")]
    [InlineData("decision", "77")]
    [InlineData("exempt", "12")]
    [InlineData("wards", "windle,atlantis")]
    [InlineData("pressDate", "the day after tomorrow")]
    [InlineData("allTime", "25:99")]
    public async Task A_form_with_a_choice_that_it_does_not_offer_comes_back_and_keeps_nothing(string input, string value)
    {
        var form = BriefingPaper.Form("An impossible form");
        form[input] = value;
        var before = await house.StandingAsync();

        var answer = await house.ForgeAsync(Author, "draft", [.. form.Select(f => (f.Key, f.Value))]);

        Assert.Contains("Please put right:", answer, StringComparison.Ordinal);
        Assert.Equal(before, await house.StandingAsync());
    }

    [Theory]
    [InlineData("recommendations")]
    [InlineData("contact")]
    [InlineData("priorities")]
    [InlineData("portfolio")]
    [InlineData("summary")]
    public async Task A_form_with_more_words_than_a_card_can_hold_comes_back_and_keeps_nothing(string input)
    {
        var form = BriefingPaper.Form("A very long form");
        form[input] = new string('w', 20_000);
        var before = await house.StandingAsync();

        var answer = await house.ForgeAsync(Author, "draft", [.. form.Select(f => (f.Key, f.Value))]);

        Assert.Contains("Please put right:", answer, StringComparison.Ordinal);
        Assert.Equal(before, await house.StandingAsync());
    }
}
