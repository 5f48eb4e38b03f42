namespace MemberBriefingBot.Core.Delivery;

/// <summary>When a delivery proven not sent is tried again: soon at first, then at a widening distance, for about a day.</summary>
public static class RetryTimetable
{
    private static readonly TimeSpan[] s_waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(8),
    ];

    /// <summary>How long a council rests between looks whether Teams takes the bot's messages again: soon after somebody has put it right, everything goes.</summary>
    public static readonly TimeSpan WhileHalted = TimeSpan.FromMinutes(1);

    /// <param name="attempts">Attempts made so far, from 1.</param>
    /// <returns>The wait before the next attempt, or null when there is none.</returns>
    public static TimeSpan? WaitAfter(int attempts) => attempts <= s_waits.Length ? s_waits[attempts - 1] : null;

    /// <returns>How long the council pauses after this outcome; null when it goes on.</returns>
    public static TimeSpan? PauseAfter(ChannelOutcome outcome) => outcome switch
    {
        ChannelOutcome.Throttled throttled => PauseFor(throttled.RetryAfter),
        ChannelOutcome.Halted => WhileHalted,
        _ => null,
    };

    /// <summary>How long the council pauses after a 429: what was asked, at least a second and at most an hour; five seconds if nothing was said.</summary>
    public static TimeSpan PauseFor(TimeSpan? retryAfter) =>
        retryAfter is { } asked ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, TimeSpan.TicksPerSecond, TimeSpan.TicksPerHour)) : TimeSpan.FromSeconds(5);
}
