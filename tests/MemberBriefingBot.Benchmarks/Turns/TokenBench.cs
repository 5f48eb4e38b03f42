using System.Security.Cryptography;
using System.Text;
using MemberBriefingBot.Benchmarks.Measuring;
using MemberBriefingBot.Benchmarks.Stand;
using MemberBriefingBot.Connector;

namespace MemberBriefingBot.Benchmarks.Turns;

/// <summary>The check of a real token by itself, beside the one thing it cannot do without: an RSA signature verified.</summary>
internal static class TokenBench
{
    public const string Rsa = "RSA-2048 signature verified";
    public const string Token = "token checked";

    public static async Task<Rounds> RunAsync(TeamsReady teams, int rounds, int checks)
    {
        var options = new ConnectorOptions { AppId = TeamsRole.AppId, OpenIdMetadata = teams.OpenIdMetadata, AllowLoopback = true };
        using var network = ConnectorNetwork.Create(options);
        using var validator = new InboundTokenValidator(options, network, TimeProvider.System);
        using var rsa = RSA.Create(2048);
        var signed = Encoding.ASCII.GetBytes(teams.ChannelToken);
        var signature = rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return await Rounds.RunAsync(
            rounds,
            new Subject(Rsa, () => Cost.HereAsync(checks, () =>
            {
                for (var i = 0; i < checks; i++)
                {
                    Require(rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
                }

                return Task.CompletedTask;
            })),
            new Subject(Token, () => Cost.HereAsync(checks, async () =>
            {
                for (var i = 0; i < checks; i++)
                {
                    Require(await validator.ValidateAsync(teams.ChannelToken, CancellationToken.None) is TokenVerdict.Accepted);
                }
            })));
    }

    private static void Require(bool held)
    {
        if (!held)
        {
            throw new InvalidOperationException("A signature that holds was refused.");
        }
    }
}
