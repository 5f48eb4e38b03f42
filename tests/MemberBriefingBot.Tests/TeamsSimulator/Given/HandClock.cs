namespace MemberBriefingBot.Tests.TeamsSimulator.Given;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class HandClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan by) => _now += by;
}
