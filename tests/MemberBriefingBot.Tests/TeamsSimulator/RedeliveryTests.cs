using System.Text.Json.Nodes;
using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator;
using TeamsSimulator.People;

namespace MemberBriefingBot.Tests.TeamsSimulator;

public sealed class RedeliveryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_last_activity_comes_again_under_the_same_or_a_new_id(bool newId)
    {
        await using var teams = await SimulatedTeams.StartAsync();
        await using var bot = await ListeningBot.StartAsync(teams);
        var person = await teams.ReachablePersonAsync();

        await person.TypeAsync("queue");
        await person.RedeliverAsync(newId);

        var typed = bot.Heard.TakeLast(2).ToList();
        Assert.Equal(newId, Id(typed[0]) != Id(typed[1]));
        Assert.StartsWith("1:", Id(typed[1]));
        typed[1]["id"] = Id(typed[0]);
        Assert.True(JsonNode.DeepEquals(typed[0], typed[1]));
        Assert.Single(person.Chat);
    }

    [Fact]
    public async Task Who_has_done_nothing_has_nothing_to_be_delivered_again()
    {
        await using var teams = await SimulatedTeams.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => teams.Simulator.AddPerson("Sample Member", Guid.NewGuid()).RedeliverAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_bot_has_not_answered_in_fifteen_seconds_comes_again(bool newId)
    {
        var clock = new HandClock(TimeProvider.System.GetUtcNow());
        await using var teams = await SimulatedTeams.StartAsync(clock: clock);
        await using var bot = await ListeningBot.StartAsync(teams);
        var person = await teams.ReachablePersonAsync();
        teams.Simulator.Faults = new() { Redelivery = new(Times: 2, newId) };
        bot.LeavesUnanswered = 2;

        var typing = person.TypeAsync("queue");
        for (var late = 0; late < 2; late++)
        {
            await bot.HeardAsync(count: 3 + late);
            clock.Move(TimeSpan.FromSeconds(15));
        }

        Assert.Equal(200, (await typing).Status);
        var ids = bot.Heard.Skip(2).Select(Id).ToList();
        Assert.Equal((3, newId ? 3 : 1), (ids.Count, ids.Distinct().Count()));
        Assert.Equal([0, 0, 200], teams.Simulator.Journal.Of(JournalKind.ToBot).Skip(2).Select(entry => entry.Status));
    }

    [Fact]
    public async Task Unless_that_is_scripted_it_is_given_up()
    {
        var clock = new HandClock(TimeProvider.System.GetUtcNow());
        await using var teams = await SimulatedTeams.StartAsync(clock: clock);
        await using var bot = await ListeningBot.StartAsync(teams);
        var person = await teams.ReachablePersonAsync();
        bot.LeavesUnanswered = 1;

        var typing = person.TypeAsync("queue");
        await bot.HeardAsync(count: 3);
        clock.Move(TimeSpan.FromSeconds(15));

        Assert.Equal(0, (await Assert.ThrowsAsync<BotReplyException>(() => typing)).Status);
    }

    [Fact]
    public async Task A_read_receipt_says_how_far_was_read()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        await using var bot = await ListeningBot.StartAsync(teams);
        var person = await teams.ReachablePersonAsync();
        var first = (await teams.SendAsync(person, Cards.Text("one"))).Id!;
        var last = (await teams.SendAsync(person, Cards.Text("two"))).Id!;

        await person.ReadAsync(first);
        await person.ReadAsync();

        Assert.Equal([first, last], bot.Heard.TakeLast(2).Select(receipt => receipt["value"]!["lastReadMessageId"]!.GetValue<string>()));
    }

    private static string Id(JsonNode activity) => activity["id"]!.GetValue<string>();
}
