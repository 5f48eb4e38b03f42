namespace MemberBriefingBot.Core.Work;

/// <summary>
/// A piece of background work that reads rows earlier steps committed, decides, and commits its own. Steps never call each
/// other; a crash between two of them loses nothing.
/// </summary>
public interface IStep
{
    /// <returns>How long it may rest before it is run again: <see cref="Rest.None"/> when more is due now. A <see cref="Wake"/> ends a rest until the tick; a longer one is slept out.</returns>
    Task<TimeSpan> RunAsync(CancellationToken cancel);
}

public static class Rest
{
    public static readonly TimeSpan None = TimeSpan.Zero;

    /// <summary>Nothing is due; look again then.</summary>
    public static readonly TimeSpan UntilTick = TimeSpan.FromSeconds(1);

    public static TimeSpan UnlessMore(bool more) => more ? None : UntilTick;
}
