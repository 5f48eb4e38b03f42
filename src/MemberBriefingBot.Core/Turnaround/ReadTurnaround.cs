using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Turnaround;

/// <summary>The report over the questions asked from one day to another.</summary>
public sealed class ReadTurnaround(BriefingDb db, ReadReleaseStatus statuses, Councils councils, TimeProvider clock)
{
    /// <summary>The span of a report when none is asked for, in days.</summary>
    public const int DefaultDays = 90;

    public async Task<TurnaroundReport> HandleAsync(CouncilId councilId, DateOnly? from, DateOnly? until, CancellationToken cancel)
    {
        var asOf = LondonTime.DateOn(clock.Now());
        var (first, last) = (from ?? (until ?? asOf).AddDays(-DefaultDays), until ?? asOf);
        var calendar = councils[councilId].Calendar;
        var wards = await db.WardNamesAsync(councilId, cancel);
        var questions = await db.Questions.AsNoTracking()
            .Where(q => q.CouncilId == councilId && q.AskedOn >= first && q.AskedOn <= last)
            .Select(q => new { q.Directorate, q.WardKey, q.Portfolio, q.AskedOn, q.AnswerDueOn, q.AnsweredAt })
            .ToListAsync(cancel);
        var facts = questions
            .Select(q => new QuestionFacts(
                q.Directorate, wards.GetValueOrDefault(q.WardKey, q.WardKey), q.Portfolio, q.AskedOn, q.AnswerDueOn, q.AnsweredAt is { } at ? LondonTime.DateOn(at) : null))
            .ToList();
        return new TurnaroundReport(
            first, last, asOf,
            TurnaroundFigures.Of(facts, calendar, asOf),
            TurnaroundFigures.By(facts, q => q.Directorate, calendar, asOf),
            TurnaroundFigures.By(facts, q => q.Ward, calendar, asOf),
            Suppression.GivenAway(facts, q => q.Directorate, q => q.Portfolio) ? [] : TurnaroundFigures.By(facts, q => q.Portfolio, calendar, asOf),
            PressNotices.Of(await StatusesAsync(councilId, first, last, cancel)));
    }

    private async Task<List<ReleaseStatus>> StatusesAsync(CouncilId councilId, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var (start, end) = (LondonTime.InstantOf(first, TimeOnly.MinValue).At, LondonTime.InstantOf(last.AddDays(1), TimeOnly.MinValue).At);
        var items = await db.Briefings.AsNoTracking().Include(b => b.Tiers)
            .Where(b => b.CouncilId == councilId && b.Timetable.PressAt >= start && b.Timetable.PressAt < end && (b.State == BriefingState.Scheduled || b.State == BriefingState.Lifted))
            .ToListAsync(cancel);
        var read = new List<ReleaseStatus>(items.Count);
        foreach (var item in items)
        {
            read.Add(await statuses.StatusOfAsync(item, cancel));
        }

        return read;
    }
}
