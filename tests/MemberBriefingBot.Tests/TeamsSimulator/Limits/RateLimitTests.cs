using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator;
using TeamsSimulator.Limits;
using TeamsSimulator.People;

namespace MemberBriefingBot.Tests.TeamsSimulator.Limits;

public sealed class RateLimitTests
{
    private readonly HandClock _clock = new();

    [Fact]
    public async Task Seven_a_second_and_eight_in_two_reach_one_conversation()
    {
        await using var teams = await StartAsync();
        var person = await teams.ReachablePersonAsync();

        Assert.Equal(7, await AcceptedAsync(teams, person, 9));
        _clock.Move(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await AcceptedAsync(teams, person, 3));
        _clock.Move(TimeSpan.FromSeconds(0.999));
        Assert.Equal(0, await AcceptedAsync(teams, person, 1));
        _clock.Move(TimeSpan.FromSeconds(0.001));
        Assert.Equal(7 - 1 + 1, await AcceptedAsync(teams, person, 9));
        Assert.Equal(15, person.Chat.Count);
    }

    [Theory]
    [InlineData(30, 60)]
    [InlineData(3600, 1800)]
    public async Task No_sliding_window_holds_more_than_its_limit(int seconds, int limit)
    {
        await using var teams = await StartAsync();
        var person = await teams.ReachablePersonAsync();
        var pace = TimeSpan.FromSeconds(seconds == 30 ? 0.25 : 0.51);

        var accepted = 0;
        for (var elapsed = TimeSpan.Zero; elapsed < TimeSpan.FromSeconds(seconds) && accepted <= limit; elapsed += pace)
        {
            if (accepted == limit)
            {
                Assert.Equal(0, await AcceptedAsync(teams, person, 1));
                return;
            }

            accepted += await AcceptedAsync(teams, person, 1);
            _clock.Move(pace);
        }

        Assert.True(accepted <= limit);
    }

    [Fact]
    public async Task Fifty_a_second_reach_one_tenant_and_another_has_its_own()
    {
        await using var teams = await StartAsync();
        var people = await PeopleAsync(teams, 52, tenant: null);
        var elsewhere = await PeopleAsync(teams, 50, tenant: "5e1f0000-0000-4000-8000-0000000000ff");

        Assert.Equal(50, await AcceptedAsync(teams, people));
        Assert.Equal(50, await AcceptedAsync(teams, elsewhere));
        Assert.Equal(2, teams.Simulator.Journal.Entries.Count(entry => entry.Status == 429));
    }

    [Fact]
    public async Task A_limit_halved_in_the_middle_counts_what_was_sent_before()
    {
        await using var teams = await StartAsync();
        var people = await PeopleAsync(teams, 60, tenant: null);

        Assert.Equal(30, await AcceptedAsync(teams, people.Take(30)));
        teams.Simulator.Limits = RateLimits.Strict with { Tenant = [new(25, TimeSpan.FromSeconds(1))] };
        Assert.Equal(0, await AcceptedAsync(teams, people.Skip(30).Take(1)));
        _clock.Move(TimeSpan.FromSeconds(1));
        Assert.Equal(25, await AcceptedAsync(teams, people.Skip(30)));
        teams.Simulator.Limits = null;
        Assert.Equal(60, await AcceptedAsync(teams, people));
    }

    [Fact]
    public async Task A_refusal_says_when_to_come_again_and_coming_then_is_welcome()
    {
        await using var teams = await StartAsync();
        var person = await teams.ReachablePersonAsync();
        await AcceptedAsync(teams, person, 7);
        _clock.Move(TimeSpan.FromSeconds(0.2));

        using var refused = await teams.SendRawAsync(person, Cards.Text("x"));

        Assert.Equal((429, TimeSpan.FromSeconds(1)), ((int)refused.StatusCode, refused.Headers.RetryAfter!.Delta));
        var entry = Assert.Single(teams.Simulator.Journal.Of(JournalKind.Refused));
        Assert.Contains("7 requests (send) in 1 s", entry.Reason);
        Assert.Equal((null, person.AadObjectId), (entry.Request, entry.AadObjectId));
        _clock.Move(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await AcceptedAsync(teams, person, 1));
    }

    [Fact]
    public async Task Creations_and_readings_of_members_have_windows_of_their_own()
    {
        await using var teams = await StartAsync();
        var person = await teams.ReachablePersonAsync();
        Assert.Equal(7, await AcceptedAsync(teams, person, 8));

        Assert.Equal(7, await CountAsync(8, () => teams.CreateAsync(person.Mri)));
        Assert.Equal(14, await CountAsync(15, () => teams.CallAsync(HttpMethod.Get, $"v3/conversations/{person.ConversationId}/pagedmembers")));
    }

    private Task<SimulatedTeams> StartAsync() => SimulatedTeams.StartAsync(clock: _clock, limits: RateLimits.Strict);

    private static async Task<List<TeamsPerson>> PeopleAsync(SimulatedTeams teams, int count, string? tenant)
    {
        var people = new List<TeamsPerson>();
        for (var number = 0; number < count; number++)
        {
            people.Add(await teams.ReachablePersonAsync(tenant: tenant));
        }

        return people;
    }

    private static Task<int> AcceptedAsync(SimulatedTeams teams, TeamsPerson person, int sends) => CountAsync(sends, () => teams.SendAsync(person, Cards.Text("x")));

    private static async Task<int> AcceptedAsync(SimulatedTeams teams, IEnumerable<TeamsPerson> people)
    {
        var accepted = 0;
        foreach (var person in people)
        {
            accepted += await AcceptedAsync(teams, person, 1);
        }

        return accepted;
    }

    private static async Task<int> CountAsync(int requests, Func<Task<ConnectorReply>> ask)
    {
        var accepted = 0;
        for (var number = 0; number < requests; number++)
        {
            accepted += (await ask()).Status is 200 or 201 ? 1 : 0;
        }

        return accepted;
    }
}
