using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator;
using TeamsSimulator.Faults;

namespace MemberBriefingBot.Tests.TeamsSimulator.Faults;

public sealed class FaultScriptTests
{
    private const string Tenant = "5e1f0000-0000-4000-8000-0000000000ff";

    [Fact]
    public async Task Rules_are_tried_in_order_and_run_out()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();
        teams.Simulator.Faults = new()
        {
            Rules =
            [
                new() { Fault = new Fault.Status(500), After = 1, Times = 2 },
                new() { Fault = new Fault.Status(503), Times = 2 },
            ],
        };

        Assert.Equal([503, 500, 500, 503, 201, 201], await StatusesAsync(6, () => teams.SendAsync(person, Cards.Text("x"))));
    }

    [Fact]
    public async Task A_rule_may_concern_one_operation_one_person_or_one_tenant()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var (person, other) = (await teams.ReachablePersonAsync(), await teams.ReachablePersonAsync());
        var foreigner = teams.Simulator.AddPerson("Foreign Member", Guid.NewGuid(), tenantId: Tenant);
        await Assert.ThrowsAsync<InvalidOperationException>(() => foreigner.InstallAsync());
        teams.Simulator.Faults = new()
        {
            Rules =
            [
                new() { Fault = new Fault.Status(500), Person = person.AadObjectId },
                new() { Fault = new Fault.Status(503), Tenant = Tenant },
                new() { Fault = new Fault.Status(504), On = [JournalKind.Create] },
            ],
        };

        Assert.Equal(500, (await teams.SendAsync(person, Cards.Text("x"))).Status);
        Assert.Equal(201, (await teams.SendAsync(other, Cards.Text("x"))).Status);
        Assert.Equal(503, (await teams.SendAsync(foreigner, Cards.Text("x"))).Status);
        Assert.Equal(504, (await teams.CreateAsync(other.Mri)).Status);
        Assert.Equal(Tenant, teams.Simulator.Journal.Entries.Single(entry => entry.Status == 503).TenantId);
    }

    [Fact]
    public async Task What_a_seed_does_to_a_run_is_what_it_foretold()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();
        var script = new FaultScript
        {
            Seed = 11,
            Mixture = [new() { Share = 0.3, Fault = new Fault.Status(500) }, new() { Share = 0.3, Fault = new Fault.Status(504, Effect: true) }],
        };
        int[] foretold = [.. Enumerable.Range(1, 30).Select(request => script.Planned(JournalKind.Send, request) is Fault.Status status ? status.Code : 201)];

        teams.Simulator.Faults = script;
        var first = await StatusesAsync(30, () => teams.SendAsync(person, Cards.Text("x")));
        teams.Simulator.Faults = script;
        var second = await StatusesAsync(30, () => teams.SendAsync(person, Cards.Text("x")));

        Assert.Equal(foretold, first);
        Assert.Equal(foretold, second);
        Assert.Equal([201, 500, 504], foretold.Distinct().Order());
        Assert.Equal(Enumerable.Range(1, 30), teams.Simulator.Journal.Entries.Skip(1).Take(30).Select(entry => (int)entry.Request!));
    }

    [Fact]
    public void Shares_come_out_as_stated_and_another_seed_is_another_run()
    {
        var script = new FaultScript { Seed = 5, Mixture = [new() { Share = 0.1, Fault = new Fault.Status(500) }] };

        var struck = Struck(script);

        Assert.InRange(struck.Count, 900, 1100);
        Assert.NotEqual(struck, Struck(script with { Seed = 6 }));
        Assert.Equal(struck, Struck(script));

        static List<int> Struck(FaultScript script) => [.. Enumerable.Range(1, 10_000).Where(request => script.Planned(JournalKind.Send, request) is not null)];
    }

    [Fact]
    public void The_ordinary_mixture_can_be_carried_out_and_meets_every_kind_of_answer()
    {
        var script = FaultScript.OfSeed(1);

        var met = Enumerable.Range(1, 5000).Select(request => script.Planned(JournalKind.Send, request)?.GetType()).OfType<Type>().Distinct().ToList();

        Assert.Null(script.WhyUnusable());
        Assert.Superset(
            new HashSet<Type> { typeof(Fault.Status), typeof(Fault.Throttled), typeof(Fault.Reset), typeof(Fault.Hang), typeof(Fault.Latency), typeof(Fault.Drip), typeof(Fault.Body) },
            met.ToHashSet());
    }

    [Fact]
    public void A_script_is_the_same_after_it_was_written_and_read()
    {
        var script = FaultScript.OfSeed(3) with
        {
            Redelivery = new(2, NewId: true),
            Rules = [new() { Fault = new Fault.Restart(Effect: true, TimeSpan.FromSeconds(2)), On = [JournalKind.Send, JournalKind.Create], Person = Guid.NewGuid(), After = 3, Times = 1 }],
        };

        Assert.Equal(script.ToJson(), FaultScript.Parse(script.ToJson()).ToJson());
        Assert.Contains("\"kind\":\"restart\"", script.ToJson());
    }

    [Fact]
    public void A_script_is_written_by_hand()
    {
        var script = FaultScript.Parse("""
            {
              // The third send to anybody is shown, and called a time-out by the gateway.
              "rules": [
                { "after": 2, "times": 1, "fault": { "kind": "status", "code": 504, "effect": true } },
                { "on": ["create", "send"], "fault": { "quantiles": ["00:00:00.020", "00:00:05"], "kind": "latency" } }
              ],
              "redelivery": { "times": 1, "newId": true }
            }
            """);

        Assert.Equal(new Fault.Status(504, Effect: true), script.Rules[0].Fault);
        Assert.Equal(TimeSpan.FromSeconds(5), Assert.IsType<Fault.Latency>(script.Rules[1].Fault).Quantiles[1]);
        Assert.Equal(new Redelivery(1, NewId: true), script.Redelivery);
    }

    [Theory]
    [InlineData("""{ "rule": [] }""", "rule")]
    [InlineData("""{ "rules": [{ "fault": { "kind": "earthquake" } }] }""", "earthquake")]
    [InlineData("""{ "rules": [{ "times": 1 }] }""", "fault")]
    [InlineData("""{ "rules": [{ "fault": { "kind": "status", "code": 99 } }] }""", "200 to 599")]
    [InlineData("""{ "rules": [{ "times": 0, "fault": { "kind": "neverClosed" } }] }""", "times")]
    [InlineData("""{ "rules": [{ "on": ["toBot"], "fault": { "kind": "neverClosed" } }] }""", "toBot")]
    [InlineData("""{ "rules": [{ "fault": { "kind": "latency", "quantiles": [] } }] }""", "quantile")]
    [InlineData("""{ "mixture": [{ "share": 0.6, "fault": { "kind": "neverClosed" } }, { "share": 0.6, "fault": { "kind": "neverClosed" } }] }""", "more than 1")]
    [InlineData("null", "empty")]
    public void A_script_that_cannot_be_carried_out_is_refused_with_the_reason(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => FaultScript.Parse(json)).Message);

    private static async Task<List<int>> StatusesAsync(int count, Func<Task<ConnectorReply>> send)
    {
        var statuses = new List<int>();
        for (var number = 0; number < count; number++)
        {
            statuses.Add((await send()).Status);
        }

        return statuses;
    }
}
