namespace MemberBriefingBot.Core;

/// <summary>Instants as the store keeps them: UTC, to the microsecond, which both engines hold exactly.</summary>
public static class Instants
{
    public static DateTimeOffset Now(this TimeProvider clock) => clock.GetUtcNow().ToStored();

    public static DateTimeOffset ToStored(this DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
