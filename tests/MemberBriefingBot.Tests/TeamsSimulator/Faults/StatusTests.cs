using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator;
using TeamsSimulator.Faults;

namespace MemberBriefingBot.Tests.TeamsSimulator.Faults;

public sealed class StatusTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(412)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_message_is_shown_and_its_sender_told_that_it_failed(int status)
    {
        var fault = new Fault.Status(status, Effect: true);
        await using var teams = await SimulatedTeams.StartAsync(fault: fault);
        var person = await teams.ReachablePersonAsync();

        using var reply = await teams.SendRawAsync(person, Cards.Text("hello"));

        Assert.Equal(status, (int)reply.StatusCode);
        var shown = Assert.Single(person.Chat);
        var entry = Assert.Single(teams.Simulator.Journal.Of(JournalKind.Send));
        Assert.Equal((status, shown.ActivityId, (Fault)fault), (entry.Status, entry.ActivityId, entry.Fault));
        Assert.Equal((SimulatedTeams.Tenant, person.AadObjectId, 1L), (entry.TenantId, entry.AadObjectId, entry.Request));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(412)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task The_same_failure_with_nothing_shown_looks_the_same_to_its_sender(int status)
    {
        await using var teams = await SimulatedTeams.StartAsync(fault: new Fault.Status(status));
        var person = await teams.ReachablePersonAsync();

        using var reply = await teams.SendRawAsync(person, Cards.Text("hello"));

        Assert.Equal(status, (int)reply.StatusCode);
        Assert.Empty(person.Chat);
        var entry = Assert.Single(teams.Simulator.Journal.Of(JournalKind.Refused));
        Assert.Equal((status, null, person.AadObjectId), (entry.Status, entry.ActivityId, entry.AadObjectId));
        Assert.Empty(teams.Simulator.Journal.Of(JournalKind.Send));
    }

    [Theory]
    [InlineData(400, null, "BadSyntax")]
    [InlineData(403, null, "BotNotInConversationRoster")]
    [InlineData(403, "ConversationBlockedByUser", "ConversationBlockedByUser")]
    [InlineData(403, "BotDisabledByAdmin", "BotDisabledByAdmin")]
    [InlineData(404, null, "ConversationNotFound")]
    [InlineData(404, "ActivityNotFoundInConversation", "ActivityNotFoundInConversation")]
    [InlineData(412, null, "PreconditionFailed")]
    [InlineData(413, null, "MessageSizeTooBig")]
    public async Task A_refusal_carries_its_code(int status, string? scripted, string code)
    {
        await using var teams = await SimulatedTeams.StartAsync(fault: new Fault.Status(status, TeamsCode: scripted));
        var person = await teams.ReachablePersonAsync();

        var reply = await teams.SendAsync(person, Cards.Text("hello"));

        Assert.Equal((status, code), (reply.Status, reply.ErrorCode));
        Assert.Empty(person.Chat);
    }

    [Fact]
    public async Task A_sub_code_stands_beside_the_code()
    {
        await using var teams = await SimulatedTeams.StartAsync(fault: new Fault.Status(403, TeamsCode: "Forbidden", SubCode: "MessageWritesBlocked"));
        var person = await teams.ReachablePersonAsync();

        var reply = await teams.SendAsync(person, Cards.Text("hello"));

        Assert.Equal("MessageWritesBlocked", reply.Body!["subCode"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("30")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1000000000")]
    [InlineData("soon")]
    [InlineData(null)]
    public async Task A_429_carries_Retry_After_in_whatever_form_or_not_at_all(string? retryAfter)
    {
        await using var teams = await SimulatedTeams.StartAsync(fault: new Fault.Throttled(retryAfter));
        var person = await teams.ReachablePersonAsync();

        using var reply = await teams.SendRawAsync(person, Cards.Text("hello"));

        Assert.Equal(429, (int)reply.StatusCode);
        Assert.Equal(retryAfter, reply.Headers.NonValidated.TryGetValues("Retry-After", out var values) ? values.Single() : null);
        Assert.Empty(person.Chat);
    }

    [Fact]
    public async Task Retry_After_may_be_an_HTTP_date_by_the_simulators_clock()
    {
        var clock = new HandClock();
        await using var teams = await SimulatedTeams.StartAsync(clock: clock, fault: new Fault.Throttled(RetryAfterDateIn: TimeSpan.FromSeconds(40)));
        var person = await teams.ReachablePersonAsync();

        using var reply = await teams.SendRawAsync(person, Cards.Text("hello"));

        Assert.Equal(clock.GetUtcNow().AddSeconds(40), reply.Headers.RetryAfter!.Date);
    }

    [Fact]
    public async Task The_token_endpoint_can_fail_too()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        teams.Simulator.Faults = new() { Rules = [new() { Fault = new Fault.Status(503), On = [JournalKind.Token], Times = 1 }] };

        using var failed = await teams.AskForTokenAsync([]);
        using var recovered = await teams.AskForTokenAsync([]);

        Assert.Equal((503, 200), ((int)failed.StatusCode, (int)recovered.StatusCode));
        Assert.Contains("temporarily_unavailable", await failed.Content.ReadAsStringAsync());
        Assert.Equal(503, teams.Simulator.Journal.Of(JournalKind.Refused).Single().Status);
    }
}
