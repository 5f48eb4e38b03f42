using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using Microsoft.EntityFrameworkCore;
using TeamsSimulator;
using TeamsSimulator.Faults;
using TeamsSimulator.Limits;

namespace MemberBriefingBot.Faults;

/// <summary>One run: a store, a council and a Teams of its own, with a briefing about to go out in two tiers, and the bots that are started on it.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_patienceForEach = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_betweenTiers = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(50);
    private readonly DirectoryInfo _folder;
    private readonly CancellationTokenSource _patience = new();
    private readonly int _members;
    private int _briefings;
    private long _before;
    private Briefing? _briefing;

    private Scene(DirectoryInfo folder, Simulator teams, TownStore store, int members) => (_folder, Teams, Store, _members) = (folder, teams, store, members);

    public Simulator Teams { get; }

    public TownStore Store { get; }

    /// <summary>The folder of the bot's program; this program's own if nothing else is said.</summary>
    public string Program { get; init; } = AppContext.BaseDirectory;

    /// <summary>Ends a run that hangs.</summary>
    public CancellationToken Patience => _patience.Token;

    /// <summary>The messages people have been shown since the briefing was scheduled that is going out.</summary>
    public IReadOnlyList<JournalEntry> Shown => [.. Teams.Journal.Of(JournalKind.Send).Where(IsNew)];

    public static Task<Scene> OpenAsync(StoreEngine engine, int members, TimeSpan latency, FaultScript? faults = null, RateLimits? limits = null, string? program = null) =>
        OpenAsync(folder => TownStore.CreateAsync(engine, folder), members, latency, faults, limits, program);

    public static async Task<Scene> OpenAsync(Func<string, Task<TownStore>> create, int members, TimeSpan latency, FaultScript? faults = null, RateLimits? limits = null, string? program = null)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("mbb-faults-");
        var teams = await Simulator.StartAsync(new SimulatorOptions
        {
            TenantId = Town.Tenant,
            BotAppId = Town.App,
            BotSecret = Town.Secret,
            Faults = faults ?? FaultScript.None,
            Latency = latency,
            Limits = limits,
        });
        var store = await create(folder.FullName);
        await Town.FoundAsync(store, teams, members);
        return new Scene(folder, teams, store, members) { Program = program ?? AppContext.BaseDirectory };
    }

    /// <summary>Schedules a briefing whose first tier is due now. From here on it is the one that counts.</summary>
    public async Task ScheduleAsync(TimeSpan? betweenTiers = null)
    {
        _patience.CancelAfter(s_patience + (_members * s_patienceForEach));
        _before = Teams.Journal.Entries.Count;
        _briefing = await Town.ScheduleAsync(Store, ++_briefings, betweenTiers ?? s_betweenTiers);
    }

    /// <summary>Whether an entry of the journal was made since then.</summary>
    public bool IsNew(JournalEntry entry) => entry.Seq > _before;

    public BotProcess StartBot() => BotProcess.Start(Program, TeamsSite.Of(Teams), Store, Town.Settings, _folder.FullName);

    public Task ShownAsync(int messages) => Teams.Journal.FirstAsync(_ => Shown.Count >= messages, Patience);

    public async Task<T> ReadAsync<T>(Func<Core.Data.BriefingDb, Task<T>> read)
    {
        await using var db = Store.Open();
        return await read(db);
    }

    public Task<int> CountAsync(DeliveryState state) => ReadAsync(db => db.Deliveries.CountAsync(d => d.State == state, Patience));

    /// <summary>In place of waiting for the lease of a bot that is gone: its last instant is brought forward, as if it had been waited for.</summary>
    public Task ExpireLanesAsync() => ReadAsync(db => db.Lanes.ExecuteUpdateAsync(set => set.SetProperty(l => l.LeaseUntil, TimeProvider.System.Now()), Patience));

    /// <summary>Waits until both tiers are released and nothing is left to do.</summary>
    public Task QuietAsync(BotProcess bot) => UntilAsync(bot, async () => !await ReadAsync(async db =>
        await db.Tiers.AnyAsync(t => t.ReleasedAt == null, Patience)
            || await db.Deliveries.AnyAsync(d => d.State == DeliveryState.Planned || d.State == DeliveryState.InFlight || d.State == DeliveryState.Throttled, Patience)));

    /// <exception cref="InvalidOperationException">The bot has ended meanwhile; the message has its last words.</exception>
    public async Task UntilAsync(BotProcess bot, Func<Task<bool>> reached)
    {
        while (!await reached())
        {
            bot.MustRun();
            await Task.Delay(s_betweenLooks, TimeProvider.System, Patience);
        }
    }

    public Task<Verdict> JudgeAsync(int kills) => ReadAsync(db => Verdict.OfAsync(db, Shown, [_briefing!], kills));

    public async ValueTask DisposeAsync()
    {
        await Teams.DisposeAsync();
        await Store.DisposeAsync();
        _patience.Dispose();
        _folder.Delete(recursive: true);
    }
}
