using Microsoft.Extensions.Logging;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>A delivery whose outcome is known and not yet recorded.</summary>
/// <param name="At">When it came to be known.</param>
public sealed record Returned(Underway Underway, ChannelOutcome Outcome, DateTimeOffset At);

/// <summary>The requests of one lane that have left and are not yet recorded.</summary>
public sealed partial class Wire(Channels channels, TimeProvider clock, ILogger<Wire> log)
{
    /// <summary>What comes back together is recorded together: the wait, after the first, for the others of its wave.</summary>
    private static readonly TimeSpan s_together = TimeSpan.FromMilliseconds(4);

    private readonly List<(DeliveryId Id, Task<Returned> Request)> _out = [];

    /// <summary>Everything that has left and is not yet recorded.</summary>
    public IReadOnlySet<DeliveryId> Out => _out.Select(o => o.Id).ToHashSet();

    /// <summary>What has come back and is not yet recorded.</summary>
    public IReadOnlyList<Returned> Back => [.. _out.Where(o => o.Request.IsCompleted).Select(o => o.Request.Result)];

    public bool IsClear => _out.Count == 0;

    public void Send(IEnumerable<Underway> leaving) => _out.AddRange(leaving.Select(underway => (underway.Delivery.Id, CarryOutAsync(underway))));

    /// <summary>Lets go of what has been recorded.</summary>
    public void Clear(IReadOnlyList<Returned> recorded)
    {
        var done = recorded.Select(r => r.Underway.Delivery.Id).ToHashSet();
        _out.RemoveAll(o => done.Contains(o.Id));
    }

    /// <summary>Waits until something comes back, and a moment longer for what comes with it.</summary>
    public async Task SomethingBackAsync(TimeSpan atMost)
    {
        if (_out.Count > 0)
        {
            await Task.WhenAny([.. _out.Select(o => o.Request), Task.Delay(atMost, clock)]);
            await Task.WhenAny(AllBackAsync(), Task.Delay(s_together, clock));
        }
    }

    public Task AllBackAsync() => Task.WhenAll(_out.Select(o => o.Request));

    /// <summary>Whatever goes wrong here went wrong after the mark, and nothing proves that nothing was shown.</summary>
    private async Task<Returned> CarryOutAsync(Underway underway)
    {
        try
        {
            var outcome = await channels[underway.Delivery.Via].CarryOutAsync(underway.Errand, CancellationToken.None);
            return new Returned(underway, outcome, clock.Now());
        }
        catch (Exception failure)
        {
            LogFailure(log, underway.Delivery.Id, failure.GetType().Name, failure);
            return new Returned(underway, new ChannelOutcome.Ambiguous("The service failed while this was being sent. It may have been delivered."), clock.Now());
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending {Delivery} failed with {Failure}. It is held as one that may have been delivered.")]
    private static partial void LogFailure(ILogger log, DeliveryId delivery, string failure, Exception exception);
}
