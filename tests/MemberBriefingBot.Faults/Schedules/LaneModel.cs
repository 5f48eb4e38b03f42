using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Faults.Schedules;

/// <summary>The one lane of the model, with the statements of <see cref="Lanes"/>.</summary>
internal sealed class LaneModel
{
    private static readonly TimeSpan s_afterLettingGo = TimeSpan.FromSeconds(2);

    public NodeModel? Holder { get; private set; }

    public long Fence { get; private set; }

    public DateTimeOffset LeaseUntil { get; private set; }

    public DateTimeOffset PausedUntil { get; private set; }

    /// <returns>The fence under which the node holds the lane; null when it does not.</returns>
    public long? Hold(NodeModel node, DateTimeOffset now, bool leaseMatters)
    {
        var free = Holder is null || Holder == node || LeaseUntil <= now || !leaseMatters;
        if (!free || PausedUntil > now)
        {
            return null;
        }

        Fence += Holder == node ? 0 : 1;
        (Holder, LeaseUntil) = (node, now + Lanes.Lease);
        return Fence;
    }

    public bool Renew(NodeModel node, long fence, DateTimeOffset now)
    {
        if (Holder != node || Fence != fence)
        {
            return false;
        }

        LeaseUntil = now + Lanes.Lease;
        return true;
    }

    public void LetGo(NodeModel node, DateTimeOffset now)
    {
        if (Holder == node && LeaseUntil > now + s_afterLettingGo)
        {
            LeaseUntil = now + s_afterLettingGo;
        }
    }

    public void Pause(DateTimeOffset until) => PausedUntil = until;
}
