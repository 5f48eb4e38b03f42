using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace TeamsSimulator.Identity;

/// <summary>RSA keys of one issuer: the newest signs, and all of them stay published, as in a rotation.</summary>
internal sealed class SigningKeys
{
    // Making a key takes half a second of work, so stand-ins in one process begin with the same two.
    private static readonly RsaSecurityKey FirstOfChannel = NewKey();
    private static readonly RsaSecurityKey FirstOfAuthority = NewKey();

    // The channels share one document; each key in it is endorsed for some of them.
    private static readonly RsaSecurityKey OfAnotherChannel = NewKey();

    private ImmutableList<RsaSecurityKey> _keys;

    private SigningKeys(RsaSecurityKey first) => _keys = [first];

    public SigningCredentials Current => new(_keys[^1], SecurityAlgorithms.RsaSha256);

    /// <summary>A key that is published with the others and may not sign for Teams.</summary>
    public static SigningCredentials AnotherChannel => new(OfAnotherChannel, SecurityAlgorithms.RsaSha256);

    public IReadOnlyList<SecurityKey> All => _keys;

    public static SigningKeys OfChannel() => new(FirstOfChannel);

    public static SigningKeys OfAuthority() => new(FirstOfAuthority);

    public void Rotate()
    {
        var key = NewKey();
        ImmutableInterlocked.Update(ref _keys, keys => keys.Add(key));
    }

    /// <summary>The public halves as a JSON Web Key Set.</summary>
    public JsonObject Publish() => new() { ["keys"] = new JsonArray([.. _keys.Select(key => Publish(key))]) };

    /// <summary>The same, endorsed for Teams, beside the key of another channel.</summary>
    public JsonObject PublishForTeams() => new()
    {
        ["keys"] = new JsonArray([.. _keys.Select(key => Publish(key, "msteams")), Publish(OfAnotherChannel, "webchat")]),
    };

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(20)) };

    private static JsonObject Publish(RsaSecurityKey key, params string[] endorsements)
    {
        var publicHalf = key.Rsa.ExportParameters(includePrivateParameters: false);
        var published = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(publicHalf.Modulus!),
            ["e"] = Base64UrlEncoder.Encode(publicHalf.Exponent!),
        };
        if (endorsements.Length > 0)
        {
            published["endorsements"] = new JsonArray([.. endorsements.Select(channel => JsonValue.Create(channel))]);
        }

        return published;
    }
}
