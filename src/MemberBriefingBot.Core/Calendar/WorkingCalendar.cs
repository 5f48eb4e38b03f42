namespace MemberBriefingBot.Core.Calendar;

/// <summary>
/// The days on which a council works: Monday to Friday, less the bank holidays of England and Wales, less the
/// council's own closure days. Immutable.
/// </summary>
/// <remarks>
/// The day something is received is day 0, whatever kind of day it is; only the days after it are counted. So a question
/// received on a Saturday has Monday as its first working day, like one received on the Friday before.
/// A year whose bank holidays are not known is never taken to have none: every count that would touch a day outside
/// <see cref="CoveredFrom"/> to <see cref="CoveredUntil"/> throws <see cref="DateNotCoveredException"/>.
/// </remarks>
public sealed class WorkingCalendar
{
    private readonly HashSet<DateOnly> _bankHolidays;
    private readonly HashSet<DateOnly> _closures;

    private WorkingCalendar(HashSet<DateOnly> bankHolidays, HashSet<DateOnly> closures)
    {
        _bankHolidays = bankHolidays;
        _closures = closures;
        CoveredFrom = new DateOnly(bankHolidays.Min().Year, 1, 1);
        CoveredUntil = new DateOnly(bankHolidays.Max().Year, 12, 31);
    }

    /// <summary>England's bank holidays and no local closures.</summary>
    public static WorkingCalendar England { get; } = new([.. BankHolidays.EnglandAndWales()], []);

    /// <summary>The first day that can be counted: 1 January of the first year whose bank holidays are known.</summary>
    public DateOnly CoveredFrom { get; }

    /// <summary>
    /// The last day that can be counted: 31 December of the last year whose bank holidays are known. Whoever runs the
    /// council should be warned six months before it comes.
    /// </summary>
    public DateOnly CoveredUntil { get; }

    /// <summary>This calendar, less further days on which the council's offices are shut.</summary>
    public WorkingCalendar WithClosures(IEnumerable<DateOnly> days) => new(_bankHolidays, [.. _closures, .. days]);

    public bool Covers(DateOnly day) => day >= CoveredFrom && day <= CoveredUntil;

    /// <summary>Whether the council works on that day.</summary>
    /// <exception cref="DateNotCoveredException">The bank holidays of that year are not known.</exception>
    public bool IsWorkingDay(DateOnly day)
    {
        if (!Covers(day))
            throw new DateNotCoveredException(day, CoveredFrom, CoveredUntil);
        return !Is(NotCounted.AllButWorkingDays, day);
    }

    /// <summary>Whether the day is of one of these kinds. A year whose bank holidays are not known has none here: ask <see cref="Covers"/> first.</summary>
    internal bool Is(NotCounted kinds, DateOnly day) =>
        (kinds.HasFlag(NotCounted.Weekends) && day.DayOfWeek is (DayOfWeek.Saturday or DayOfWeek.Sunday))
        || (kinds.HasFlag(NotCounted.BankHolidays) && _bankHolidays.Contains(day))
        || (kinds.HasFlag(NotCounted.Closures) && _closures.Contains(day));

    /// <summary>
    /// The day reached after counting that many working days from day 0, which is not itself counted. A negative number
    /// counts back, as in "25 working days before the poll". Zero is day 0 itself, even if nobody works then.
    /// </summary>
    /// <exception cref="DateNotCoveredException">The count leaves the years whose bank holidays are known.</exception>
    public DateOnly AddWorkingDays(DateOnly day0, int days)
    {
        var step = Math.Sign(days);
        var day = day0;
        for (var left = Math.Abs((long)days); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
                left--;
        }

        return day;
    }

    /// <summary>
    /// How many working days <paramref name="to"/> lies after <paramref name="from"/>: 0 on the same day, negative when it
    /// lies before. It undoes <see cref="AddWorkingDays"/>: the working days between day 0 and the day reached are the
    /// days that were added.
    /// </summary>
    /// <exception cref="DateNotCoveredException">A day between them lies in a year whose bank holidays are not known.</exception>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var step = Math.Sign(to.DayNumber - from.DayNumber);
        var count = 0;
        for (var day = from; day != to;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
                count += step;
        }

        return count;
    }
}
