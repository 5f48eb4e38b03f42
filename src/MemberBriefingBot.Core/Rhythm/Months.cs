using System.Globalization;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Rhythm;

/// <summary>What happens once a month: on its first working day at nine in London, or within a week of it when the bot was stopped.</summary>
internal static class Months
{
    private static readonly TimeOnly s_at = new(9, 0);

    private static readonly TimeSpan s_atMostLate = TimeSpan.FromDays(7);

    /// <returns>The first day of the month that is beginning; null when none is.</returns>
    public static DateOnly? Beginning(Council council, DateTimeOffset now)
    {
        var today = LondonTime.DateOn(now);
        var first = new DateOnly(today.Year, today.Month, 1);
        if (!council.Calendar.Covers(first) || !council.Calendar.Covers(today))
        {
            return null;
        }

        var due = LondonTime.InstantOf(council.Calendar.AddWorkingDays(first.AddDays(-1), 1), s_at).At;
        return due <= now && now - due <= s_atMostLate ? first : null;
    }

    /// <summary>A month as it stands in an occasion.</summary>
    public static string Name(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static DateOnly Parse(string name) => DateOnly.ParseExact($"{name}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
