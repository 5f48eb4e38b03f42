namespace TeamsSimulator.People;

/// <summary>Hands out activity ids as Teams' look: milliseconds as text, always increasing, never twice.</summary>
internal sealed class ActivityIds(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private long _last;

    public string Next()
    {
        lock (_gate)
        {
            _last = Math.Max(_last + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
            return $"1:{_last}";
        }
    }
}
