using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TeamsSimulator.Identity;

/// <summary>The tokens by which the bot is known to the connector and to Graph. They live by the system clock.</summary>
internal sealed class AccessTokens(SimulatorOptions options, SigningKeys keys)
{
    public const string Connector = "https://api.botframework.com";
    public const string Graph = "https://graph.microsoft.com";

    public static readonly TimeSpan Life = TimeSpan.FromSeconds(3599);

    private static readonly JsonWebTokenHandler Tokens = new();

    private string Issuer => $"https://sts.windows.net/{options.TenantId}/";

    /// <summary>A token that admits the bot to the resource named as the audience.</summary>
    public string Issue(string audience)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return Tokens.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            NotBefore = now,
            Expires = now + Life,
            Claims = new Dictionary<string, object>
            {
                ["appid"] = options.BotAppId,
                ["tid"] = options.TenantId,
                ["idtyp"] = "app",
                ["ver"] = "1.0",
            },
            SigningCredentials = keys.Current,
        });
    }

    /// <summary>Why the Authorization header does not admit its sender to that resource, in words; null if it does.</summary>
    public async Task<string?> WhyRefusedAsync(string? authorization, string audience)
    {
        if (authorization?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) != true)
        {
            return "The request carries no bearer token.";
        }

        var result = await Tokens.ValidateTokenAsync(authorization["Bearer ".Length..].Trim(), new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = audience,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerSigningKeys = keys.All,
            ClockSkew = TimeSpan.Zero,
        });
        if (!result.IsValid)
        {
            return $"The token is not valid: {result.Exception?.GetType().Name}.";
        }

        return Caller(result) == options.BotAppId ? null : "The token belongs to another application.";
    }

    private static string? Caller(TokenValidationResult result) =>
        (result.Claims.TryGetValue("appid", out var caller) || result.Claims.TryGetValue("azp", out caller)) ? caller as string : null;
}
