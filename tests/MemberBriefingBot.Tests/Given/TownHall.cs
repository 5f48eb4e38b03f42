using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;
using Microsoft.Extensions.DependencyInjection;

namespace MemberBriefingBot.Tests.Given;

/// <summary>The whole Core on a real database, with a clock that is moved and Teams that is scripted. Each use case runs in a scope of its own, as in a turn.</summary>
public sealed class TownHall : IAsyncDisposable
{
    private readonly TestStore _store;
    private readonly ServiceProvider _provider;
    private readonly bool _ownsStore;
    private readonly string _witnessFile = Path.Join(Path.GetTempPath(), $"mbb-witness-{Guid.NewGuid():N}");

    private TownHall(TestStore store, Mereside people, TestClock clock, bool ownsStore, Council? council = null, BriefingRules? rules = null, IReadOnlyList<CouncilId>? neighbours = null)
    {
        (_store, People, Clock, _ownsStore) = (store, people, clock, ownsStore);
        _provider = new ServiceCollection()
            .AddCore(store.Store, new Councils([council ?? Mereside.Council, .. (neighbours ?? []).Select(Neighbour)]), rules ?? Mereside.Rules)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(new Witness(_witnessFile))
            .AddSingleton<IPersonChannel>(Channel)
            .AddSingleton<IPersonChannel>(Feed)
            .AddSingleton<IPersonChannel>(Email)
            .AddScoped<IContentSource, NoteSource>()
            .ConfigureDbContext<BriefingDb>(options => options.AddInterceptors(Fault))
            .AddLogging()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        _provider.GetRequiredService<ClockAgreement>().Compared(TimeSpan.Zero);
    }

    public Mereside People { get; }

    public TestClock Clock { get; }

    public ScriptedChannel Channel { get; } = new();

    public ScriptedChannel Feed { get; } = new(Via.ActivityFeed);

    public ScriptedChannel Email { get; } = new(Via.Email);

    public StoreFault Fault { get; } = new();

    /// <summary>Opens on a fresh database that holds the council's wards, services and people.</summary>
    /// <param name="neighbours">Further councils that the node serves.</param>
    public static async Task<TownHall> OpenAsync(Engine engine, Council? council = null, BriefingRules? rules = null, IReadOnlyList<CouncilId>? neighbours = null)
    {
        var hall = new TownHall(await TestStore.MigratedAsync(engine), new Mereside(), new TestClock(), ownsStore: true, council, rules, neighbours);
        await hall.ChangeAsync(db =>
        {
            db.Wards.AddRange(hall.People.Wards);
            db.Services.AddRange(hall.People.Services);
            db.People.AddRange([.. hall.People.Members, .. hall.People.Officers]);
        });
        return hall;
    }

    /// <summary>Opens on a fresh database without wards or people.</summary>
    public static async Task<TownHall> EmptyAsync(Engine engine) =>
        new(await TestStore.MigratedAsync(engine), new Mereside(), new TestClock(), ownsStore: true);

    /// <summary>Another node on the same database, with the same clock and a channel of its own. It knows no neighbours.</summary>
    public TownHall AnotherNode() => new(_store, People, Clock, ownsStore: false);

    /// <summary>One use case in a scope of its own.</summary>
    public async Task<T> DoAsync<TUseCase, T>(Func<TUseCase, Task<T>> use)
        where TUseCase : notnull
    {
        await using var scope = _provider.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>A part that adds to a unit of work, which is then saved.</summary>
    public async Task InUnitAsync<TPart>(Func<TPart, Task> add)
        where TPart : notnull
    {
        await using var scope = _provider.CreateAsyncScope();
        await add(scope.ServiceProvider.GetRequiredService<TPart>());
        await scope.ServiceProvider.GetRequiredService<BriefingDb>().SaveChangesAsync();
    }

    /// <summary>A step, again while it says there is more.</summary>
    public async Task RunAsync<TStep>()
        where TStep : IStep
    {
        for (var runs = 0; await RunOnceAsync<TStep>(); runs++)
        {
            Assert.True(runs < 100, $"{typeof(TStep).Name} says there is more for ever.");
        }
    }

    /// <summary>Whether more is due now.</summary>
    public async Task<bool> RunOnceAsync<TStep>()
        where TStep : IStep => await DoAsync<TStep, TimeSpan>(step => step.RunAsync(default)) == Rest.None;

    public Task<T> ReadAsync<T>(Func<BriefingDb, Task<T>> read) => DoAsync(read);

    public Task ChangeAsync(Action<BriefingDb> change) => DoAsync<BriefingDb, int>(db =>
    {
        change(db);
        return db.SaveChangesAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        File.Delete(_witnessFile);
        if (_ownsStore)
        {
            await _store.DisposeAsync();
        }
    }

    private static Council Neighbour(CouncilId id) => new(id, $"{id} Council", Guid.NewGuid(), WorkingCalendar.England, new Charter());

    /// <summary>The simplest view: it shows the words that were asked for.</summary>
    private sealed class NoteSource : IContentSource
    {
        public ContentKind Kind => ContentKind.View;

        public Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyDictionary<DeliveryId, Sendable>>(due.ToDictionary(d => d.Delivery.Id, d => (Sendable)new Sendable.Ready(Note.From(d.Delivery.Topic!))));
    }
}

/// <summary>Content that says one thing.</summary>
public sealed record Note(string Words) : Content("A note.")
{
    /// <summary>Stored in a form that this version does not read.</summary>
    public const string Unreadable = "unreadable";

    public static Note From(string words) => words == Unreadable ? throw new FormatException("This cannot be read.") : new Note(words);
}
