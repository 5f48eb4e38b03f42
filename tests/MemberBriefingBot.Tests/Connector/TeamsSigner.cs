using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MemberBriefingBot.Tests.Connector;

/// <summary>Signs tokens as Teams does, and as those who would pass for Teams do. Written without a token library, so that it cannot share one's mistakes.</summary>
internal sealed class TeamsSigner : IDisposable
{
    // Making a key pair is the slowest thing here by far, so each is made once in a run.
    private static readonly ConcurrentDictionary<string, RSAParameters> Pairs = new(StringComparer.Ordinal);

    private readonly string keyId;
    private readonly string[] endorsements;
    private readonly RSA rsa;

    public TeamsSigner(string keyId, params string[] endorsements)
        : this(keyId, pair: keyId, endorsements)
    {
    }

    private TeamsSigner(string keyId, string pair, string[] endorsements)
    {
        this.keyId = keyId;
        this.endorsements = endorsements;
        rsa = RSA.Create(Pairs.GetOrAdd(pair, static _ => NewPair()));
    }

    /// <summary>Somebody else's pair under the same id.</summary>
    public static TeamsSigner StrangerCalled(string keyId) => new(keyId, pair: $"stranger to {keyId}", ["msteams"]);

    public object Published => new
    {
        kty = "RSA",
        use = "sig",
        kid = keyId,
        n = Base64Url.EncodeToString(rsa.ExportParameters(includePrivateParameters: false).Modulus),
        e = Base64Url.EncodeToString(rsa.ExportParameters(includePrivateParameters: false).Exponent),
        endorsements,
    };

    public string Sign(object header, object payload)
    {
        var signed = Unsigned(header, payload);
        return $"{signed}.{Base64Url.EncodeToString(rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>The old confusion: the published key's bytes used as a shared secret.</summary>
    public string SignWithPublicKeyAsSecret(object header, object payload)
    {
        var signed = Unsigned(header, payload);
        var mac = HMACSHA256.HashData(Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(signed));
        return $"{signed}.{Base64Url.EncodeToString(mac)}";
    }

    public static string Unsigned(object header, object payload) =>
        $"{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(header))}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(payload))}";

    public void Dispose() => rsa.Dispose();

    private static RSAParameters NewPair()
    {
        using var made = RSA.Create(2048);
        return made.ExportParameters(includePrivateParameters: true);
    }
}
