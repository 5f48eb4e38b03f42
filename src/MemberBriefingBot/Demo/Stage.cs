using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Core.Work;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using TeamsSimulator;

namespace MemberBriefingBot.Demo;

/// <summary>The whole bot beside the Teams simulator in one process, on loopback, with a clock that is moved by hand. Nothing of the bot is replaced.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const string AppId = "00000000-0000-4000-8000-0000000000b0";
    /// <summary>Longer than the council's window of a second, and than a rewrite waits for its message.</summary>
    private static readonly TimeSpan s_longestShortWait = TimeSpan.FromSeconds(3);

    private const string Secret = "a-secret-of-the-simulator-only";

    private Stage(WebApplication bot, Simulator teams, DemoClock clock) => (Bot, Teams, Clock) = (bot, teams, clock);

    public WebApplication Bot { get; }

    public Simulator Teams { get; }

    public DemoClock Clock { get; }

    /// <param name="folder">Where the journal, the simulator's certificate and, unless another store is set, the database are kept.</param>
    /// <param name="council">Id and name of the one council.</param>
    /// <param name="settings">Further settings, which win.</param>
    public static async Task<Stage> OpenAsync(string folder, DateTimeOffset start, (string Id, string Name) council, IReadOnlyDictionary<string, string>? settings = null)
    {
        Directory.CreateDirectory(folder);
        var tenant = Guid.Parse("00000000-0000-4000-8000-00000000c0c0");
        var clock = new DemoClock(start);
        var teams = await Simulator.StartAsync(new SimulatorOptions
        {
            TenantId = tenant.ToString(),
            BotAppId = AppId,
            BotSecret = Secret,
            JournalFile = Path.Combine(folder, "journal.jsonl"),
            Clock = clock,
        });
        var pem = Path.Combine(folder, "simulator-authority.pem");
        await File.WriteAllTextAsync(pem, teams.AuthorityCertificatePem);
        var all = new Dictionary<string, string>
        {
            ["environment"] = "Development",
            ["urls"] = "http://127.0.0.1:0",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Store:SqliteFile"] = Path.Combine(folder, "briefings.db"),
            ["Councils:0:Id"] = council.Id,
            ["Councils:0:Name"] = council.Name,
            ["Councils:0:TenantId"] = tenant.ToString(),
            ["Connector:AppId"] = AppId,
            ["Connector:OpenIdMetadata"] = teams.OpenIdMetadata.ToString(),
            ["Connector:AllowLoopback"] = "true",
            ["Graph:BaseUrl"] = teams.Graph.ToString(),
            ["Teams:DefaultServiceUrl"] = teams.ServiceUrl.ToString(),
            ["Credential:Kind"] = "Secret",
            ["Credential:TenantId"] = tenant.ToString(),
            ["Credential:Authority"] = teams.TokenAuthority.ToString(),
            ["Credential:Secret"] = Secret,
            ["Credential:TrustedAuthorityPem"] = pem,
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            all[name] = value;
        }

        var bot = BotHost.Build([.. all.Where(s => s.Value.Length > 0).Select(s => $"--{s.Key}={s.Value}")], clock, loops: false);
        await bot.Services.PrepareStoreAsync(CancellationToken.None);
        // Everything here goes by the clock that is moved by hand.
        bot.Services.GetRequiredService<ClockAgreement>().Compared(TimeSpan.Zero);
        await bot.StartAsync();
        var address = bot.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        teams.BotEndpoint = new Uri($"{address}/api/messages");
        return new Stage(bot, teams, clock);
    }

    /// <summary>Runs every step until none has anything left to do, and nothing is held back by the limiter or waits for another message.</summary>
    public async Task SettleAsync()
    {
        do
        {
            while (await RunStepsAsync() == Rest.None)
            {
                // Each round commits what the next one reads.
            }

            Clock.Move(s_longestShortWait);
        }
        while (await RunStepsAsync() < Rest.UntilTick);
    }

    public async Task<T> DoAsync<TUseCase, T>(Func<TUseCase, Task<T>> work)
        where TUseCase : notnull
    {
        await using var scope = Bot.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Teams.DisposeAsync();
    }

    /// <returns>The shortest rest that any step may take: a lane at its limit rests less than a tick.</returns>
    private async Task<TimeSpan> RunStepsAsync()
    {
        TimeSpan[] rests = [await RunAsync<ReleaseDueTiers>(), await RunAsync<LiftDueEmbargoes>(), await RunAsync<RefreshCards>(), await RunAsync<RouteQuestions>(), await RunAsync<RehomeQuestions>(), await RunAsync<SendDueDeliveries>()];
        return rests.Min();
    }

    private Task<TimeSpan> RunAsync<TStep>()
        where TStep : IStep => DoAsync<TStep, TimeSpan>(step => step.RunAsync(CancellationToken.None));
}
