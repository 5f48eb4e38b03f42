using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator;
using TeamsSimulator.Faults;

namespace MemberBriefingBot.Tests.TeamsSimulator.Faults;

public sealed class AnswerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_connection_is_reset_with_or_without_the_message_shown(bool shown)
    {
        await using var teams = await SimulatedTeams.StartAsync(fault: new Fault.Reset(shown));
        var person = await teams.ReachablePersonAsync();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => teams.SendRawAsync(person, Cards.Text("hello")));

        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(failure.GetBaseException()).SocketErrorCode);
        Assert.Equal(shown ? 1 : 0, person.Chat.Count);
        var entry = teams.Simulator.Journal.Entries[^1];
        Assert.Equal((shown ? JournalKind.Send : JournalKind.Refused, 0), (entry.Kind, entry.Status));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_answer_ever_comes_with_or_without_the_message_shown(bool shown)
    {
        await using var teams = await SimulatedTeams.StartAsync(fault: new Fault.Hang(shown));
        var person = await teams.ReachablePersonAsync();
        using var patience = new CancellationTokenSource();

        var sending = teams.SendRawAsync(person, Cards.Text("hello"), patience.Token);
        var entry = await teams.Simulator.Journal.FirstAsync(entry => entry.Fault is Fault.Hang);

        Assert.False(sending.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal((shown ? JournalKind.Send : JournalKind.Refused, 0), (entry.Kind, entry.Status));
        Assert.Equal(shown ? 1 : 0, person.Chat.Count);
    }

    [Fact]
    public async Task The_answer_drips_one_byte_an_interval()
    {
        var clock = new HandClock();
        await using var teams = await SimulatedTeams.StartAsync(clock: clock, fault: new Fault.Drip(TimeSpan.FromSeconds(1)));
        var person = await teams.ReachablePersonAsync();

        using var reply = await teams.SendRawAsync(person, Cards.Text("hello"));
        await using var body = await reply.Content.ReadAsStreamAsync();
        var bytes = new byte[reply.Content.Headers.ContentLength!.Value];
        for (var number = 0; number < bytes.Length; number++)
        {
            var next = body.ReadAsync(bytes.AsMemory(number)).AsTask();
            Assert.False(next.IsCompleted);
            await clock.MoveOnceAwaitedAsync(TimeSpan.FromSeconds(1));
            Assert.Equal(1, await next);
        }

        Assert.Equal(Assert.Single(person.Chat).ActivityId, JsonNode.Parse(bytes)!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_whole_answer_never_ends()
    {
        await using var teams = await SimulatedTeams.StartAsync(fault: new Fault.NeverClosed());
        var person = await teams.ReachablePersonAsync();
        using var patience = new CancellationTokenSource();

        using var reply = await teams.SendRawAsync(person, Cards.Text("hello"));
        await using var body = await reply.Content.ReadAsStreamAsync();
        var bytes = new byte[1000];
        var read = await body.ReadAtLeastAsync(bytes, 10);
        var more = body.ReadAsync(bytes.AsMemory(read), patience.Token).AsTask();

        Assert.Equal(Assert.Single(person.Chat).ActivityId, JsonNode.Parse(bytes.AsSpan(0, read))!["id"]!.GetValue<string>());
        Assert.False(more.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => more);
    }

    [Theory]
    [InlineData(BodyFlaw.Empty, "")]
    [InlineData(BodyFlaw.NoId, "{}")]
    [InlineData(BodyFlaw.Html, "<html><body>Signed in.</body></html>")]
    public async Task A_success_does_not_name_the_message(BodyFlaw flaw, string body)
    {
        await using var teams = await SimulatedTeams.StartAsync(fault: new Fault.Body(flaw));
        var person = await teams.ReachablePersonAsync();

        using var reply = await teams.SendRawAsync(person, Cards.Text("hello"));

        Assert.Equal((201, body), ((int)reply.StatusCode, await reply.Content.ReadAsStringAsync()));
        Assert.Equal(Assert.Single(person.Chat).ActivityId, teams.Simulator.Journal.Of(JournalKind.Send).Single().ActivityId);
    }

    [Fact]
    public async Task The_json_of_a_success_breaks_off()
    {
        await using var teams = await SimulatedTeams.StartAsync(fault: new Fault.Body(BodyFlaw.Malformed));
        var person = await teams.ReachablePersonAsync();

        using var reply = await teams.SendRawAsync(person, Cards.Text("hello"));

        var body = await reply.Content.ReadAsStringAsync();
        Assert.Equal(201, (int)reply.StatusCode);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(body));
    }

    [Fact]
    public async Task A_success_names_a_message_of_somebody_else()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var (person, other) = (await teams.ReachablePersonAsync(), await teams.ReachablePersonAsync());
        var given = (await teams.SendAsync(other, Cards.Text("hello"))).Id;
        teams.Simulator.Faults = new() { Rules = [new() { Fault = new Fault.Body(BodyFlaw.RepeatedId) }] };

        var reply = await teams.SendAsync(person, Cards.Text("hello"));

        Assert.Equal((201, given), (reply.Status, reply.Id));
        Assert.NotEqual(given, Assert.Single(person.Chat).ActivityId);
    }

    [Fact]
    public async Task A_roster_loses_its_second_half()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var graph = await teams.TokenAsync("https://graph.microsoft.com");
        foreach (var number in Enumerable.Range(1, 5))
        {
            teams.Simulator.AddPerson($"Member {number}", Guid.NewGuid(), $"m{number}@council.example");
        }

        teams.Simulator.Faults = new() { Rules = [new() { Fault = new Fault.HalfRoster(), On = [JournalKind.Graph], Times = 1 }] };
        const string everybody = "v1.0/users?$filter=mail in ('m1@council.example','m2@council.example','m3@council.example','m4@council.example','m5@council.example')";

        var half = await teams.CallAsync(HttpMethod.Get, everybody, token: $"Bearer {graph}");
        var whole = await teams.CallAsync(HttpMethod.Get, everybody, token: $"Bearer {graph}");

        Assert.Equal((200, 2), (half.Status, half.Body!["value"]!.AsArray().Count));
        Assert.Equal((200, 5), (whole.Status, whole.Body!["value"]!.AsArray().Count));
    }

    [Fact]
    public async Task The_members_of_a_conversation_can_fail_to_be_read_and_be_incomplete()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();
        teams.Simulator.Faults = new()
        {
            Rules =
            [
                new() { Fault = new Fault.Status(503), On = [JournalKind.Member], Times = 1 },
                new() { Fault = new Fault.HalfRoster(), On = [JournalKind.Member] },
            ],
        };

        var failed = await teams.CallAsync(HttpMethod.Get, $"v3/conversations/{person.ConversationId}/pagedmembers");
        var half = await teams.CallAsync(HttpMethod.Get, $"v3/conversations/{person.ConversationId}/pagedmembers");

        Assert.Equal(503, failed.Status);
        Assert.Empty(half.Body!["members"]!.AsArray());
    }
}
