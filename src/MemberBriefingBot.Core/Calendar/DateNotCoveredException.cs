using System.Globalization;

namespace MemberBriefingBot.Core.Calendar;

/// <summary>A working-day count reached a year whose bank holidays are not known, so any answer would be a guess.</summary>
public sealed class DateNotCoveredException(DateOnly day, DateOnly coveredFrom, DateOnly coveredUntil)
    : InvalidOperationException(string.Create(
        CultureInfo.InvariantCulture,
        $"The bank holidays for {day:yyyy} are not known, so working days on {day:d MMMM yyyy} cannot be counted. "
        + $"The calendar covers {coveredFrom:d MMMM yyyy} to {coveredUntil:d MMMM yyyy}. Install a release with newer bank holidays."))
{
    public DateOnly Day { get; } = day;
}
