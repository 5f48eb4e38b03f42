using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator.Faults;
using TeamsSimulator.Limits;
using TeamsSimulator.Relay;

namespace MemberBriefingBot.Tests.TeamsSimulator;

public sealed class FaultControlTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = new();
    private SimulatedTeams _teams = null!;

    public async Task InitializeAsync()
    {
        _teams = await SimulatedTeams.StartAsync(relayed: true);
        _http.BaseAddress = _teams.Simulator.Control;
    }

    public async Task DisposeAsync() => await _teams.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_script_is_put_read_and_taken_away()
    {
        var person = await _teams.ReachablePersonAsync();

        Assert.Equal(HttpStatusCode.NoContent, await PutAsync("faults", """{ "seed": 9, "rules": [{ "fault": { "kind": "status", "code": 504, "effect": true } }] }"""));
        Assert.Equal(504, (await _teams.SendAsync(person, Cards.Text("x"))).Status);
        var read = FaultScript.Parse(await _http.GetStringAsync("faults"));
        await _http.DeleteAsync("faults");

        Assert.Equal((9UL, new Fault.Status(504, Effect: true)), (read.Seed, read.Rules[0].Fault));
        Assert.Equal(201, (await _teams.SendAsync(person, Cards.Text("x"))).Status);
    }

    [Fact]
    public async Task Limits_are_put_changed_and_taken_away()
    {
        Assert.Equal("null", await _http.GetStringAsync("limits"));

        Assert.Equal(HttpStatusCode.NoContent, await PutAsync("limits", "{}"));
        Assert.Equal(RateLimits.Strict.Tenant, _teams.Simulator.Limits!.Tenant);
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync("limits", """{ "tenant": [{ "requests": 25, "within": "00:00:01" }] }"""));
        Assert.Equal([new RateWindow(25, TimeSpan.FromSeconds(1))], _teams.Simulator.Limits!.Tenant);
        Assert.Equal(RateLimits.Strict.Conversation, _teams.Simulator.Limits.Conversation);
        await _http.DeleteAsync("limits");

        Assert.Null(_teams.Simulator.Limits);
    }

    [Fact]
    public async Task A_relay_is_told_what_to_do()
    {
        var relay = _teams.Simulator.ConnectorRelay!;

        Assert.Equal(HttpStatusCode.NoContent, await PutAsync("relays/connector/fault", """{ "kind": "reset", "direction": "fromTarget", "afterBytes": 12 }"""));
        Assert.Equal(new RelayFault.Reset(RelayDirection.FromTarget, 12), relay.Fault);
        Assert.Equal("reset", (await _http.GetFromJsonAsync<JsonObject>("relays/connector"))!["fault"]!["kind"]!.GetValue<string>());
        await _http.DeleteAsync("relays/connector/fault");
        Assert.Null(relay.Fault);
        (await _http.PostAsync("relays/authority/restart", null)).EnsureSuccessStatusCode();
        (await _http.PostAsync("relays/connector/reset", null)).EnsureSuccessStatusCode();

        Assert.NotEmpty(await _teams.TokenAsync("https://api.botframework.com"));
    }

    [Fact]
    public async Task The_connector_is_restarted_after_it_has_answered()
    {
        var answer = await _http.PostAsync("restart?downFor=00:00:00", null);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);

        await _teams.Simulator.RestartAsync();

        Assert.Equal("null", await OnceServingAsync("limits"));
    }

    /// <summary>The restart that was asked for follows its answer, and may fall after ours.</summary>
    private async Task<string> OnceServingAsync(string route)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _http.GetStringAsync(route);
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await _teams.Simulator.Restarting;
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        }
    }

    [Theory]
    [InlineData("faults", """{ "rule": [] }""")]
    [InlineData("faults", "no json")]
    [InlineData("limits", """{ "tenant": [{ "requests": 0, "within": "00:00:01" }] }""")]
    [InlineData("limits", "null")]
    [InlineData("relays/connector/fault", """{ "kind": "slice", "bytes": 0, "pause": "00:00:00" }""")]
    public async Task What_cannot_be_carried_out_is_a_bad_request(string route, string json) =>
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(route, json));

    [Fact]
    public async Task Without_relays_there_is_none_to_tell()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        using var http = new HttpClient { BaseAddress = teams.Simulator.Control };

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("relays/connector")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.DeleteAsync("relays/authority/fault")).StatusCode);
    }

    private async Task<HttpStatusCode> PutAsync(string route, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return (await _http.PutAsync(route, content)).StatusCode;
    }
}
