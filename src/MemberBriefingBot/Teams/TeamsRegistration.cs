using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using MemberBriefingBot.Connector;
using MemberBriefingBot.Core.Delivery;
using Microsoft.Extensions.Options;

namespace MemberBriefingBot.Teams;

internal static class TeamsRegistration
{
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TeamsOptions>().Bind(configuration.GetSection(TeamsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CredentialOptions>().Bind(configuration.GetSection(CredentialOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ConnectorOptions>().Bind(configuration.GetSection("Connector")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsOptions>, DevelopmentOnly>();
        return services
            .AddSingleton(s => s.GetRequiredService<IOptions<TeamsOptions>>().Value)
            .AddSingleton(s => s.GetRequiredService<IOptions<ConnectorOptions>>().Value)
            .AddSingleton(s => CredentialOf(s.GetRequiredService<IOptions<CredentialOptions>>().Value, s.GetRequiredService<ConnectorOptions>().AppId))
            // The bot's own tokens and its time-outs run by the machine's clock, as the credential's cache does.
            .AddSingleton(s => new ConnectorClient(
                s.GetRequiredService<ConnectorOptions>(), s.GetRequiredService<TokenCredential>(), ConnectorNetwork.Create(s.GetRequiredService<ConnectorOptions>()), TimeProvider.System))
            .AddSingleton(s => new InboundTokenValidator(
                s.GetRequiredService<ConnectorOptions>(), ConnectorNetwork.Create(s.GetRequiredService<ConnectorOptions>()), s.GetRequiredService<TimeProvider>()))
            .AddSingleton<Door>()
            .AddScoped<IPersonChannel, TeamsChannel>()
            .AddScoped<IContentSource, ViewSource>()
            .AddScoped<Views>()
            .AddScoped<CardActions>()
            .AddScoped<Speaker>()
            .AddScoped<Turns>();
    }

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

/// <summary>What is only for trying the bot out stops the start anywhere but in Development.</summary>
internal sealed class DevelopmentOnly(IHostEnvironment environment, IOptions<CredentialOptions> credential, IOptions<ConnectorOptions> connector) : IValidateOptions<TeamsOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        if (environment.IsDevelopment())
        {
            return ValidateOptionsResult.Success;
        }

        var (c, failures) = (credential.Value, new List<string>());
        void Refuse(bool set, string setting)
        {
            if (set)
            {
                failures.Add($"{setting} is for trying the bot out and is possible in the Development environment only. Remove it, or set ASPNETCORE_ENVIRONMENT to Development on a machine of your own.");
            }
        }

        Refuse(options.AllowUnauthenticated, "Teams:AllowUnauthenticated");
        Refuse(connector.Value.AllowLoopback, "Connector:AllowLoopback");
        Refuse(c.Kind == CredentialKind.None, "Credential:Kind None");
        Refuse(c.Kind == CredentialKind.Secret, "Credential:Kind Secret");
        Refuse(c.TrustedAuthorityPem.Length > 0, "Credential:TrustedAuthorityPem");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
