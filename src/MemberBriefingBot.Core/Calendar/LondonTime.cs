using System.Globalization;

namespace MemberBriefingBot.Core.Calendar;

/// <summary>The clock on the town hall wall: what an instant is in London, and what instant a London time means.</summary>
public static class LondonTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static DateOnly DateOn(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    public static TimeOnly TimeOn(DateTimeOffset instant) => TimeOnly.FromDateTime(Local(instant));

    /// <summary>
    /// The one instant that a date and time in London stand for. In the hour that comes twice in October the first is
    /// taken; in the hour that is missing in March the time moves forward by the hour. Both say so.
    /// </summary>
    public static LondonInstant InstantOf(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        if (Zone.IsInvalidTime(local))
            return new LondonInstant.MissingHour(new DateTimeOffset(local, Zone.BaseUtcOffset).ToUniversalTime());
        if (Zone.IsAmbiguousTime(local))
            return new LondonInstant.RepeatedHour(new DateTimeOffset(local, Zone.GetAmbiguousTimeOffsets(local).Max()).ToUniversalTime());
        return new LondonInstant.Exact(new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime());
    }

    /// <summary>
    /// "Thursday 26 November 2026 at 9:30am", in the style of GOV.UK and to the minute. Midnight names the day it begins,
    /// because "Thursday at midnight" is read both ways; an hour that comes twice says which of the two.
    /// </summary>
    public static string Say(DateTimeOffset instant)
    {
        var local = Local(instant);
        var (date, time) = (Say(DateOnly.FromDateTime(local)), Say(TimeOnly.FromDateTime(local)));
        if (time == "midnight")
            return $"midnight at the start of {date}";
        if (!Zone.IsAmbiguousTime(local))
            return $"{date} at {time}";
        return $"{date} at {time} {(Zone.IsDaylightSavingTime(instant) ? "BST" : "GMT")}";
    }

    /// <summary>"Thursday 26 November 2026".</summary>
    public static string Say(DateOnly date) => date.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"9am", "9:30am", "midday" or "midnight".</summary>
    public static string Say(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "midnight",
        (12, 0) => "midday",
        (_, 0) => time.ToString("htt", CultureInfo.InvariantCulture).ToLowerInvariant(),
        _ => time.ToString("h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant(),
    };

    private static DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
