using MemberBriefingBot.Connector;

namespace MemberBriefingBot.Tests.Connector;

/// <summary>Tokens that are not Teams' own. The endorsement and the service address are looked at by no library: only these tests hold them.</summary>
public sealed class InboundTokenValidatorTests : IDisposable
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string ServiceUrl = "https://smba.trafficmanager.net/uk/";

    private readonly ManualClock clock = new();
    private readonly TeamsSigner teams = new("teams-key", "msteams", "skype");
    private readonly TeamsSigner otherChannel = new("other-key", "webchat", "directline");
    private readonly StubNetwork network;
    private readonly InboundTokenValidator validator;

    public InboundTokenValidatorTests()
    {
        network = new StubNetwork((request, _) => Task.FromResult(StubNetwork.Json(request.RequestUri!.AbsolutePath == "/keys"
            ? new { keys = new[] { teams.Published, otherChannel.Published } }
            : new { issuer = "https://api.botframework.com", jwks_uri = "https://login.botframework.com/keys" })));
        validator = new InboundTokenValidator(new ConnectorOptions { AppId = AppId }, network, clock);
    }

    public void Dispose()
    {
        validator.Dispose();
        network.Dispose();
        teams.Dispose();
        otherChannel.Dispose();
    }

    [Fact]
    public async Task Teams_own_token_is_accepted_with_the_address_it_vouches_for()
    {
        Assert.Equal(new TokenVerdict.Accepted(ServiceUrl), await Judge(teams.Sign(Header(), Payload())));
    }

    [Fact]
    public async Task The_bots_own_id_is_the_same_in_capital_letters()
    {
        const string id = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
        using var inCapitals = new InboundTokenValidator(new ConnectorOptions { AppId = id.ToUpperInvariant() }, network, clock);

        Assert.Equal(new TokenVerdict.Accepted(ServiceUrl), await inCapitals.ValidateAsync($"Bearer {teams.Sign(Header(), Payload(audience: id))}", CancellationToken.None));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer not a token")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer e30.e30.")]
    [InlineData("Bearer W10.W10.AAAA")]
    [InlineData("Bearer a.b.c.d.e")]
    public async Task A_header_without_a_token_is_refused_and_fetches_nothing(string? header)
    {
        Assert.IsType<TokenVerdict.Refused>(await validator.ValidateAsync(header, CancellationToken.None));
        Assert.Equal(0, network.Calls);
    }

    [Fact]
    public async Task A_token_longer_than_the_limit_is_refused_unread()
    {
        var verdict = await Judge(teams.Sign(Header(), Payload(extra: new string('x', InboundTokenValidator.MaxHeaderLength))));
        Assert.Equal(new TokenVerdict.Refused("The token is too long."), verdict);
        Assert.Equal(0, network.Calls);
    }

    [Fact]
    public async Task An_expired_token_is_refused_once_the_skew_is_used_up()
    {
        var token = teams.Sign(Header(), Payload(lives: TimeSpan.FromMinutes(10)));
        clock.Advance(TimeSpan.FromMinutes(14));
        Assert.IsType<TokenVerdict.Accepted>(await Judge(token));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<TokenVerdict.Refused>(await Judge(token));
    }

    [Fact]
    public async Task A_token_that_is_not_yet_valid_is_refused_beyond_the_skew()
    {
        Assert.IsType<TokenVerdict.Refused>(await Judge(teams.Sign(Header(), Payload(startsIn: TimeSpan.FromMinutes(6)))));
        Assert.IsType<TokenVerdict.Accepted>(await Judge(teams.Sign(Header(), Payload(startsIn: TimeSpan.FromMinutes(5)))));
    }

    [Fact]
    public async Task A_token_without_an_end_is_refused()
    {
        await Refuses(teams.Sign(Header(), new { iss = "https://api.botframework.com", aud = AppId, serviceurl = ServiceUrl }));
    }

    [Theory]
    [InlineData("https://sts.windows.net/00000000-0000-0000-0000-000000000001/", AppId)]
    [InlineData("https://login.microsoftonline.com/00000000-0000-0000-0000-000000000001/v2.0", AppId)]
    [InlineData("https://API.botframework.com", AppId)]
    [InlineData("https://api.botframework.com", "99999999-2222-3333-4444-555555555555")]
    [InlineData("https://api.botframework.com", "")]
    public async Task A_token_from_another_issuer_or_for_another_bot_is_refused(string issuer, string audience)
    {
        await Refuses(teams.Sign(Header(), Payload(issuer, audience)));
    }

    [Fact]
    public async Task A_token_signed_with_nothing_is_refused()
    {
        await Refuses($"{TeamsSigner.Unsigned(Header(algorithm: "none"), Payload())}.");
        await Refuses($"{TeamsSigner.Unsigned(Header(), Payload())}.");
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_secret_is_refused()
    {
        await Refuses(teams.SignWithPublicKeyAsSecret(Header(algorithm: "HS256"), Payload()));
        await Refuses(teams.SignWithPublicKeyAsSecret(Header(), Payload()));
    }

    [Theory]
    [InlineData("RS384")]
    [InlineData("PS256")]
    [InlineData("rs256")]
    public async Task A_token_that_names_another_algorithm_is_refused(string algorithm)
    {
        await Refuses(teams.Sign(Header(algorithm), Payload()));
    }

    [Fact]
    public async Task A_token_signed_by_a_stranger_under_a_published_key_id_is_refused()
    {
        using var stranger = TeamsSigner.StrangerCalled("teams-key");
        await Refuses(stranger.Sign(Header(), Payload()));
    }

    [Fact]
    public async Task A_token_whose_words_were_changed_after_signing_is_refused()
    {
        var theirs = teams.Sign(Header(), Payload()).Split('.');
        var mine = TeamsSigner.Unsigned(Header(), Payload(serviceUrl: "https://smba.trafficmanager.net/elsewhere/"));
        await Refuses($"{mine}.{theirs[2]}");
    }

    [Fact]
    public async Task A_key_that_the_token_brings_along_is_never_fetched()
    {
        using var stranger = new TeamsSigner("stranger", "msteams");
        await Refuses(stranger.Sign(new { alg = "RS256", kid = "stranger", jku = "https://evil.example/keys", x5u = "https://evil.example/cert", jwk = stranger.Published }, Payload()));
        Assert.Equal("login.botframework.com", network.LastAddress!.Host);
    }

    [Fact]
    public async Task A_token_without_a_key_id_is_refused()
    {
        await Refuses(teams.Sign(new { alg = "RS256" }, Payload()));
    }

    [Fact]
    public async Task A_token_signed_by_a_key_that_is_not_endorsed_for_Teams_is_refused()
    {
        await Refuses(otherChannel.Sign(Header(keyId: "other-key"), Payload()));
    }

    [Fact]
    public async Task A_token_that_vouches_for_no_service_address_is_refused()
    {
        await Refuses(teams.Sign(Header(), Payload(serviceUrl: null)));
        await Refuses(teams.Sign(Header(), Payload(serviceUrl: "")));
    }

    [Fact]
    public void A_validator_for_no_bot_in_particular_cannot_be_made()
    {
        Assert.Throws<ArgumentException>(() => new InboundTokenValidator(new ConnectorOptions(), network, clock));
    }

    private async Task Refuses(string token) => Assert.IsType<TokenVerdict.Refused>(await Judge(token));

    private ValueTask<TokenVerdict> Judge(string token) => validator.ValidateAsync($"Bearer {token}", CancellationToken.None);

    private static object Header(string algorithm = "RS256", string keyId = "teams-key") => new { alg = algorithm, typ = "JWT", kid = keyId };

    private Dictionary<string, object> Payload(
        string issuer = "https://api.botframework.com",
        string audience = AppId,
        string? serviceUrl = ServiceUrl,
        TimeSpan? startsIn = null,
        TimeSpan? lives = null,
        string extra = "")
    {
        var start = clock.GetUtcNow() + (startsIn ?? TimeSpan.Zero);
        var claims = new Dictionary<string, object>
        {
            ["iss"] = issuer,
            ["aud"] = audience,
            ["nbf"] = start.ToUnixTimeSeconds(),
            ["exp"] = (start + (lives ?? TimeSpan.FromHours(1))).ToUnixTimeSeconds(),
            ["extra"] = extra,
        };
        if (serviceUrl is not null) claims["serviceurl"] = serviceUrl;
        return claims;
    }
}
