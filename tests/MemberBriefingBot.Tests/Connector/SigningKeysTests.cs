using MemberBriefingBot.Connector;

namespace MemberBriefingBot.Tests.Connector;

/// <summary>Where the keys come from when the place they come from misbehaves.</summary>
public sealed class SigningKeysTests : IDisposable
{
    private static readonly Func<HttpResponseMessage> Html = () => StubNetwork.Answer(200, "<html>Sorry</html>");

    private readonly ManualClock clock = new();
    private readonly TeamsSigner first = new("first", "msteams");
    private readonly TeamsSigner second = new("second", "msteams");
    private readonly StubNetwork network;
    private readonly SigningKeys keys;
    private object[] published;
    private string keysAddress = "https://login.botframework.com/keys";
    private Func<HttpResponseMessage>? trouble;

    public SigningKeysTests()
    {
        published = [first.Published];
        network = new StubNetwork((request, _) => Task.FromResult(
            trouble is not null ? trouble()
            : request.RequestUri!.AbsolutePath == "/keys" ? StubNetwork.Json(new { keys = published })
            : StubNetwork.Json(new { jwks_uri = keysAddress })));
        keys = new SigningKeys(new ConnectorOptions { AppId = "bot" }, network, clock);
    }

    public void Dispose()
    {
        keys.Dispose();
        network.Dispose();
        first.Dispose();
        second.Dispose();
    }

    [Fact]
    public async Task Keys_are_fetched_once_for_any_number_of_requests()
    {
        for (var i = 0; i < 100; i++) Assert.NotNull(await Find("first"));
        Assert.Equal(2, network.Calls);
    }

    [Fact]
    public async Task A_hundred_first_requests_at_once_share_one_fetch()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Find("first").AsTask()));
        Assert.All(found, Assert.NotNull);
        Assert.Equal(2, network.Calls);
    }

    [Fact]
    public async Task Unknown_keys_cause_a_fetch_every_five_minutes_at_most()
    {
        await Find("first");
        for (var i = 0; i < 100; i++) Assert.Null(await Find($"forged-{i}"));
        Assert.Equal(2, network.Calls);

        clock.Advance(TimeSpan.FromMinutes(5));
        for (var i = 0; i < 100; i++) Assert.Null(await Find($"forged-{i}"));
        Assert.Equal(4, network.Calls);
    }

    [Fact]
    public async Task A_new_key_is_found_when_Teams_changes_keys()
    {
        await Find("first");
        published = [second.Published];
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.NotNull(await Find("second"));
        Assert.Null(await Find("first"));
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("html")]
    [InlineData("error")]
    [InlineData("redirect")]
    [InlineData("huge")]
    public async Task A_failed_first_fetch_fails_closed_and_is_made_good_without_a_restart(string kind)
    {
        trouble = kind switch
        {
            "refused" => () => throw new HttpRequestException(HttpRequestError.ConnectionError),
            "html" => Html,
            "error" => () => StubNetwork.Answer(503),
            "redirect" => () => StubNetwork.Answer(302, "", ("Location", "https://evil.example/")),
            _ => () => StubNetwork.Answer(200, new string(' ', 2_000_000)),
        };
        Assert.Null(await Find("first"));
        Assert.Null(await Find("first"));
        Assert.Equal(1, network.Calls);

        trouble = null;
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.NotNull(await Find("first"));
    }

    [Fact]
    public async Task The_last_good_keys_serve_for_a_day_while_the_publisher_is_down()
    {
        await Find("first");
        trouble = Html;
        clock.Advance(TimeSpan.FromHours(23));
        Assert.NotNull(await Find("first"));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await Find("first"));
    }

    [Fact]
    public async Task A_fetch_that_never_answers_is_given_up()
    {
        using var asked = new SemaphoreSlim(0);
        using var silent = new StubNetwork(async (_, cancellationToken) =>
        {
            asked.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
            return Html();
        });
        using var waiting = new SigningKeys(new ConnectorOptions { AppId = "bot" }, silent, clock);
        var find = waiting.FindAsync("first", CancellationToken.None);
        await asked.WaitAsync();
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(await find);
    }

    [Theory]
    [InlineData("https://evil.example/keys")]
    [InlineData("http://login.botframework.com/keys")]
    [InlineData("https://login.botframework.com:8443/keys")]
    [InlineData("/keys")]
    public async Task Keys_on_another_host_are_not_fetched(string address)
    {
        keysAddress = address;
        Assert.Null(await Find("first"));
        Assert.Equal(1, network.Calls);
    }

    [Fact]
    public async Task Keys_that_cannot_be_used_are_passed_over()
    {
        published =
        [
            new { kty = "EC", kid = "curve", crv = "P-256" },
            new { kty = "RSA", kid = "short", n = "AQAB", e = "AQAB" },
            new { kty = "RSA", kid = "broken", n = "!!!", e = "AQAB" },
            new { kty = "RSA", kid = "encrypts", use = "enc", n = "AQAB", e = "AQAB" },
            new { kty = "RSA" },
            first.Published,
            first.Published,
        ];
        Assert.NotNull(await Find("first"));
        Assert.Null(await Find("short"));
        Assert.Null(await Find("broken"));
    }

    [Fact]
    public async Task A_key_without_endorsements_is_endorsed_for_nothing()
    {
        using var plain = new TeamsSigner("plain");
        published = [plain.Published];
        Assert.False((await Find("plain"))!.EndorsedForTeams);
    }

    private ValueTask<SigningKey?> Find(string id) => keys.FindAsync(id, CancellationToken.None);
}
