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

    private ImmutableList<RsaSecurityKey> _keys;

    private SigningKeys(RsaSecurityKey first) => _keys = [first];

    public SigningCredentials Current => new(_keys[^1], SecurityAlgorithms.RsaSha256);

    public IReadOnlyList<SecurityKey> All => _keys;

    public static SigningKeys OfChannel() => new(FirstOfChannel);

    public static SigningKeys OfAuthority() => new(FirstOfAuthority);

    public void Rotate()
    {
        var key = NewKey();
        ImmutableInterlocked.Update(ref _keys, keys => keys.Add(key));
    }

    /// <summary>The public halves as a JSON Web Key Set.</summary>
    /// <param name="endorsements">The channels that may sign with these keys; none for keys that are not a channel's.</param>
    public JsonObject Publish(params string[] endorsements) => new()
    {
        ["keys"] = new JsonArray([.. _keys.Select(key => Publish(key, endorsements))]),
    };

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(20)) };

    private static JsonObject Publish(RsaSecurityKey key, string[] endorsements)
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
