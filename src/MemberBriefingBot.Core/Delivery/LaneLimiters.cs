using System.Collections.Concurrent;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>The limiter of each lane this node holds. Taking a lane over starts a fresh one: what its last holder sent, a lease ago, is past every short window.</summary>
public sealed class LaneLimiters(SendLimits limits)
{
    private readonly ConcurrentDictionary<CouncilId, (long Fence, SendLimiter Limiter)> _lanes = new();

    public SendLimiter For(HeldLane lane) =>
        _lanes.AddOrUpdate(
            lane.CouncilId,
            _ => (lane.Fence, new SendLimiter(limits)),
            (_, held) => held.Fence == lane.Fence ? held : (lane.Fence, new SendLimiter(limits))).Limiter;
}
