using System.Text.Json.Nodes;
using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator;
using TeamsSimulator.People;

namespace MemberBriefingBot.Tests.TeamsSimulator;

public sealed class PersonTests
{
    [Fact]
    public async Task Installing_tells_the_bot_with_a_token_it_can_check_by_the_published_keys()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        await using var bot = await ListeningBot.StartAsync(teams);
        var person = teams.Simulator.AddPerson("Sample Member", Guid.NewGuid());

        var reply = await person.InstallAsync();

        Assert.Equal(200, reply.Status);
        Assert.Equal(["conversationUpdate", "installationUpdate"], bot.Heard.Select(activity => activity["type"]!.GetValue<string>()));
        var installed = bot.Heard.Last();
        Assert.Equal("add", installed["action"]!.GetValue<string>());
        Assert.Equal(person.AadObjectId.ToString(), installed["from"]!["aadObjectId"]!.GetValue<string>());
        Assert.Equal(person.ConversationId, installed["conversation"]!["id"]!.GetValue<string>());
        Assert.Equal(SimulatedTeams.Tenant, installed["channelData"]!["tenant"]!["id"]!.GetValue<string>());
        Assert.All(bot.Tokens, token => Assert.Equal(installed["serviceUrl"]!.GetValue<string>(), token.GetClaim("serviceurl").Value));
    }

    [Fact]
    public async Task After_a_key_rotation_the_bot_is_met_with_the_new_key()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        await using var bot = await ListeningBot.StartAsync(teams);
        var person = await teams.ReachablePersonAsync();

        teams.Simulator.RotateSigningKey();
        await person.TypeAsync("hello");

        Assert.NotEqual(bot.Tokens.First().Kid, bot.Tokens.Last().Kid);
    }

    [Fact]
    public async Task Inbound_tokens_live_by_the_simulators_clock()
    {
        var clock = new HandClock(TimeProvider.System.GetUtcNow());
        await using var teams = await SimulatedTeams.StartAsync(clock: clock);
        await using var bot = await ListeningBot.StartAsync(teams);
        var person = await teams.ReachablePersonAsync();

        clock.Move(TimeSpan.FromDays(-1));
        var failure = await Assert.ThrowsAsync<BotReplyException>(() => person.TypeAsync("late"));

        Assert.Equal(401, failure.Status);
    }

    [Fact]
    public async Task A_typed_line_is_in_the_chat_and_reaches_the_bot_under_the_same_id()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        await using var bot = await ListeningBot.StartAsync(teams);
        var person = await teams.ReachablePersonAsync();

        await person.TypeAsync("queue");

        var message = Assert.Single(person.Chat);
        Assert.Equal((Sender.Person, "queue"), (message.From, message.Text));
        Assert.Equal(message.ActivityId, bot.Heard.Last()["id"]!.GetValue<string>());
        Assert.Equal("queue", bot.Heard.Last()["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_card_in_the_answer_to_a_press_takes_the_place_of_the_one_pressed()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        await using var bot = await ListeningBot.StartAsync(teams);
        var person = await teams.ReachablePersonAsync();
        await teams.SendAsync(person, Cards.Message(Cards.Question()));
        bot.Answer = _ => (200, Invoked("application/vnd.microsoft.card.adaptive", Cards.Saying("Thank you")));

        var result = await person.PressAsync(person.Chat[0], "ask", new Dictionary<string, string> { ["question"] = "When?" });

        Assert.Equal((200, 200), (result.Status, result.StatusCode));
        Assert.Equal("Thank you", Assert.Single(person.Chat).AllText);
        var invoke = bot.Heard.Last();
        Assert.Equal(("invoke", "adaptiveCard/action"), (invoke["type"]!.GetValue<string>(), invoke["name"]!.GetValue<string>()));
        Assert.True(JsonNode.DeepEquals(invoke["value"], JsonNode.Parse("""
            {"action":{"type":"Action.Execute","title":"Ask","verb":"ask","id":"ask1","data":{"briefing":"b1","question":"When?","why":"casework"}},"trigger":"manual"}
            """)));
    }

    [Fact]
    public async Task A_message_in_the_answer_is_told_and_leaves_the_card()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        await using var bot = await ListeningBot.StartAsync(teams);
        var person = await teams.ReachablePersonAsync();
        await teams.SendAsync(person, Cards.Message(Cards.Question()));
        bot.Answer = _ => (200, Invoked("application/vnd.microsoft.activity.message", "Noted already"));

        var result = await person.PressAsync(person.Chat[0], "Ask", new Dictionary<string, string> { ["question"] = "When?" });

        Assert.Equal(("Noted already", null), (result.Message, result.Card));
        Assert.Contains("Road closure", person.Chat[0].AllText);
    }

    [Fact]
    public async Task An_older_client_presses_the_fallback_as_a_message_with_the_same_data()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        await using var bot = await ListeningBot.StartAsync(teams);
        var person = await teams.ReachablePersonAsync();
        var id = (await teams.SendAsync(person, Cards.Message(Cards.Question()))).Id;

        var result = await person.PressAsync(person.Chat[0], "ask", new Dictionary<string, string> { ["question"] = "When?" }, asSubmit: true);

        Assert.Equal((200, null), (result.Status, result.StatusCode));
        var message = bot.Heard.Last();
        Assert.Equal(("message", id), (message["type"]!.GetValue<string>(), message["replyToId"]!.GetValue<string>()));
        Assert.True(JsonNode.DeepEquals(message["value"], JsonNode.Parse("""{"verb":"ask","briefing":"b1","question":"When?","why":"casework"}""")));
    }

    [Theory]
    [InlineData("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","version":"1.6"}}""")]
    [InlineData("""{"type":"application/vnd.microsoft.card.adaptive"}""")]
    [InlineData("thanks")]
    public async Task An_answer_Teams_could_not_show_is_an_error(string answer)
    {
        await using var teams = await SimulatedTeams.StartAsync();
        await using var bot = await ListeningBot.StartAsync(teams);
        var person = await teams.ReachablePersonAsync();
        await teams.SendAsync(person, Cards.Message(Cards.Question()));
        bot.Answer = _ => (200, answer.StartsWith('{') ? JsonNode.Parse(answer) : JsonValue.Create(answer));

        await Assert.ThrowsAsync<BotReplyException>(() =>
            person.PressAsync(person.Chat[0], "ask", new Dictionary<string, string> { ["question"] = "When?" }));
    }

    [Fact]
    public async Task A_read_receipt_names_the_bots_last_message()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        await using var bot = await ListeningBot.StartAsync(teams);
        var person = await teams.ReachablePersonAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => person.ReadAsync());
        await teams.SendAsync(person, Cards.Text("one"));
        var last = (await teams.SendAsync(person, Cards.Text("two"))).Id;
        await person.TypeAsync("mine");

        await person.ReadAsync();

        var receipt = bot.Heard.Last();
        Assert.Equal("application/vnd.microsoft.readReceipt", receipt["name"]!.GetValue<string>());
        Assert.Equal(last, receipt["value"]!["lastReadMessageId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_failing_bot_is_reported_with_its_status_and_body()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        await using var bot = await ListeningBot.StartAsync(teams);
        var person = await teams.ReachablePersonAsync();
        bot.Answer = _ => (500, JsonValue.Create("broken"));

        var failure = await Assert.ThrowsAsync<BotReplyException>(() => person.TypeAsync("hello"));

        Assert.Equal((500, "\"broken\""), (failure.Status, failure.Body));
        Assert.Equal(500, teams.Simulator.Journal.Of(JournalKind.ToBot)[^1].Status);
    }

    [Fact]
    public async Task A_bot_that_is_not_there_is_reported_and_journalled_as_no_answer()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var bot = await ListeningBot.StartAsync(teams);
        var person = await teams.ReachablePersonAsync();
        await bot.DisposeAsync();

        var failure = await Assert.ThrowsAsync<BotReplyException>(() => person.TypeAsync("hello"));

        Assert.Equal(0, failure.Status);
        var entry = teams.Simulator.Journal.Of(JournalKind.ToBot)[^1];
        Assert.Equal(0, entry.Status);
        Assert.NotNull(entry.Reason);
    }

    private static JsonObject Invoked(string type, JsonNode value) => new() { ["statusCode"] = 200, ["type"] = type, ["value"] = value };
}
