using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>Planned announcements beside one another.</summary>
public static class NewsGrid
{
    /// <summary>Two announcements closer than this take the news from each other.</summary>
    private static readonly TimeSpan s_apart = TimeSpan.FromHours(2);

    /// <summary>What stands in the way of an item's press time, each a sentence.</summary>
    /// <param name="coming">Every item of the grid, this one among them.</param>
    /// <param name="notice">How long before the press members must have had it.</param>
    public static IReadOnlyList<string> Conflicts(Briefing item, IReadOnlyList<Briefing> coming, Council council, TimeSpan notice, DateTimeOffset now)
    {
        if (item.Timetable.PressAt is not { } press || press <= now || item.LiftedEarlyBecause is not null)
        {
            return [];
        }

        var on = LondonTime.DateOn(press);
        return
        [
            .. coming.Where(other => other.Id != item.Id && other.Timetable.PressAt is { } at && (at - press).Duration() < s_apart)
                .Select(other => $"{other.Reference} goes to the press within two hours of it."),
            .. council.IsPreElection(on, on) ? ["Its press time lies in a pre-election period."] : Array.Empty<string>(),
            .. council.Calendar.IsWorkingDay(on) ? Array.Empty<string>() : ["Its press time is on a day when the Council is closed."],
            .. NoticeOf(item) is { } given && given < notice
                ? [$"Ward members have it {Counted.Hours(given.TotalHours)} before the press; the agreed notice is {Counted.Hours(notice.TotalHours)}. The gate opens later than the press time."]
                : Array.Empty<string>(),
        ];
    }

    /// <summary>From the release to the wards' members to the press; null while the release has no instant.</summary>
    private static TimeSpan? NoticeOf(Briefing item) =>
        item.Tiers.Where(t => t.Audience != Audience.Staff).Select(t => (DateTimeOffset?)t.ReleaseAt).Min() is { } first ? item.Timetable.PressAt - first : null;
}
