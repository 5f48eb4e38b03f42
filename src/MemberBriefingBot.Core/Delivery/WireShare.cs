namespace MemberBriefingBot.Core.Delivery;

/// <summary>How much of what this node may have on the wire falls to each lane it is sending for. A lane that has more out when others begin keeps it until it is answered.</summary>
public sealed class WireShare(SendLimits limits)
{
    private volatile int _ofEach = limits.AtOnce;

    public int OfEach => _ofEach;

    public void DivideAmong(int lanes) => _ofEach = Math.Clamp(limits.AtOnceOfNode / Math.Max(lanes, 1), 1, limits.AtOnce);
}
