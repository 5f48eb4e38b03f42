using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator;

namespace MemberBriefingBot.Tests.TeamsSimulator;

public sealed class ConnectorRefusalTests
{
    [Fact]
    public async Task Without_a_valid_token_for_the_connector_nothing_is_shown_and_the_refusal_is_journalled()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();
        var good = await teams.TokenAsync("https://api.botframework.com");
        string[] bad = [" ", "Basic abc", "Bearer abc", $"Bearer {good[..^8]}AAAAAAAA", $"Bearer {await teams.TokenAsync("https://graph.microsoft.com")}"];

        foreach (var token in bad)
        {
            var reply = await teams.CallAsync(HttpMethod.Post, $"v3/conversations/{person.ConversationId}/activities", Cards.Text("x"), token);
            Assert.Equal(401, reply.Status);
        }

        Assert.Empty(person.Chat);
        var refused = teams.Simulator.Journal.Of(JournalKind.Refused);
        Assert.Equal(bad.Length, refused.Count);
        Assert.All(refused, entry => Assert.Equal((401, false), (entry.Status, entry.TokenValid)));
    }

    [Fact]
    public async Task Who_has_not_installed_the_app_cannot_be_reached()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = teams.Simulator.AddPerson("Sample Member", Guid.NewGuid());

        var create = await teams.CreateAsync(person.Mri);
        var send = await teams.SendAsync(person, Cards.Text("x"));

        Assert.All([create, send], reply => Assert.Equal((403, "BotNotInConversationRoster"), (reply.Status, reply.ErrorCode)));
    }

    [Fact]
    public async Task A_scripted_refusal_holds_until_it_is_lifted_and_for_this_person_only()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var (person, other) = (await teams.ReachablePersonAsync(), await teams.ReachablePersonAsync());
        person.Refuse(403, "ConversationBlockedByUser");

        var blocked = await teams.SendAsync(person, Cards.Text("x"));
        var unaffected = await teams.SendAsync(other, Cards.Text("x"));
        person.Accept();
        var afterwards = await teams.SendAsync(person, Cards.Text("x"));

        Assert.Equal((403, "ConversationBlockedByUser"), (blocked.Status, blocked.ErrorCode));
        Assert.Equal((201, 201), (unaffected.Status, afterwards.Status));
        Assert.Equal(person.AadObjectId, Assert.Single(teams.Simulator.Journal.Of(JournalKind.Refused)).AadObjectId);
    }

    [Fact]
    public async Task A_conversation_nobody_has_is_not_found()
    {
        await using var teams = await SimulatedTeams.StartAsync();

        var reply = await teams.CallAsync(HttpMethod.Post, "v3/conversations/a:nobody/activities", Cards.Text("x"));

        Assert.Equal((404, "ConversationNotFound"), (reply.Status, reply.ErrorCode));
    }
}
