using System.Globalization;

namespace MemberBriefingBot.Core.People.Files;

/// <summary>
/// The days on which the council's offices are shut beside bank holidays: one date on a line, as 2026-12-29. What follows
/// a # is for people; lines without a date are passed over.
/// </summary>
public static class ClosuresFile
{
    public static FileReading<DateOnly> Read(TextReader text)
    {
        var days = new List<DateOnly>();
        var refused = new List<RefusedLine>();
        for (var (line, number) = (text.ReadLine(), 1); line is not null; (line, number) = (text.ReadLine(), number + 1))
        {
            var day = line.Split('#')[0].Trim();
            if (day.Length == 0)
                continue;
            if (DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var closed))
                days.Add(closed);
            else
                refused.Add(new RefusedLine(number, $"\"{day}\" is not a date such as 2026-12-29."));
        }

        return new FileReading<DateOnly>.Read(days, refused);
    }
}
