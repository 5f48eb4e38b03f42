using System.Security.Cryptography.X509Certificates;

namespace MemberBriefingBot.Tests.TeamsSimulator.Given;

internal static class LoopbackTrust
{
    /// <summary>A handler that trusts this certificate and no other.</summary>
    public static SocketsHttpHandler Handler(string pem)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(pem));
        return new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = policy }, UseProxy = false };
    }
}
