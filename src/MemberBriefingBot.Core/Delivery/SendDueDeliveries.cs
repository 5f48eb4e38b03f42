using MemberBriefingBot.Core.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>Sends what is due for every council whose lane this node can hold. Lanes run beside each other, so that a slow or busy council holds up no other.</summary>
public sealed partial class SendDueDeliveries(IServiceScopeFactory scopes, Lanes lanes, Wake wake, TimeProvider clock, ILogger<SendDueDeliveries> log) : IStep
{
    /// <summary>
    /// Lanes a node sends for at once; the rest are left to other nodes, or wait their turn. With ten requests each they are what a node can
    /// leave unknown when it dies, and no more than it can heed the answers of when it has just started.
    /// </summary>
    private const int LanesAtOnce = 8;

    private static readonly TimeSpan s_afterFailure = TimeSpan.FromSeconds(5);
    private readonly Dictionary<CouncilId, Task<TimeSpan>> _running = [];
    private readonly Dictionary<CouncilId, DateTimeOffset> _resting = [];
    private DateTimeOffset? _nextFreeAt;

    /// <summary>Returns when every lane is quiet or must rest. When told to stop it starts nothing more, waits for what is on the wire, and leaves its lanes to other nodes.</summary>
    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        try
        {
            await KeepSendingAsync(cancel);
        }
        finally
        {
            // Even when the store fails under us: a lane that is still sending must not be taken up a second time.
            await Task.WhenAll(_running.Values);
        }

        if (cancel.IsCancellationRequested)
        {
            await lanes.LetGoAsync(CancellationToken.None);
        }

        return UntilNextLook();
    }

    private async Task KeepSendingAsync(CancellationToken cancel)
    {
        var signal = wake.SignalFor<SendDueDeliveries>();
        await StartDueAsync(cancel);
        while (_running.Count > 0 && !cancel.IsCancellationRequested)
        {
            await Task.WhenAny([.. _running.Values, signal, Task.Delay(UntilNextLook(), clock, cancel)]);
            Gather();
            signal = wake.SignalFor<SendDueDeliveries>();
            await StartDueAsync(cancel);
        }
    }

    /// <summary>What it asks of the store is short and is finished even when told to stop: lanes that were just taken up must be let go again.</summary>
    private async Task StartDueAsync(CancellationToken stopping)
    {
        var now = clock.Now();
        foreach (var rested in _resting.Where(r => r.Value <= now).Select(r => r.Key).ToList())
        {
            _resting.Remove(rested);
        }

        if (_running.Count < LanesAtOnce && !stopping.IsCancellationRequested)
        {
            foreach (var lane in await lanes.HoldDueAsync(LanesAtOnce - _running.Count, [.. _running.Keys, .. _resting.Keys], CancellationToken.None))
            {
                _running.Add(lane.CouncilId, SendAsync(lane, stopping));
            }

            _nextFreeAt = await lanes.NextFreeAtAsync(CancellationToken.None);
        }
    }

    /// <summary>A lane that fails must not stop the others, and must be seen. What it had on the wire is settled when the lane is next taken up.</summary>
    private async Task<TimeSpan> SendAsync(HeldLane lane, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<SendLane>().RunAsync(lane, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            LogFailure(log, lane.CouncilId, failure.GetType().Name, failure);
            return s_afterFailure;
        }
    }

    private void Gather()
    {
        foreach (var (council, run) in _running.Where(r => r.Value.IsCompleted).ToList())
        {
            _running.Remove(council);
            if (run is { IsCompletedSuccessfully: true, Result: var rest } && rest > Rest.None)
            {
                _resting[council] = clock.Now() + rest;
            }
        }
    }

    /// <summary>A tick, unless a lane has rested before that, or may be taken over from a node that died.</summary>
    private TimeSpan UntilNextLook()
    {
        var now = clock.Now();
        var soonest = _resting.Values.Append(_nextFreeAt ?? now + Rest.UntilTick).Append(now + Rest.UntilTick).Min();
        return soonest > now ? soonest - now : TimeSpan.FromMilliseconds(1);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending for {Council} failed with {Failure}; it goes on in five seconds and nothing is lost.")]
    private static partial void LogFailure(ILogger log, CouncilId council, string failure, Exception exception);
}
