using System.Collections.Concurrent;
using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Benchmarks.FanOut;

/// <summary>Accepts everything at once and sends nothing: what is left is the store and the content.</summary>
/// <param name="sending">Is told of each.</param>
internal sealed class InstantChannel(Action? sending = null) : IPersonChannel
{
    private int _sent;

    public Via Via => Via.Chat;

    public ChannelMessage Make(Content content) => new NoMessage();

    public Task<ChannelOutcome> CarryOutAsync(Errand errand, CancellationToken cancel)
    {
        sending?.Invoke();
        return Task.FromResult<ChannelOutcome>(new ChannelOutcome.Delivered($"1:{Interlocked.Increment(ref _sent)}:{Guid.NewGuid():N}", errand.Address!.ConversationId));
    }

    private sealed record NoMessage : ChannelMessage;
}

/// <summary>Carries out every errand and keeps it, to be carried out again by itself.</summary>
internal sealed class KeepingChannel(IPersonChannel usual, ConcurrentQueue<Errand> kept, ConcurrentQueue<Content> contents) : IPersonChannel
{
    public Via Via => usual.Via;

    public ChannelMessage Make(Content content)
    {
        contents.Enqueue(content);
        return usual.Make(content);
    }

    public Task<ChannelOutcome> CarryOutAsync(Errand errand, CancellationToken cancel)
    {
        kept.Enqueue(errand);
        return usual.CarryOutAsync(errand, cancel);
    }
}
