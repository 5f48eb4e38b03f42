namespace TeamsSimulator.Limits;

/// <summary>
/// How many requests Teams takes, as its page on rate limits says ("Optimize your bot with rate limiting in Teams"). Every
/// window slides. What is refused for its sake does not count.
/// </summary>
public sealed record RateLimits
{
    public static RateLimits Strict { get; } = new();

    /// <summary>Sends to one conversation and, counted apart, creations of it.</summary>
    public IReadOnlyList<RateWindow> Conversation { get; init; } = [new(7, Seconds(1)), new(8, Seconds(2)), new(60, Seconds(30)), new(1800, Seconds(3600))];

    /// <summary>Readings of one conversation's members.</summary>
    public IReadOnlyList<RateWindow> Members { get; init; } = [new(14, Seconds(1)), new(16, Seconds(2)), new(120, Seconds(30)), new(3600, Seconds(3600))];

    /// <summary>Requests of every kind for one tenant.</summary>
    public IReadOnlyList<RateWindow> Tenant { get; init; } = [new(50, Seconds(1))];

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}

/// <summary>At most so many requests, one at least, in any span of that length.</summary>
public sealed record RateWindow(int Requests, TimeSpan Within)
{
    public int Requests { get; } = Requests > 0 ? Requests : throw new ArgumentOutOfRangeException(nameof(Requests), Requests, "A window takes one request at least.");
}
