using Azure.Core;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Settings;
using Microsoft.Graph;
using Microsoft.Graph.Authentication;

namespace MemberBriefingBot.Graph;

internal static class GraphRegistration
{
    public static IServiceCollection AddGraph(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.Read<GraphOptions>(GraphOptions.Section))
        .AddSingleton(s => Client(s.GetRequiredService<GraphOptions>(), s.GetRequiredService<TokenCredential>()))
        .AddSingleton<GraphPost>()
        .AddScoped<IPersonChannel, ActivityFeedChannel>()
        .AddScoped<IPersonChannel, MailChannel>()
        .AddScoped<FindEntraIds>();

    /// <summary>The SDK on a plain connection: its usual one follows redirects and waits minutes before it tries again, and a person is waiting.</summary>
    private static GraphServiceClient Client(GraphOptions options, TokenCredential credential) => new(
        new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = FindEntraIds.Patience },
        new AzureIdentityAuthenticationProvider(credential, [options.BaseUrl.Host], isCaeEnabled: false, scopes: [options.Scope]),
        options.BaseUrl.AbsoluteUri.TrimEnd('/'));
}
