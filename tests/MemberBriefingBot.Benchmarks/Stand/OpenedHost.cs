using Azure.Core;
using MemberBriefingBot.Connector;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace MemberBriefingBot.Benchmarks.Stand;

/// <summary>The bot as <see cref="BotHost"/> composes it, but with its send limiter opened wide: what it would wait for Teams is no cost of its own.</summary>
internal static class OpenedHost
{
    private static readonly Window s_anything = new(1_000_000, TimeSpan.FromMilliseconds(1));

    /// <summary>Only the number of requests on the wire at once is kept: it bounds what a crash leaves unknown, and costs something.</summary>
    public static SendLimits Limits { get; } = new() { PerConversation = [s_anything], PerCouncil = s_anything, KeptForReplies = 0, AtOnce = 30 };

    /// <param name="limits">Limits to keep after all.</param>
    /// <param name="network">Carries the connector's calls instead of the usual handler, if given.</param>
    /// <param name="watch">Is told of each command of the store, if given.</param>
    public static WebApplication Build(
        string[] args, bool loops, HttpMessageHandler? network = null, SendLimits? limits = null, IInterceptor? watch = null) => BotHost.Build(args, TimeProvider.System, loops, services =>
    {
        if (watch is not null)
        {
            services.ConfigureDbContext<BriefingDb>(options => options.AddInterceptors(watch));
        }

        services.AddSingleton(limits ?? Limits);
        services.AddSingleton<WayToPeople>();
        services.AddScoped(s => s.GetRequiredService<WayToPeople>().Over(ActivatorUtilities.CreateInstance<TeamsChannel>(s)));
        if (network is not null)
        {
            services.AddSingleton(s => new ConnectorClient(s.GetRequiredService<ConnectorOptions>(), s.GetRequiredService<TokenCredential>(), network, TimeProvider.System));
        }
    });
}

/// <summary>Puts something in place of the usual channel, or in front of it, for one measurement.</summary>
internal sealed class WayToPeople
{
    public Func<IPersonChannel, IPersonChannel> Over { get; set; } = usual => usual;
}
