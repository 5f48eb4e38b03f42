namespace MemberBriefingBot.Core.Calendar;

/// <summary>Kinds of day that a count passes over.</summary>
[Flags]
public enum NotCounted
{
    /// <summary>Every day of the calendar counts.</summary>
    None = 0,

    Weekends = 1,

    /// <summary>Bank holidays of England and Wales.</summary>
    BankHolidays = 2,

    /// <summary>The council's own closure days.</summary>
    Closures = 4,

    /// <summary>Only Monday to Friday counts, and of these no bank holiday and no closure day.</summary>
    AllButWorkingDays = Weekends | BankHolidays | Closures,
}

/// <summary>
/// A number of clear days: neither the day it is counted from nor the day it is counted to is one of them. What counts as a day is the council's
/// to say, because the regulations do not, and councils differ. A count that leaves the years whose bank holidays are known has no result.
/// </summary>
/// <param name="Number">0 or more.</param>
/// <param name="NotCounted">Days that are passed over.</param>
public sealed record ClearDays(int Number, NotCounted NotCounted)
{
    /// <summary>The last day that leaves this many clear days before another, and is itself a day that counts.</summary>
    public DateOnly? Before(DateOnly day, WorkingCalendar calendar) => Count(day, -(Number + 1), calendar);

    /// <summary>The last of this many days after another.</summary>
    public DateOnly? Last(DateOnly after, WorkingCalendar calendar) => Count(after, Number, calendar);

    /// <summary>The first day on which this many clear days have run since another, and is itself a day that counts.</summary>
    public DateOnly? After(DateOnly day, WorkingCalendar calendar) => Count(day, Number + 1, calendar);

    /// <summary>How many days that count lie between two days, neither of them included; 0 when the second is not later.</summary>
    public int? Between(DateOnly from, DateOnly to, WorkingCalendar calendar)
    {
        if (to <= from)
            return 0;
        var count = 0;
        for (var day = from.AddDays(1); day < to; day = day.AddDays(1))
        {
            if (!calendar.Covers(day))
                return null;
            if (!calendar.Is(NotCounted, day))
                count++;
        }

        return count;
    }

    /// <summary>A number of such days: "5 clear working days", "26 clear days".</summary>
    public string Say(int number) => $"{number} clear {Unit(number)}";

    /// <summary>The days of a period that begins or ends with one: "5 working days".</summary>
    public string SayPeriod() => $"{Number} {Unit(Number)}";

    private string Unit(int number) => (NotCounted == NotCounted.AllButWorkingDays ? "working " : "") + (number == 1 ? "day" : "days");

    private DateOnly? Count(DateOnly day, int days, WorkingCalendar calendar)
    {
        var step = Math.Sign(days);
        for (var left = Math.Abs(days); left > 0;)
        {
            if (!calendar.Covers(day))
                return null;
            day = day.AddDays(step);
            if (!calendar.Is(NotCounted, day))
                left--;
        }

        return calendar.Covers(day) ? day : null;
    }
}
