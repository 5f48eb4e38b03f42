namespace TeamsSimulator.People;

/// <summary>Hands out activity ids as Teams' look: milliseconds as text, always increasing, never twice.</summary>
internal sealed class ActivityIds(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private long _last;

    /// <summary>The id of an activity that is no message: unordered.</summary>
    public static string OfEvent() => $"f:{Guid.NewGuid()}";

    public string Next()
    {
        lock (_gate)
        {
            _last = Math.Max(_last + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
            return $"1:{_last}";
        }
    }
}
