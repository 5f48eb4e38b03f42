namespace MemberBriefingBot.Core.Calendar;

/// <summary>
/// The hours of each night in which what can wait does, by the clock in London. They last from an instant to an instant, so that an hour
/// which comes twice neither ends them early nor begins them again.
/// </summary>
/// <param name="Until">When they end: the next morning, unless it is later than <paramref name="From"/>.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <returns>Within quiet hours, when they end; else the instant itself.</returns>
    public DateTimeOffset EndOf(DateTimeOffset instant)
    {
        var today = LondonTime.DateOn(instant);
        foreach (var begun in new[] { today.AddDays(-1), today })
        {
            var from = LondonTime.InstantOf(begun, From).At;
            var until = LondonTime.InstantOf(From < Until ? begun : begun.AddDays(1), Until).At;
            if (from <= instant && instant < until)
            {
                return until;
            }
        }

        return instant;
    }
}
