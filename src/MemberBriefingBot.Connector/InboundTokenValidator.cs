using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MemberBriefingBot.Connector;

/// <summary>Whether a request comes from Teams.</summary>
public abstract record TokenVerdict
{
    private TokenVerdict() { }

    /// <summary>The request comes from Teams, which vouches for this service address: hold it against the activity's own.</summary>
    public sealed record Accepted(string ServiceUrl) : TokenVerdict;

    /// <summary>The reason is for the log only: every refusal must look the same to the caller.</summary>
    public sealed record Refused(string Reason) : TokenVerdict;
}

/// <summary>
/// Judges the Authorization header of an incoming request by the rules of the Bot Connector: the issuer, this bot as
/// the audience, RS256, the life time, a published key that is endorsed for Teams, its signature, and the service address.
/// It needs the header alone, so that a stranger's body is never read; and it looks at the cheap things first, so that
/// a stranger costs less than a guest.
/// </summary>
public sealed class InboundTokenValidator : IDisposable
{
    /// <summary>How far another machine's clock may differ from ours.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>The longest header judged, in characters. Teams' own tokens are under 2,000.</summary>
    public const int MaxHeaderLength = 8 * 1024;

    private const string Scheme = "Bearer ";

    private readonly JsonWebTokenHandler handler = new();
    private readonly SigningKeys keys;

    /// <summary>One validator serves the whole process.</summary>
    /// <param name="options">Whom to trust.</param>
    /// <param name="network">Fetches the published keys; stays the caller's to dispose of.</param>
    /// <param name="clock">Decides on life times, and when keys are fetched again.</param>
    public InboundTokenValidator(ConnectorOptions options, HttpMessageHandler network, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrWhiteSpace(options.AppId) || string.IsNullOrWhiteSpace(options.TokenIssuer))
        {
            throw new ArgumentException("Without the bot's app id and an issuer no token can be judged.", nameof(options));
        }

        keys = new SigningKeys(options, network, clock);
    }

    public async ValueTask<TokenVerdict> ValidateAsync(string? authorizationHeader, CancellationToken cancellationToken)
    {
        if (authorizationHeader is null || !authorizationHeader.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return Refused("No bearer token.");
        if (authorizationHeader.Length > MaxHeaderLength) return Refused("The token is too long.");
        if (TryRead(authorizationHeader[Scheme.Length..]) is not { } token) return Refused("The token is malformed.");
        if (token.Alg != SecurityAlgorithms.RsaSha256) return Refused("The token is not signed with RS256.");
        if (string.IsNullOrEmpty(token.Kid) || await keys.FindAsync(token.Kid, cancellationToken) is not { } key) return Refused("The token's key is not published, or the published keys cannot be had.");
        if (!key.EndorsedForTeams) return Refused("The token's key is not endorsed for Teams.");

        var result = await handler.ValidateTokenAsync(token, key.Checks);
        if (!result.IsValid) return Refused("The token's issuer, audience, life time or signature is wrong.");
        return token.TryGetPayloadValue<string>("serviceurl", out var serviceUrl) && !string.IsNullOrEmpty(serviceUrl)
            ? new TokenVerdict.Accepted(serviceUrl)
            : Refused("The token vouches for no service address.");
    }

    public void Dispose() => keys.Dispose();

    private JsonWebToken? TryRead(string token)
    {
        if (!handler.CanReadToken(token)) return null;
        try
        {
            return handler.ReadJsonWebToken(token);
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenMalformedException)
        {
            return null;
        }
    }

    private static TokenVerdict.Refused Refused(string reason) => new(reason);
}
