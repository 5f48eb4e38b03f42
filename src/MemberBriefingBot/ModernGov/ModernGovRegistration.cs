using MemberBriefingBot.Settings;

namespace MemberBriefingBot.ModernGov;

internal static class ModernGovRegistration
{
    public static IServiceCollection AddModernGov(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.Read<ModernGovOptions>(ModernGovOptions.Section))
        .AddSingleton(s => new FetchCouncillors(
            s.GetRequiredService<ModernGovOptions>(), s.GetRequiredService<IHostEnvironment>(), new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }));
}
