using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace MemberBriefingBot.Tests.Delivery;

/// <summary>Another node on a town hall's store, which does not get from the store all it asks for.</summary>
internal sealed class HardPressed : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private HardPressed(TownHall hall, Store store, IInterceptor[] interceptors) => _provider = new ServiceCollection()
        .AddCore(store, new Councils([Mereside.Council]))
        .AddSingleton<TimeProvider>(hall.Clock)
        .AddSingleton<IPersonChannel>(Channel)
        .AddScoped<IContentSource, WordsSource>()
        .ConfigureDbContext<BriefingDb>(options => options.AddInterceptors(interceptors))
        .AddLogging()
        .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    public ScriptedChannel Channel { get; } = new();

    /// <param name="pressed">Further words of a PostgreSQL connection string.</param>
    public static async Task<HardPressed> OnAsync(TownHall hall, string pressed = "", params IInterceptor[] interceptors)
    {
        var found = await hall.ReadAsync(db => Task.FromResult((db.IsPostgres, Words: db.Database.GetConnectionString()!, File: db.Database.GetDbConnection().DataSource)));
        return new HardPressed(hall, found.IsPostgres ? new Store.Postgres($"{found.Words};{pressed}") : new Store.SqliteFile(found.File), interceptors);
    }

    public async Task<T> DoAsync<TUseCase, T>(Func<TUseCase, Task<T>> use)
        where TUseCase : notnull
    {
        await using var scope = _provider.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>Everything that is due now, over the limiter's short windows.</summary>
    public async Task SendAsync(TestClock clock)
    {
        for (var second = 0; second < 5; second++)
        {
            await DoAsync<SendDueDeliveries, TimeSpan>(step => step.RunAsync(default));
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    /// <summary>Asks the store, as every source does.</summary>
    private sealed class WordsSource(BriefingDb db) : IContentSource
    {
        public ContentKind Kind => ContentKind.View;

        public async Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel)
        {
            var ids = due.Select(d => d.Delivery.Id).ToList();
            var topics = await db.Deliveries.Where(d => d.CouncilId == councilId && ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Topic!, cancel);
            return topics.ToDictionary(t => t.Key, t => (Sendable)new Sendable.Ready(new Note(t.Value)));
        }
    }
}
