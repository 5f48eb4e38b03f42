using MemberBriefingBot.Connector;
using static MemberBriefingBot.Tests.Connector.GivenConnector;

namespace MemberBriefingBot.Tests.Connector;

/// <summary>Every answer Teams may give, or fail to give, and what it proves.</summary>
public sealed class SendOutcomeTests
{
    private readonly ManualClock clock = new();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":""}""")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":"7""")]
    [InlineData("<html></html>")]
    public async Task Success_without_an_id_is_ambiguous(string body) =>
        Assert.IsType<SendOutcome.Ambiguous>(await SendAsync(201, body));

    [Fact]
    public async Task Success_whose_answer_is_endless_is_ambiguous() =>
        Assert.IsType<SendOutcome.Ambiguous>(await SendAsync(201, "{\"id\":\"1\"}" + new string(' ', 16 * 1024)));

    [Theory]
    [InlineData(408)]
    [InlineData(412)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(599)]
    public async Task A_status_that_does_not_say_is_ambiguous_and_is_not_tried_again(int status)
    {
        using var network = StubNetwork.Answering(status, """{"error":{"code":"ServiceError"}}""", ("Retry-After", "1"));
        using var client = Client(network);
        Assert.IsType<SendOutcome.Ambiguous>(await client.SendTextAsync());
        Assert.Equal(1, network.Calls);
    }

    [Theory]
    [InlineData("30", 30.0)]
    [InlineData("-1", 0.0)]
    [InlineData("1000000000", 3600.0)]
    [InlineData("Mon, 02 Mar 2026 09:00:05 GMT", 5.0)]
    [InlineData("later", null)]
    [InlineData(null, null)]
    public async Task Too_many_requests_are_throttled_for_as_long_as_Teams_says(string? header, double? seconds)
    {
        using var network = header is null ? StubNetwork.Answering(429) : StubNetwork.Answering(429, "", ("Retry-After", header));
        using var client = Client(network);
        Assert.Equal(new SendOutcome.Throttled(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null), await client.SendTextAsync());
    }

    [Theory]
    [InlineData(400, "BadSyntax", RefusalReason.BadRequest)]
    [InlineData(400, "BadArgument", RefusalReason.BadRequest)]
    [InlineData(401, "BotNotRegistered", RefusalReason.BotNotRegistered)]
    [InlineData(403, "BotDisabledByAdmin", RefusalReason.BotDisabledByAdmin)]
    [InlineData(403, "BotNotInConversationRoster", RefusalReason.NotInstalled)]
    [InlineData(403, "ConversationBlockedByUser", RefusalReason.BlockedByMember)]
    [InlineData(403, "InvalidBotApiHost", RefusalReason.WrongHost)]
    [InlineData(403, "NotEnoughPermissions", RefusalReason.NotPermitted)]
    [InlineData(403, "SomethingNew", RefusalReason.NotPermitted)]
    [InlineData(404, "ConversationNotFound", RefusalReason.ConversationGone)]
    [InlineData(404, "ActivityNotFoundInConversation", RefusalReason.ActivityGone)]
    [InlineData(404, "SomethingNew", RefusalReason.Other)]
    [InlineData(413, "MessageSizeTooBig", RefusalReason.TooLarge)]
    [InlineData(409, "Conflict", RefusalReason.Other)]
    [InlineData(302, "Found", RefusalReason.WrongHost)]
    public async Task A_refusal_says_who_must_act(int status, string code, RefusalReason reason) =>
        Assert.Equal(new SendOutcome.Refused(reason, status, code), await SendAsync(status, $$$"""{"error":{"code":"{{{code}}}","message":"In words."}}"""));

    [Theory]
    [InlineData("""{"subCode":"MessageWritesBlocked","code":"Forbidden"}""")]
    [InlineData("""{"error":{"code":"Forbidden","subCode":"MessageWritesBlocked"}}""")]
    [InlineData("""{"errorCode":209,"message":"no"}""")]
    [InlineData("""{"errorCode":"x","message":"{\r\n  \"subCode\": \"MessageWritesBlocked\" }"}""")]
    [InlineData("""{"error":{"code":"Forbidden","message":"{\"subCode\":\"MessageWritesBlocked\"}"}}""")]
    public async Task A_blocked_chat_is_recognised_in_every_shape_Teams_gives_it(string body) =>
        Assert.Equal(new SendOutcome.Refused(RefusalReason.BlockedByMember, 403, "MessageWritesBlocked"), await SendAsync(403, body));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<html><body>403</body></html>")]
    [InlineData("{\"error\":\"")]
    [InlineData("""{"error":"invalid_client"}""")]
    [InlineData("""{"error":{"code":7}}""")]
    [InlineData("""{"error":{"code":"two\r\nlines"}}""")]
    [InlineData("""{"error":{"code":""}}""")]
    public async Task A_refusal_with_an_illegible_body_is_still_a_refusal(string body) =>
        Assert.Equal(new SendOutcome.Refused(RefusalReason.NotPermitted, 403, Code: null), await SendAsync(403, body));

    [Fact]
    public async Task Of_a_refusals_body_only_the_beginning_is_read() =>
        Assert.Equal(
            new SendOutcome.Refused(RefusalReason.NotPermitted, 403, Code: null),
            await SendAsync(403, """{"error":{"code":"BotDisabledByAdmin"}}""" + new string(' ', 16 * 1024)));

    [Fact]
    public async Task A_failure_before_the_body_began_is_proven_not_sent()
    {
        using var network = new StubNetwork((_, _) => throw new HttpRequestException(HttpRequestError.NameResolutionError));
        using var client = Client(network);
        Assert.IsType<SendOutcome.NotSent>(await client.SendTextAsync());
        Assert.Equal(1, network.Calls);
    }

    [Fact]
    public async Task A_failure_after_the_body_began_is_ambiguous_whatever_the_failure_calls_itself()
    {
        using var network = StubNetwork.FailingAfterTheBody(new HttpRequestException(HttpRequestError.ConnectionError));
        using var client = Client(network);
        Assert.IsType<SendOutcome.Ambiguous>(await client.SendTextAsync());
        Assert.Equal(1, network.Calls);
    }

    [Fact]
    public async Task A_removal_has_no_body_so_the_kind_of_failure_decides()
    {
        using var unreachable = new StubNetwork((_, _) => throw new HttpRequestException(HttpRequestError.SecureConnectionError));
        using var reset = new StubNetwork((_, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded));
        using var first = Client(unreachable);
        using var second = Client(reset);
        Assert.IsType<SendOutcome.NotSent>(await first.DeleteAsync(ServiceUrl, "c", "1", CancellationToken.None));
        Assert.IsType<SendOutcome.Ambiguous>(await second.DeleteAsync(ServiceUrl, "c", "1", CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_patience_ends_it_is_the_body_that_decides(bool bodyLeft)
    {
        using var reached = new SemaphoreSlim(0);
        using var network = new StubNetwork(async (request, cancellationToken) =>
        {
            if (bodyLeft) await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            reached.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
            return StubNetwork.Answer(200);
        });
        using var client = Client(network);
        var send = client.SendTextAsync();
        await reached.WaitAsync();
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(bodyLeft, await send is SendOutcome.Ambiguous);
        Assert.Equal(!bodyLeft, await send is SendOutcome.NotSent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_bot_stops_it_is_the_body_that_decides(bool bodyLeft)
    {
        using var stopping = new CancellationTokenSource();
        using var network = new StubNetwork(async (request, cancellationToken) =>
        {
            if (bodyLeft) await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            await stopping.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return StubNetwork.Answer(200);
        });
        using var client = Client(network);
        var outcome = await client.SendAsync(ServiceUrl, "c", Text, stopping.Token);
        Assert.Equal(bodyLeft, outcome is SendOutcome.Ambiguous);
        Assert.Equal(!bodyLeft, outcome is SendOutcome.NotSent);
    }

    private async Task<SendOutcome> SendAsync(int status, string body)
    {
        using var network = StubNetwork.Answering(status, body);
        using var client = Client(network);
        return await client.SendTextAsync();
    }

    private ConnectorClient Client(StubNetwork network) => new(new ConnectorOptions(), new StubCredential(clock), network, clock);
}
