namespace MemberBriefingBot.Core.Calendar;

/// <summary>What a date and time in London turned out to mean. Show <see cref="Remark"/> to the author before approval.</summary>
/// <param name="At">The instant, in UTC.</param>
public abstract record LondonInstant(DateTimeOffset At)
{
    /// <summary>What the author should know about the time they gave, or null when it means only one thing.</summary>
    public virtual string? Remark => null;

    public sealed record Exact(DateTimeOffset At) : LondonInstant(At);

    /// <summary>The clocks go back that night, so the time comes twice; the first was taken.</summary>
    public sealed record RepeatedHour(DateTimeOffset At) : LondonInstant(At)
    {
        public override string Remark =>
            $"The clocks go back that night, so this time comes twice. The first was taken: {LondonTime.Say(At)}.";
    }

    /// <summary>The clocks go forward that night, so the time does not exist; it was moved forward by an hour.</summary>
    public sealed record MissingHour(DateTimeOffset At) : LondonInstant(At)
    {
        public override string Remark =>
            $"The clocks go forward that night, so this time does not exist. It was moved forward by an hour: {LondonTime.Say(At)}.";
    }
}
