using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace MemberBriefingBot.Connector;

/// <summary>A key Teams may sign with, and the checks of a token that says it did; made once per published key.</summary>
internal sealed record SigningKey(string Id, bool EndorsedForTeams, TokenValidationParameters Checks)
{
    private const int FewestModulusBytes = 2048 / 8;

    /// <summary>The key, or null if this product cannot or should not use it.</summary>
    public static SigningKey? From(PublishedKey published, ConnectorOptions options, TimeProvider clock)
    {
        if (published is not { KeyType: "RSA", Use: null or "sig", KeyId: { Length: > 0 } id, Modulus: { } modulus, Exponent: { } exponent }) return null;
        if (!Base64Url.IsValid(modulus) || !Base64Url.IsValid(exponent)) return null;
        var numbers = new RSAParameters { Modulus = Base64Url.DecodeFromChars(modulus), Exponent = Base64Url.DecodeFromChars(exponent) };
        return numbers.Modulus.Length < FewestModulusBytes || numbers.Exponent.Length == 0
            ? null
            : new SigningKey(id, published.Endorsements?.Contains("msteams") is true, ChecksFor(new RsaSecurityKey(numbers) { KeyId = id }, options, clock));
    }

    private static TokenValidationParameters ChecksFor(RsaSecurityKey key, ConnectorOptions options, TimeProvider clock) => new()
    {
        ValidIssuer = options.TokenIssuer,
        // As Entra writes ids in tokens; a person may have written it otherwise.
        ValidAudience = options.AppId.ToLowerInvariant(),
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (notBefore, expires, _, _) => IsInItsTime(notBefore, expires, clock.GetUtcNow().UtcDateTime),
    };

    private static bool IsInItsTime(DateTime? notBefore, DateTime? expires, DateTime now) =>
        expires is { } end && now - InboundTokenValidator.ClockSkew < end
        && (notBefore is not { } start || start <= now + InboundTokenValidator.ClockSkew);
}
