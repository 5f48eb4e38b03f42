using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Data.Schema;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Work;
using MemberBriefingBot.Credentials;
using MemberBriefingBot.Graph;
using MemberBriefingBot.Health;
using MemberBriefingBot.ModernGov;
using MemberBriefingBot.Settings;
using MemberBriefingBot.Teams;
using Microsoft.Extensions.Options;

namespace MemberBriefingBot;

/// <summary>The composition of the running bot: everything that is added is named here.</summary>
internal static partial class BotHost
{
    /// <param name="change">Puts other parts in place of the usual ones, for a measurement.</param>
    public static WebApplication Build(string[] args, TimeProvider clock, bool loops = true, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateOnBuild, o.ValidateScopes) = (true, true));
        builder.Services.AddSingleton(clock);
        builder.Services.AddCore(builder.Configuration.ReadStore(), builder.Configuration.ReadCouncils(), builder.Configuration.ReadBriefingRules());
        builder.Services.AddCredential(builder.Configuration);
        builder.Services.AddTeams(builder.Configuration);
        builder.Services.AddGraph(builder.Configuration);
        builder.Services.AddModernGov(builder.Configuration);
        builder.Services.AddSingleton<IStartupValidator, SettingsCheck>();
        if (loops)
        {
            builder.Services.AddLoops();
        }

        change?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapMessages();
        app.MapHealth();
        return app;
    }

    /// <summary>Brings the store up to date.</summary>
    /// <exception cref="StoreUnfitException">It cannot be used as it is.</exception>
    public static async Task PrepareStoreAsync(this IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BriefingDb>();
        await Migration.MigrateAsync(db, scope.ServiceProvider.GetRequiredService<TimeProvider>(), cancel);
        if (await Pooler.StandsBeforeAsync(db, cancel))
        {
            LogPooler(scope.ServiceProvider.GetRequiredService<ILogger<Store>>());
        }
    }

    /// <summary>
    /// Before anything is sent: looks whether the store is the one this machine remembers and whether their clocks agree, and, for a process
    /// that owns its store's file, takes over at once what the one before it left.
    /// </summary>
    public static async Task TakeOverAsync(this IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KeepWitness>().RunAsync(cancel);
        await scope.ServiceProvider.GetRequiredService<WatchClocks>().RunAsync(cancel);
        if (!scope.ServiceProvider.GetRequiredService<BriefingDb>().IsPostgres)
        {
            await scope.ServiceProvider.GetRequiredService<Lanes>().FreeAllAsync(cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection pooler stands between the bot and PostgreSQL. It must keep prepared statements, or the connection string must say Max Auto Prepare=0; docs/running.md says what else it needs.")]
    private static partial void LogPooler(ILogger log);
}
