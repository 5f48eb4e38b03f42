namespace MemberBriefingBot.Demo;

/// <summary>A clock that stands still until it is moved forward.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    public void MoveTo(DateTimeOffset instant) => Volatile.Write(ref _ticks, Math.Max(instant.UtcTicks, Volatile.Read(ref _ticks)));

    public void Move(TimeSpan by) => MoveTo(GetUtcNow() + by);
}
