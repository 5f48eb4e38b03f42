using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Rhythm;

/// <summary>When a member wants their weekly digest. Whoever has not chosen has it on Friday at three.</summary>
public sealed class DigestChoice
{
    public const DayOfWeek DefaultDay = DayOfWeek.Friday;

    public const int DefaultHour = 15;

    public required CouncilId CouncilId { get; init; }

    public required PersonId PersonId { get; init; }

    public DayOfWeek Day { get; set; } = DefaultDay;

    /// <summary>By the clock in London, 0 to 23.</summary>
    public int Hour { get; set; } = DefaultHour;

    public bool IsOff { get; set; }

    /// <summary>The last time it was to be made.</summary>
    public DateTimeOffset LastDue(DateTimeOffset now)
    {
        var day = LondonTime.DateOn(now);
        day = day.AddDays(-(((int)day.DayOfWeek - (int)Day + 7) % 7));
        var due = LondonTime.InstantOf(day, new TimeOnly(Hour, 0)).At;
        return due <= now ? due : LondonTime.InstantOf(day.AddDays(-7), new TimeOnly(Hour, 0)).At;
    }
}
