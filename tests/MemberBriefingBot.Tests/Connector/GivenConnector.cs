using Azure.Core;
using Azure.Identity;
using MemberBriefingBot.Connector;

namespace MemberBriefingBot.Tests.Connector;

/// <summary>The things most tests of sending need.</summary>
internal static class GivenConnector
{
    public const string ConversationId = "a:1 x/y?z";
    public static readonly Uri ServiceUrl = new("https://smba.trafficmanager.net/uk/");
    public static readonly Activity Text = new() { Type = "message", Text = "Good morning", TextFormat = "plain" };

    public static Task<SendOutcome> SendTextAsync(this ConnectorClient client) => client.SendAsync(ServiceUrl, ConversationId, Text, CancellationToken.None);
}

/// <summary>Gives out numbered tokens that live an hour, or none.</summary>
internal sealed class StubCredential(TimeProvider clock) : TokenCredential
{
    private int given;

    public int Given => given;

    public bool Fails { get; set; }

    public string? LastScope { get; private set; }

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (Fails) throw new AuthenticationFailedException("The identity provider said no.");
        LastScope = requestContext.Scopes.Single();
        return new AccessToken($"token-{Interlocked.Increment(ref given)}", clock.GetUtcNow().AddHours(1));
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
