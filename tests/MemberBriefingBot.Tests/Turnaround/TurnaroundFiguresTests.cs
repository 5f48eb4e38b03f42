using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Turnaround;

namespace MemberBriefingBot.Tests.Turnaround;

public sealed class TurnaroundFiguresTests
{
    /// <summary>A Monday with no bank holiday near.</summary>
    private static readonly DateOnly s_asked = new(2026, 3, 2);
    private static readonly DateOnly s_due = new(2026, 3, 9);

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 5, 9)]
    [InlineData(new[] { 1, 2, 3 }, 2, 3)]
    [InlineData(new[] { 1, 9 }, 1, 9)]
    [InlineData(new[] { 4 }, 4, 4)]
    [InlineData(new int[0], null, null)]
    public void A_rank_is_a_number_of_days_that_really_occurred(int[] days, int? median, int? p90) =>
        Assert.Equal((median, p90), (TurnaroundFigures.NearestRank(days, 0.5), TurnaroundFigures.NearestRank(days, 0.9)));

    [Fact]
    public void An_answer_on_the_due_date_is_in_time_and_one_the_day_after_is_late()
    {
        var figures = Of(s_due.AddDays(10), Asked(s_due), Asked(s_due.AddDays(1)));

        Assert.Equal((2, 2, 0, 0, 0.5), (figures.Asked, figures.Answered, figures.Open, figures.Overdue, figures.InTargetShare));
        Assert.Equal((5, 6), (figures.MedianDays, figures.P90Days));
    }

    [Fact]
    public void What_is_not_due_yet_counts_neither_for_nor_against()
    {
        Assert.Null(Of(s_due, Asked(s_asked.AddDays(1)), Asked(s_due), Asked(null)).InTargetShare);
        Assert.Equal(2 / 3.0, Of(s_due.AddDays(1), Asked(s_asked.AddDays(1)), Asked(s_due), Asked(null)).InTargetShare);
    }

    [Fact]
    public void A_question_is_overdue_from_the_day_after_it_was_due()
    {
        Assert.Equal((1, 0), (Of(s_due, Asked(null)).Open, Of(s_due, Asked(null)).Overdue));
        Assert.Equal(1, Of(s_due.AddDays(1), Asked(null)).Overdue);
        Assert.Equal(6, Of(s_due.AddDays(1), Asked(null)).OldestOpenDays);
    }

    [Fact]
    public void Days_that_are_not_working_days_are_not_counted() =>
        // Asked on the Thursday before Easter, answered on the Tuesday after it.
        Assert.Equal(1, TurnaroundFigures.Of([new QuestionFacts("Place", "Northmere", "", new DateOnly(2026, 4, 2), new DateOnly(2026, 4, 10), new DateOnly(2026, 4, 7))], WorkingCalendar.England, s_due).MedianDays);

    [Fact]
    public void A_group_of_fewer_than_five_is_named_and_not_shown()
    {
        var questions = Enumerable.Repeat(Asked(s_due), 5).Concat(Enumerable.Repeat(Asked(s_due) with { Directorate = "People" }, 4)).Append(Asked(null) with { Directorate = "" }).ToList();

        var cells = TurnaroundFigures.By(questions, q => q.Directorate, WorkingCalendar.England, s_due);

        Assert.Equal(["Not yet placed", "People", "Place"], cells.Select(c => c.Name));
        Assert.Equal([false, false, true], cells.Select(c => c.Figures is not null));
    }

    private static Figures Of(DateOnly asOf, params QuestionFacts[] questions) => TurnaroundFigures.Of(questions, WorkingCalendar.England, asOf);

    private static QuestionFacts Asked(DateOnly? answeredOn) => new("Place", "Northmere", "Environment", s_asked, s_due, answeredOn);
}
