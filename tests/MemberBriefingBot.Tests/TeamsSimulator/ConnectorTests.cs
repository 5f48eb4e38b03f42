using System.Text.Json.Nodes;
using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator;
using TeamsSimulator.People;

namespace MemberBriefingBot.Tests.TeamsSimulator;

public sealed class ConnectorTests
{
    [Fact]
    public async Task The_chat_with_a_person_has_the_same_id_however_often_and_by_whichever_id_it_is_created()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();

        var first = await teams.CreateAsync(person.Mri);
        var second = await teams.CreateAsync(person.AadObjectId.ToString());

        Assert.Equal((201, 201), (first.Status, second.Status));
        Assert.StartsWith("a:", first.Id, StringComparison.Ordinal);
        Assert.Equal(first.Id, second.Id);
        Assert.Empty(person.Chat);
    }

    [Fact]
    public async Task An_activity_in_a_create_call_is_shown_each_time_and_its_id_told_only_to_the_journal()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();

        var reply = await teams.CreateAsync(person.Mri, Cards.Text("Hello"));
        await teams.CreateAsync(person.Mri, Cards.Text("Hello"));

        Assert.Equal(person.ConversationId, reply.Id);
        Assert.Equal(2, person.Chat.Count);
        Assert.Equal(
            person.Chat.Select(message => message.ActivityId),
            teams.Simulator.Journal.Of(JournalKind.Create).Select(entry => entry.ActivityId));
    }

    [Theory]
    [InlineData("""{"isGroup":true,"members":[{"id":"x"}],"tenantId":"5e1f0000-0000-4000-8000-000000000001"}""", 400)]
    [InlineData("""{"members":[],"tenantId":"5e1f0000-0000-4000-8000-000000000001"}""", 400)]
    [InlineData("""{"members":[{"id":"x"}]}""", 400)]
    [InlineData("""{"members":[{"id":"x"}],"tenantId":"another"}""", 400)]
    [InlineData("""{"members":[{"id":"x"}],"tenantId":"5e1f0000-0000-4000-8000-000000000001"}""", 404)]
    [InlineData("""["not an object"]""", 400)]
    public async Task A_conversation_that_Teams_would_not_create_is_refused(string body, int status)
    {
        await using var teams = await SimulatedTeams.StartAsync();

        var reply = await teams.CallAsync(HttpMethod.Post, "v3/conversations", JsonNode.Parse(body));

        Assert.Equal(status, reply.Status);
    }

    [Fact]
    public async Task A_sent_card_is_in_the_chat_under_the_id_the_bot_was_given()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();

        var reply = await teams.SendAsync(person, Cards.Message(Cards.Saying("Road closure")));

        var message = Assert.Single(person.Chat);
        Assert.Equal((201, message.ActivityId), (reply.Status, reply.Id));
        Assert.Equal((Sender.Bot, "A notice for you", "Road closure"), (message.From, message.Summary, message.AllText));
    }

    [Fact]
    public async Task Activity_ids_increase()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => teams.SendAsync(person, Cards.Text($"{n}"))));

        var numbers = person.Chat.Select(message => long.Parse(message.ActivityId["1:".Length..])).ToList();
        Assert.Equal(20, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.True(number > 1_000_000_000_000));
    }

    [Fact]
    public async Task Text_and_card_together_are_shown_as_two_and_no_id_is_told()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();
        var both = Cards.Message(Cards.Saying("card"));
        both["text"] = "text";

        var reply = await teams.SendAsync(person, both);

        Assert.Equal((202, null), (reply.Status, reply.Body));
        Assert.Equal(["text", "card"], person.Chat.Select(message => message.AllText));
    }

    [Fact]
    public async Task An_update_replaces_what_the_chat_shows_and_a_delete_empties_it()
    {
        var clock = new HandClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await using var teams = await SimulatedTeams.StartAsync(clock: clock);
        var person = await teams.ReachablePersonAsync();
        var id = (await teams.SendAsync(person, Cards.Message(Cards.Saying("before")))).Id!;
        clock.Move(TimeSpan.FromMinutes(5));

        var update = await teams.UpdateAsync(person, id, Cards.Message(Cards.Saying("after")));
        var updated = Assert.Single(person.Chat);
        var delete = await teams.DeleteAsync(person, id);

        Assert.Equal((200, 200), (update.Status, delete.Status));
        Assert.Equal(("after", clock.GetUtcNow()), (updated.AllText, updated.EditedAt));
        Assert.Equal(TimeSpan.FromMinutes(5), updated.EditedAt - updated.SentAt);
        Assert.Equal((true, ""), (person.Chat[0].Deleted, person.Chat[0].AllText));
    }

    [Fact]
    public async Task A_message_that_is_gone_or_another_persons_cannot_be_changed()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var (person, other) = (await teams.ReachablePersonAsync(), await teams.ReachablePersonAsync());
        var id = (await teams.SendAsync(person, Cards.Text("once"))).Id!;

        var elsewhere = await teams.UpdateAsync(other, id, Cards.Text("twice"));
        await teams.DeleteAsync(person, id);
        var again = await teams.DeleteAsync(person, id);

        Assert.All([elsewhere, again], reply => Assert.Equal((404, "ActivityNotFoundInConversation"), (reply.Status, reply.ErrorCode)));
    }

    [Theory]
    [InlineData(51_000, 201)]
    [InlineData(51_200, 413)]
    public async Task A_message_over_100_KB_as_UTF_16_is_too_big(int characters, int status)
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();

        var reply = await teams.SendAsync(person, Cards.Text(new string('x', characters)));

        Assert.Equal(status, reply.Status);
        Assert.Equal(status == 413 ? "MessageSizeTooBig" : null, reply.ErrorCode);
    }

    [Theory]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","text":" "}""")]
    [InlineData("""{"type":"handoff","text":"x"}""")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.hero","content":{}}]}""")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.6"}}]}""")]
    public async Task What_Teams_would_not_show_is_bad_syntax_and_not_shown(string activity)
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();

        var reply = await teams.SendAsync(person, JsonNode.Parse(activity)!.AsObject());

        Assert.Equal((400, "BadSyntax"), (reply.Status, reply.ErrorCode));
        Assert.Empty(person.Chat);
    }

    [Fact]
    public async Task An_answer_is_held_back_as_long_as_was_wished()
    {
        var latency = TimeSpan.FromMilliseconds(150);
        await using var teams = await SimulatedTeams.StartAsync(latency: latency);
        var person = await teams.ReachablePersonAsync();
        var start = TimeProvider.System.GetTimestamp();

        await teams.SendAsync(person, Cards.Text("x"));

        Assert.True(TimeProvider.System.GetElapsedTime(start) >= latency - TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public async Task A_member_is_described_by_either_id_and_in_pages()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync(email: "sample@council.example");

        var byId = await teams.CallAsync(HttpMethod.Get, $"v3/conversations/{person.ConversationId}/members/{person.AadObjectId}");
        var page = await teams.CallAsync(HttpMethod.Get, $"v3/conversations/{person.ConversationId}/pagedmembers");
        var stranger = await teams.CallAsync(HttpMethod.Get, $"v3/conversations/{person.ConversationId}/members/29:nobody");

        Assert.Equal(person.Mri, byId.Id);
        Assert.Equal("sample@council.example", page.Body!["members"]![0]!["email"]!.GetValue<string>());
        Assert.Equal(404, stranger.Status);
    }
}
