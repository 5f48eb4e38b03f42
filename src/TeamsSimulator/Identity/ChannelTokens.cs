using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TeamsSimulator.Identity;

/// <summary>The tokens by which the bot knows that a request comes from Teams.</summary>
internal sealed class ChannelTokens(SimulatorOptions options, SigningKeys keys, Func<Uri> serviceUrl)
{
    public const string Issuer = "https://api.botframework.com";

    private static readonly JsonWebTokenHandler Tokens = new();

    /// <summary>A token good for one hour of the simulator's clock, unless something is to be wrong with it.</summary>
    public string Issue(TokenFlaw flaw = TokenFlaw.None)
    {
        var now = options.Clock.GetUtcNow().UtcDateTime;
        var from = flaw == TokenFlaw.Expired ? now.AddHours(-2) : now;
        return Tokens.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = flaw == TokenFlaw.OfAnotherIssuer ? "https://issuer.sample.invalid" : Issuer,
            Audience = flaw == TokenFlaw.ForAnotherBot ? Guid.Empty.ToString() : options.BotAppId,
            NotBefore = from,
            Expires = from.AddHours(1),
            Claims = new Dictionary<string, object> { ["serviceurl"] = flaw == TokenFlaw.ForAnotherAddress ? "https://smba.trafficmanager.net/elsewhere/" : serviceUrl().AbsoluteUri },
            SigningCredentials = flaw switch
            {
                TokenFlaw.NotEndorsed => SigningKeys.AnotherChannel,
                TokenFlaw.UnknownKey => SigningKeys.OfAuthority().Current,
                _ => keys.Current,
            },
        });
    }
}

/// <summary>What may be wrong with a token that somebody shows the bot.</summary>
public enum TokenFlaw
{
    None,

    Expired,

    ForAnotherBot,

    OfAnotherIssuer,

    /// <summary>It vouches for a service address that the activity does not name.</summary>
    ForAnotherAddress,

    /// <summary>Signed with a key that is published, for another channel.</summary>
    NotEndorsed,

    /// <summary>Signed with a key that the channel never published.</summary>
    UnknownKey,
}
