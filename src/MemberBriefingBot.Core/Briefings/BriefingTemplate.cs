using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>The times a new briefing of a kind begins with, so that nobody has to work out the notice that was agreed. Its author may change them.</summary>
public static class BriefingTemplate
{
    private static readonly TimeOnly s_morning = new(9, 0);
    private static readonly TimeOnly s_midday = new(12, 0);

    /// <summary>
    /// Wards on the morning of the next working day, all members at midday or in the morning, and the press on the first working day on which the
    /// notice has run by midday. What is urgent goes out as soon as it is scheduled, and nothing to the press.
    /// </summary>
    /// <exception cref="DateNotCoveredException">The bank holidays of those days are not known.</exception>
    public static Timetable TimesOf(BriefingKind kind, TimeSpan notice, Council council, DateTimeOffset now)
    {
        if (kind == BriefingKind.AllMemberUrgent)
        {
            return new Timetable();
        }

        var first = council.Calendar.AddWorkingDays(LondonTime.DateOn(now), 1);
        var ward = kind == BriefingKind.WardDecision ? At(first, s_morning) : (DateTimeOffset?)null;
        var all = At(first, kind == BriefingKind.WardDecision ? s_midday : s_morning);
        var press = council.Calendar.AddWorkingDays(first, 1);
        while (At(press, s_midday) < all + notice)
        {
            press = council.Calendar.AddWorkingDays(press, 1);
        }

        return new Timetable { WardMembersAt = ward, AllMembersAt = all, PressAt = At(press, s_midday), EmbargoUntil = At(press, s_midday) };
    }

    private static DateTimeOffset At(DateOnly on, TimeOnly time) => LondonTime.InstantOf(on, time).At;
}
