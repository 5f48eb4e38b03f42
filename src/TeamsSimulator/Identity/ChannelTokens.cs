using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TeamsSimulator.Identity;

/// <summary>The tokens by which the bot knows that a request comes from Teams.</summary>
internal sealed class ChannelTokens(SimulatorOptions options, SigningKeys keys, Func<Uri> serviceUrl)
{
    public const string Issuer = "https://api.botframework.com";

    private static readonly JsonWebTokenHandler Tokens = new();

    /// <summary>A token good for one hour of the simulator's clock.</summary>
    public string Issue()
    {
        var now = options.Clock.GetUtcNow().UtcDateTime;
        return Tokens.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = options.BotAppId,
            NotBefore = now,
            Expires = now.AddHours(1),
            Claims = new Dictionary<string, object> { ["serviceurl"] = serviceUrl().AbsoluteUri },
            SigningCredentials = keys.Current,
        });
    }
}
