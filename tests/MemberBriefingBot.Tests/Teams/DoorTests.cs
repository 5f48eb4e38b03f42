using MemberBriefingBot.Tests.Scenarios;
using TeamsSimulator.Identity;

namespace MemberBriefingBot.Tests.Teams;

/// <summary>Who comes in. Whoever does not learns only the status, the log has the reason, and nothing is changed or sent.</summary>
public sealed class DoorTests(House house) : IClassFixture<House>, IDisposable
{
    private readonly Wire _wire = new(house);

    public void Dispose() => _wire.Dispose();

    [Fact]
    public async Task What_Teams_sends_is_answered() => Assert.Equal((200, 1), Outcome(await _wire.PostAsync(_wire.Typed().ToJsonString(), _wire.Bearer())));

    [Theory]
    [InlineData(TokenFlaw.Expired, 401, "life time")]
    [InlineData(TokenFlaw.ForAnotherBot, 401, "audience")]
    [InlineData(TokenFlaw.OfAnotherIssuer, 401, "issuer")]
    [InlineData(TokenFlaw.NotEndorsed, 401, "not endorsed for Teams")]
    [InlineData(TokenFlaw.UnknownKey, 401, "key is not published")]
    [InlineData(TokenFlaw.ForAnotherAddress, 403, "not the one the token vouches for")]
    public async Task A_token_with_a_flaw_opens_nothing(TokenFlaw flaw, int status, string reason) =>
        AssertRefused(status, reason, await _wire.PostAsync(_wire.Typed().ToJsonString(), _wire.Bearer(flaw)));

    [Theory]
    [InlineData(null)]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer nothing.of.sense")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.e30.")]
    public async Task Without_a_token_of_the_channel_nothing_is_even_read(string? authorization) =>
        AssertRefused(401, "token", await _wire.PostAsync(new string('x', 400_000), authorization));

    [Fact]
    public async Task Another_council_that_is_not_served_is_refused()
    {
        var activity = _wire.Typed();
        activity["conversation"]!["tenantId"] = "00000000-0000-4000-8000-00000000dead";
        activity["channelData"]!["tenant"]!["id"] = "00000000-0000-4000-8000-00000000dead";

        AssertRefused(403, "tenant is not one this bot serves", await _wire.PostAsync(activity.ToJsonString(), _wire.Bearer()));
    }

    [Fact]
    public async Task An_activity_that_states_two_tenants_is_refused()
    {
        var activity = _wire.Typed();
        activity["channelData"]!["tenant"]!["id"] = "00000000-0000-4000-8000-00000000dead";

        AssertRefused(403, "stated in two ways", await _wire.PostAsync(activity.ToJsonString(), _wire.Bearer()));
    }

    [Theory]
    [InlineData("aadObjectId", "not-an-id", "no Entra object id")]
    [InlineData("aadObjectId", null, "no Entra object id")]
    public async Task A_sender_without_an_identity_is_refused(string field, string? value, string reason)
    {
        var activity = _wire.Typed();
        activity["from"]![field] = value;

        AssertRefused(403, reason, await _wire.PostAsync(activity.ToJsonString(), _wire.Bearer()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[1, 2, 3]")]
    [InlineData("{}")]
    [InlineData("""{"type": 7}""")]
    [InlineData("""{"type": "message", "type": "invoke"}""")]
    [InlineData("""{"type": "message", "text": "\ud83d"}""")]
    public async Task A_body_that_is_not_an_activity_is_refused(string body) => AssertRefused(400, "The body", await _wire.PostAsync(body, _wire.Bearer()));

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var activity = _wire.Typed();
        activity["text"] = new string('a', 300_000);

        AssertRefused(413, "too large", await _wire.PostAsync(activity.ToJsonString(), _wire.Bearer()));
    }

    [Fact]
    public async Task A_body_that_is_nested_too_deeply_is_refused() =>
        AssertRefused(400, "nested too deeply", await _wire.PostAsync($$"""{"type": "message", "value": {{new string('[', 100)}}{{new string(']', 100)}}}""", _wire.Bearer()));

    [Fact]
    public async Task An_activity_of_a_kind_the_bot_has_no_use_for_is_taken_and_ignored()
    {
        foreach (var type in new[] { "typing", "messageReaction", "endOfConversation", "somethingNew" })
        {
            var activity = _wire.Typed();
            activity["type"] = type;
            Assert.Equal((200, 0), Outcome(await _wire.PostAsync(activity.ToJsonString(), _wire.Bearer())));
        }
    }

    private static (int Status, int Messages) Outcome(Answered answered) => (answered.Status, answered.Messages);

    private static void AssertRefused(int status, string reason, Answered answered)
    {
        Assert.Equal((status, "", 0), (answered.Status, answered.Body, answered.Messages));
        Assert.Contains(reason, answered.Logged, StringComparison.Ordinal);
    }
}
