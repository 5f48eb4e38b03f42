using System.Collections.Concurrent;
using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Benchmarks.FanOut;

/// <summary>Accepts everything at once and sends nothing: what is left is the store and the content.</summary>
internal sealed class InstantChannel : IPersonChannel
{
    public Task<ChannelOutcome> CarryOutAsync(Errand errand, CancellationToken cancel) =>
        Task.FromResult<ChannelOutcome>(new ChannelOutcome.Delivered("1:1", errand.Address!.ConversationId));
}

/// <summary>Carries out every errand and keeps it, to be carried out again by itself.</summary>
internal sealed class KeepingChannel(IPersonChannel usual, ConcurrentQueue<Errand> kept) : IPersonChannel
{
    public Task<ChannelOutcome> CarryOutAsync(Errand errand, CancellationToken cancel)
    {
        kept.Enqueue(errand);
        return usual.CarryOutAsync(errand, cancel);
    }
}
