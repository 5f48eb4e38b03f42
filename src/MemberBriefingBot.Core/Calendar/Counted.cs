using System.Globalization;

namespace MemberBriefingBot.Core.Calendar;

/// <summary>Hours and minutes in words: one of them is never plural.</summary>
public static class Counted
{
    public static string Hours(double hours) => Say(hours, "hour");

    public static string Minutes(double minutes) => Say(minutes, "minute");

    /// <summary>Hours from two up, and minutes below, of which one that has begun counts.</summary>
    public static string Say(TimeSpan time) => time.TotalHours >= 2 ? Hours(time.TotalHours) : Minutes(Math.Ceiling(time.TotalMinutes));

    private static string Say(double count, string unit) => count.ToString("0", CultureInfo.InvariantCulture) switch
    {
        "1" => $"1 {unit}",
        var many => $"{many} {unit}s",
    };
}
