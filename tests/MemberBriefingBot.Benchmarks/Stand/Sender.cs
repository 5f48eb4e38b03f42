using MemberBriefingBot.Benchmarks.Measuring;
using MemberBriefingBot.Connector;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Work;
using MemberBriefingBot.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace MemberBriefingBot.Benchmarks.Stand;

/// <summary>The bot's sending side in this process: a filled store, the real steps, the real connector client.</summary>
internal sealed class Sender : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly int _members;
    private int _briefings;

    private Sender(WebApplication host, Recorder recorder, int members) => (_host, Recorder, _members) = (host, recorder, members);

    public Recorder Recorder { get; }

    /// <param name="folder">Where the store is made.</param>
    /// <param name="limits">How fast it may send; as fast as it can, if not given.</param>
    /// <param name="postgres">How to reach an empty PostgreSQL database; a file is made, if not given.</param>
    /// <param name="watch">Is told of each command of the store, if given.</param>
    public static async Task<Sender> OpenAsync(string folder, TeamsReady teams, SendLimits? limits = null, string? postgres = null, IInterceptor? watch = null)
    {
        var recorder = new Recorder(ConnectorNetwork.Create(new ConnectorOptions()));
        var host = OpenedHost.Build(await BotSettings.WriteAsync(folder, teams, postgres), loops: false, recorder, limits, watch);
        await Seed.FillAsync(host.Services, teams);
        host.Services.GetRequiredService<ClockAgreement>().Compared(TimeSpan.Zero);
        return new Sender(host, recorder, teams.Residents.Count);
    }

    /// <summary>Schedules a briefing and releases it: one delivery is planned for every member.</summary>
    public async Task<BriefingId> ReleaseAsync()
    {
        var id = await ScheduleAsync();
        await RunAsync(services => services.GetRequiredService<ReleaseDueTiers>());
        return id;
    }

    public Task<BriefingId> ScheduleAsync() => Seed.ScheduleAsync(_host.Services, ++_briefings);

    /// <summary>Sends everything due, as the loop does: each run of the step in a scope of its own.</summary>
    /// <param name="channel">Stands in for the usual way to people, if given.</param>
    /// <param name="enough">Ends the sending early.</param>
    public async Task SendAsync(Func<IPersonChannel, IPersonChannel>? channel = null, CancellationToken enough = default)
    {
        var way = _host.Services.GetRequiredService<WayToPeople>();
        var usual = way.Over;
        way.Over = channel ?? usual;
        await RunAsync(services => services.GetRequiredService<SendDueDeliveries>(), enough);
        way.Over = usual;
    }

    /// <summary>Sends one member the help card, as in answer to a typed "help".</summary>
    public async Task SendHelpAsync()
    {
        await using (var scope = _host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BriefingDb>();
            await scope.ServiceProvider.GetRequiredService<Plan>().ReplyAsync(await db.People.OrderBy(p => p.Id).FirstAsync(), new Topic(View.Help).ToString(), null, "rehearsal", CancellationToken.None);
            await db.SaveChangesAsync();
        }

        await SendAsync();
    }

    /// <exception cref="InvalidOperationException">A member has not been sent the briefing: what was measured was not the work.</exception>
    public async Task RequireDeliveredAsync(BriefingId id)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var delivered = await scope.ServiceProvider.GetRequiredService<BriefingDb>().Deliveries
            .CountAsync(d => d.SubjectId == id.Value && d.State == DeliveryState.Delivered && d.ActivityId != null);
        if (delivered != _members)
        {
            throw new InvalidOperationException($"{delivered} of {_members} deliveries arrived.");
        }
    }

    /// <summary>Measures the usual channel by itself.</summary>
    public async Task<Cost> MeasureChannelAsync(Func<IPersonChannel, Task<Cost>> measure)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await measure(scope.ServiceProvider.GetRequiredService<Channels>()[Via.Chat]);
    }

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>Runs a step until it has no more to do, and rests as it asks to.</summary>
    private async Task RunAsync(Func<IServiceProvider, IStep> step, CancellationToken enough = default)
    {
        for (var rest = Rest.None; rest < Rest.UntilTick && !enough.IsCancellationRequested;)
        {
            await Task.Delay(rest, TimeProvider.System, CancellationToken.None);
            await using var scope = _host.Services.CreateAsyncScope();
            rest = await step(scope.ServiceProvider).RunAsync(enough);
        }
    }
}
