using MemberBriefingBot.Connector;
using static MemberBriefingBot.Tests.Connector.GivenConnector;

namespace MemberBriefingBot.Tests.Connector;

/// <summary>Tokens and circuits: what a call needs besides the call.</summary>
public sealed class CourierTests : IDisposable
{
    private readonly ManualClock clock = new();
    private readonly StubCredential credential;
    private readonly StubNetwork network;
    private readonly ConnectorClient client;
    private Func<HttpResponseMessage> answer = () => StubNetwork.Answer(201, """{"id":"1"}""");

    public CourierTests()
    {
        credential = new StubCredential(clock);
        network = new StubNetwork(async (request, cancellationToken) =>
        {
            if (request.RequestUri!.Host == "smba.infra.gcc.teams.microsoft.com") return StubNetwork.Answer(201, """{"id":"2"}""");
            var response = answer();
            await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            return response;
        });
        client = new ConnectorClient(new ConnectorOptions(), credential, network, clock);
    }

    public void Dispose()
    {
        client.Dispose();
        network.Dispose();
    }

    [Fact]
    public async Task A_hundred_calls_at_once_share_one_token()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.SendTextAsync()));
        Assert.Equal((100, 1), (network.Calls, credential.Given));
        Assert.Equal("https://api.botframework.com/.default", credential.LastScope);
    }

    [Fact]
    public async Task A_token_is_renewed_shortly_before_it_expires()
    {
        await client.SendTextAsync();
        clock.Advance(TimeSpan.FromMinutes(54));
        await client.SendTextAsync();
        Assert.Equal("Bearer token-1", network.LastAuthorization);
        clock.Advance(TimeSpan.FromMinutes(1));
        await client.SendTextAsync();
        Assert.Equal("Bearer token-2", network.LastAuthorization);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_the_next_call_asks_again()
    {
        credential.Fails = true;
        Assert.IsType<SendOutcome.NotSent>(await client.SendTextAsync());
        Assert.Equal(0, network.Calls);
        credential.Fails = false;
        Assert.IsType<SendOutcome.Delivered>(await client.SendTextAsync());
    }

    [Fact]
    public async Task While_renewal_fails_the_old_token_serves_until_it_expires()
    {
        await client.SendTextAsync();
        credential.Fails = true;
        clock.Advance(TimeSpan.FromMinutes(58));
        Assert.IsType<SendOutcome.Delivered>(await client.SendTextAsync());
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.IsType<SendOutcome.NotSent>(await client.SendTextAsync());
    }

    [Fact]
    public async Task A_token_that_Teams_refuses_is_not_used_again()
    {
        answer = () => StubNetwork.Answer(401);
        Assert.IsType<SendOutcome.Refused>(await client.SendTextAsync());
        await client.SendTextAsync();
        Assert.Equal("Bearer token-2", network.LastAuthorization);
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_left_alone_and_then_asked_with_one_call()
    {
        answer = () => throw new HttpRequestException(HttpRequestError.ConnectionError);
        for (var i = 0; i < 20; i++) Assert.IsType<SendOutcome.NotSent>(await client.SendTextAsync());
        Assert.Equal(5, network.Calls);

        clock.Advance(TimeSpan.FromSeconds(16));
        for (var i = 0; i < 20; i++) Assert.IsType<SendOutcome.NotSent>(await client.SendTextAsync());
        Assert.Equal(6, network.Calls);

        answer = () => StubNetwork.Answer(201, """{"id":"1"}""");
        clock.Advance(TimeSpan.FromSeconds(16));
        for (var i = 0; i < 20; i++) Assert.IsType<SendOutcome.Delivered>(await client.SendTextAsync());
    }

    [Fact]
    public async Task One_host_being_out_of_reach_says_nothing_about_another()
    {
        answer = () => throw new HttpRequestException(HttpRequestError.ConnectionError);
        for (var i = 0; i < 10; i++) await client.SendTextAsync();
        var elsewhere = new Uri("https://smba.infra.gcc.teams.microsoft.com/teams");
        Assert.IsType<SendOutcome.Delivered>(await client.SendAsync(elsewhere, "c", Text, CancellationToken.None));
    }

    [Fact]
    public async Task Ambiguous_answers_and_missing_tokens_open_no_circuit()
    {
        answer = () => StubNetwork.Answer(503);
        for (var i = 0; i < 20; i++) Assert.IsType<SendOutcome.Ambiguous>(await client.SendTextAsync());
        Assert.Equal(20, network.Calls);

        credential.Fails = true;
        clock.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 20; i++) Assert.IsType<SendOutcome.NotSent>(await client.SendTextAsync());
        credential.Fails = false;
        Assert.IsType<SendOutcome.Ambiguous>(await client.SendTextAsync());
    }
}
