using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using MemberBriefingBot.Connector;
using MemberBriefingBot.Settings;

namespace MemberBriefingBot.Credentials;

internal static class CredentialRegistration
{
    /// <summary>The one credential of the bot, for Teams and for Graph alike.</summary>
    public static IServiceCollection AddCredential(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.Read<CredentialOptions>(CredentialOptions.Section))
        .AddSingleton(s => CredentialOf(s.GetRequiredService<CredentialOptions>(), s.GetRequiredService<ConnectorOptions>().AppId));

    private static TokenCredential CredentialOf(CredentialOptions options, string appId)
    {
        var (authority, transport) = (options.Authority, Transport(options.TrustedAuthorityPem));
        return options.Kind switch
        {
            CredentialKind.ManagedIdentity => new ManagedIdentityCredential(
                options.ManagedIdentityClientId is { Length: > 0 } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned),
            CredentialKind.WorkloadIdentity => new WorkloadIdentityCredential(new WorkloadIdentityCredentialOptions { AuthorityHost = authority, ClientId = appId, TenantId = options.TenantId }),
            CredentialKind.Certificate => new ClientCertificateCredential(options.TenantId, appId, options.CertificatePath, new ClientCertificateCredentialOptions { AuthorityHost = authority }),
            CredentialKind.Secret => new ClientSecretCredential(
                options.TenantId, appId, options.Secret, new ClientSecretCredentialOptions { AuthorityHost = authority, DisableInstanceDiscovery = true, Transport = transport }),
            CredentialKind.None => new NoCredential(),
            _ => throw new InvalidOperationException($"Unknown credential kind {options.Kind}."),
        };
    }

    /// <summary>The usual transport, or one that also trusts the stand-in's own certificate authority.</summary>
    private static HttpClientTransport Transport(string trustedAuthorityPem)
    {
        if (trustedAuthorityPem.Length == 0)
        {
            return HttpClientTransport.Shared;
        }

        var trusted = X509Certificate2.CreateFromPem(File.ReadAllText(trustedAuthorityPem));
        return new HttpClientTransport(new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { trusted }, RevocationMode = X509RevocationMode.NoCheck } },
        }));
    }

    /// <summary>The Playground looks at no token.</summary>
    private sealed class NoCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("none", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
