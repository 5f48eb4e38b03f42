using Azure.Core;
using MemberBriefingBot.Connector;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Settings;

namespace MemberBriefingBot.Teams;

internal static class TeamsRegistration
{
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.Read<TeamsOptions>(TeamsOptions.Section))
        .AddSingleton(configuration.Read<ConnectorOptions>(SettingsCheck.ConnectorSection))
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
        .AddScoped<ChangeActions>()
        .AddScoped<EmbargoActions>()
        .AddScoped<MarkActions>()
        .AddScoped<DigestTalk>()
        .AddScoped<Speaker>()
        .AddScoped<Turns>();
}
