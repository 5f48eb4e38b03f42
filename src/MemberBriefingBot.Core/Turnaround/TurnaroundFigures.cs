using MemberBriefingBot.Core.Calendar;

namespace MemberBriefingBot.Core.Turnaround;

/// <summary>What the figures need to know of one question.</summary>
public sealed record QuestionFacts(string Directorate, string Ward, string Portfolio, DateOnly AskedOn, DateOnly DueOn, DateOnly? AnsweredOn);

/// <summary>The arithmetic of turnaround. Lateness is by date: an answer on the due date is in time whatever the hour.</summary>
public static class TurnaroundFigures
{
    public static Figures Of(IReadOnlyCollection<QuestionFacts> questions, WorkingCalendar calendar, DateOnly asOf)
    {
        var days = questions.Where(q => q.AnsweredOn is not null).Select(q => calendar.WorkingDaysBetween(q.AskedOn, q.AnsweredOn!.Value)).Order().ToList();
        var open = questions.Where(q => q.AnsweredOn is null).ToList();
        var mature = questions.Where(q => q.DueOn < asOf).ToList();
        return new Figures(
            questions.Count,
            days.Count,
            open.Count,
            open.Count(q => q.DueOn < asOf),
            NearestRank(days, 0.5),
            NearestRank(days, 0.9),
            mature.Count == 0 ? null : (double)mature.Count(q => q.AnsweredOn <= q.DueOn) / mature.Count,
            open.Count == 0 ? null : open.Max(q => calendar.WorkingDaysBetween(q.AskedOn, asOf)));
    }

    /// <returns>A cell to each group; none when not even their names may be shown beside the total.</returns>
    public static IReadOnlyList<Cell> By(IReadOnlyCollection<QuestionFacts> questions, Func<QuestionFacts, string> key, WorkingCalendar calendar, DateOnly asOf)
    {
        var groups = questions.GroupBy(key)
            .Select(g => (Name: g.Key.Length == 0 ? "Not yet placed" : g.Key, Questions: g.ToList()))
            .OrderBy(g => g.Name, StringComparer.Ordinal)
            .ToList();
        return Suppression.UpTo(groups.Select(g => g.Questions.Count)) is { } hidden
            ? [.. groups.Select(g => new Cell(g.Name, g.Questions.Count <= hidden ? null : Of(g.Questions, calendar, asOf)))]
            : [];
    }

    /// <summary>The smallest value that at least <paramref name="share"/> of the values do not exceed: a whole number of days that really occurred.</summary>
    public static int? NearestRank(IReadOnlyList<int> ascending, double share) =>
        ascending.Count == 0 ? null : ascending[(int)Math.Ceiling(share * ascending.Count) - 1];
}
