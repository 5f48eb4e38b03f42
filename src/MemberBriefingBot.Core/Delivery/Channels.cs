namespace MemberBriefingBot.Core.Delivery;

/// <summary>The ways to a person that this installation has. Of two channels for the same way, the one that was added last is used.</summary>
public sealed class Channels(IEnumerable<IPersonChannel> all)
{
    /// <exception cref="InvalidOperationException">There is no such way.</exception>
    public IPersonChannel this[Via via] => all.Last(channel => channel.Via == via);
}
