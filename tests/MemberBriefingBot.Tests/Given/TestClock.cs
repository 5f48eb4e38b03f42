namespace MemberBriefingBot.Tests.Given;

/// <summary>A clock that stands still until it is moved. It begins on a Monday in winter, so that London and UTC agree.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private TimeSpan _wrongBy;

    public DateTimeOffset Now => _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => (_now - _wrongBy).Ticks;

    public void Advance(TimeSpan by) => _now += by;

    public void MoveTo(DateTimeOffset instant) => _now = instant;

    /// <summary>Sets it to another time, though none has passed.</summary>
    public void PutForward(TimeSpan by) => (_now, _wrongBy) = (_now + by, _wrongBy + by);
}
