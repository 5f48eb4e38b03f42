using System.Net.Sockets;
using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator.Faults;
using TeamsSimulator.Relay;

namespace MemberBriefingBot.Tests.TeamsSimulator;

public sealed class RestartTests
{
    [Fact]
    public async Task After_a_restart_the_same_addresses_serve_the_same_chats()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();
        var id = (await teams.SendAsync(person, Cards.Text("one"))).Id!;
        var (service, authority) = (teams.Simulator.ServiceUrl, teams.Simulator.TokenAuthority);

        await teams.Simulator.RestartAsync();

        Assert.Equal((service, authority), (teams.Simulator.ServiceUrl, teams.Simulator.TokenAuthority));
        Assert.Equal(200, (await teams.UpdateAsync(person, id, Cards.Text("two"))).Status);
        Assert.Equal("two", Assert.Single(person.Chat).Text);
        Assert.NotEmpty(await teams.TokenAsync("https://api.botframework.com"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_connector_goes_down_at_a_request_refuses_and_comes_back(bool effect)
    {
        var clock = new HandClock();
        var downFor = TimeSpan.FromSeconds(5);
        await using var teams = await SimulatedTeams.StartAsync(clock: clock);
        var person = await teams.ReachablePersonAsync();
        teams.Simulator.Faults = new() { Rules = [new() { Fault = new Fault.Restart(effect, downFor), Times = 1 }] };

        var cut = await Assert.ThrowsAsync<HttpRequestException>(() => teams.SendAsync(person, Cards.Text("x")));
        await clock.MoveOnceAwaitedAsync(TimeSpan.Zero, dueWithin: downFor);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => teams.SendAsync(person, Cards.Text("x")));
        clock.Move(downFor);
        await teams.Simulator.Restarting;

        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(cut.GetBaseException()).SocketErrorCode);
        Assert.Equal(HttpRequestError.ConnectionError, refused.HttpRequestError);
        Assert.Equal(effect ? 1 : 0, person.Chat.Count);
        Assert.Equal(201, (await teams.SendAsync(person, Cards.Text("x"))).Status);
    }

    [Fact]
    public async Task It_can_be_left_while_it_is_down()
    {
        var clock = new HandClock();
        var teams = await SimulatedTeams.StartAsync(clock: clock);

        teams.Simulator.BeginRestart(TimeSpan.FromSeconds(5));
        await clock.MoveOnceAwaitedAsync(TimeSpan.Zero, dueWithin: TimeSpan.FromSeconds(5));

        await teams.DisposeAsync();
    }

    [Fact]
    public async Task Behind_relays_the_bot_is_told_their_addresses_and_control_is_not()
    {
        await using var teams = await SimulatedTeams.StartAsync(relayed: true);
        await using var bot = await ListeningBot.StartAsync(teams);
        var person = await teams.ReachablePersonAsync();
        var (connector, authority) = (teams.Simulator.ConnectorRelay!, teams.Simulator.AuthorityRelay!);

        Assert.Equal((connector.Port, authority.Port), (teams.Simulator.ServiceUrl.Port, teams.Simulator.TokenAuthority.Port));
        Assert.Equal(teams.Simulator.ServiceUrl.AbsoluteUri, bot.Heard.Last()["serviceUrl"]!.GetValue<string>());
        Assert.Equal(201, (await teams.SendAsync(person, Cards.Text("x"))).Status);

        connector.Fault = new RelayFault.Reset(RelayDirection.FromTarget);
        await Assert.ThrowsAsync<HttpRequestException>(() => teams.SendAsync(person, Cards.Text("y")));
        authority.Fault = new RelayFault.Refuse();
        await Assert.ThrowsAsync<HttpRequestException>(() => teams.AskForTokenAsync([]));

        Assert.Equal(2, person.Chat.Count);
        using var http = new HttpClient();
        Assert.Contains("\"y\"", await http.GetStringAsync(new Uri(teams.Simulator.Control, "journal")));
    }
}
