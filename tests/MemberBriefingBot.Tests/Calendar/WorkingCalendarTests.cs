using FsCheck;
using FsCheck.Fluent;
using MemberBriefingBot.Core.Calendar;

namespace MemberBriefingBot.Tests.Calendar;

public class WorkingCalendarTests
{
    private static readonly WorkingCalendar England = WorkingCalendar.England;

    [Theory]
    [InlineData("2022-09-16", 5, "2022-09-26")]
    [InlineData("2024-05-02", -25, "2024-03-26")]
    [InlineData("2026-05-07", -25, "2026-03-30")]
    [InlineData("2025-05-01", -25, "2025-03-25")]
    public void Published_deadlines_come_out_right(string day0, int days, string expected) =>
        Assert.Equal(Day(expected), England.AddWorkingDays(Day(day0), days));

    [Fact]
    public void A_decision_called_in_within_five_days_takes_effect_on_the_next_working_day() =>
        Assert.Equal(Day("2022-09-27"), England.AddWorkingDays(England.AddWorkingDays(Day("2022-09-16"), 5), 1));

    [Theory]
    [InlineData("2020-05-08", "the early May holiday moved to VE day")]
    [InlineData("2022-06-02", "the spring holiday moved to the Jubilee")]
    [InlineData("2022-06-03", "the Platinum Jubilee")]
    [InlineData("2022-09-19", "the State Funeral")]
    [InlineData("2023-05-08", "the Coronation")]
    [InlineData("2022-12-27", "the substitute for Christmas Day on a Sunday")]
    [InlineData("2026-04-03", "Good Friday")]
    [InlineData("2026-11-28", "a Saturday")]
    public void Nobody_works_on(string day, string because) =>
        Assert.False(England.IsWorkingDay(Day(day)), because);

    [Theory]
    [InlineData("2020-05-04", "the usual early May Monday, moved that year")]
    [InlineData("2022-05-30", "the usual spring Monday, moved that year")]
    [InlineData("2024-02-29", "a leap day")]
    [InlineData("2026-03-17", "a holiday in Northern Ireland only")]
    [InlineData("2026-11-30", "a holiday in Scotland only")]
    public void People_work_on(string day, string because) =>
        Assert.True(England.IsWorkingDay(Day(day)), because);

    [Theory]
    [InlineData("2026-11-27", "Friday")]
    [InlineData("2026-11-28", "Saturday")]
    [InlineData("2026-11-29", "Sunday")]
    public void A_question_received_from_friday_to_sunday_has_monday_as_its_first_working_day(string received, string day)
    {
        Assert.Equal(day, Day(received).DayOfWeek.ToString());
        Assert.Equal(Day("2026-11-30"), England.AddWorkingDays(Day(received), 1));
    }

    [Fact]
    public void The_day_before_good_friday_is_followed_by_the_tuesday_after_easter() =>
        Assert.Equal(Day("2026-04-07"), England.AddWorkingDays(Day("2026-04-02"), 1));

    [Fact]
    public void Christmas_closure_days_push_a_due_date_into_january()
    {
        var closed = England.WithClosures([Day("2026-12-29"), Day("2026-12-30"), Day("2026-12-31")]);
        Assert.Equal(Day("2026-12-29"), England.AddWorkingDays(Day("2026-12-24"), 1));
        Assert.Equal(Day("2027-01-04"), closed.AddWorkingDays(Day("2026-12-24"), 1));
    }

    [Fact]
    public void Closures_leave_the_calendar_they_came_from_alone_and_add_up()
    {
        var closed = England.WithClosures([Day("2026-12-29")]).WithClosures([Day("2026-12-30")]);
        Assert.False(closed.IsWorkingDay(Day("2026-12-29")));
        Assert.False(closed.IsWorkingDay(Day("2026-12-30")));
        Assert.True(England.IsWorkingDay(Day("2026-12-29")));
    }

    [Theory]
    [InlineData("2026-11-24", "2026-11-24", 0)]
    [InlineData("2026-11-28", "2026-11-28", 0)]
    [InlineData("2026-11-28", "2026-11-29", 0)]
    [InlineData("2026-11-27", "2026-11-30", 1)]
    [InlineData("2026-11-30", "2026-11-27", -1)]
    [InlineData("2024-02-28", "2024-03-01", 2)]
    public void Days_between_are_counted_after_the_first_and_up_to_the_last(string from, string to, int expected) =>
        Assert.Equal(expected, England.WorkingDaysBetween(Day(from), Day(to)));

    [Fact]
    public void The_calendar_covers_whole_years_and_says_which()
    {
        Assert.Equal(Day("2019-01-01"), England.CoveredFrom);
        Assert.Equal(Day("2027-12-31"), England.CoveredUntil);
        Assert.True(England.Covers(Day("2027-12-31")));
        Assert.False(England.Covers(Day("2028-01-01")));
    }

    [Fact]
    public void A_year_whose_holidays_are_not_known_is_never_counted()
    {
        Assert.Throws<DateNotCoveredException>(() => England.IsWorkingDay(Day("2028-01-04")));
        Assert.Throws<DateNotCoveredException>(() => England.AddWorkingDays(Day("2019-01-02"), -1));
        Assert.Throws<DateNotCoveredException>(() => England.WorkingDaysBetween(Day("2027-12-31"), Day("2028-01-04")));
        var thrown = Assert.Throws<DateNotCoveredException>(() => England.AddWorkingDays(Day("2027-12-30"), 2));
        Assert.Equal(Day("2028-01-01"), thrown.Day);
        Assert.Contains("The calendar covers 1 January 2019 to 31 December 2027", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counting_days_back_gives_the_days_that_were_added() =>
        Prop.ForAll(AnyDay(), AnyCount(), (day, days) =>
            England.WorkingDaysBetween(day, England.AddWorkingDays(day, days)) == days).QuickCheckThrowOnFailure();

    [Fact]
    public void Adding_the_days_between_reaches_the_same_working_day() =>
        Prop.ForAll(AnyDay(), AnyDay(), (from, to) =>
            from == to || !England.IsWorkingDay(to)
            || England.AddWorkingDays(from, England.WorkingDaysBetween(from, to)) == to).QuickCheckThrowOnFailure();

    [Fact]
    public void A_later_day_and_a_longer_count_never_end_earlier() =>
        Prop.ForAll(AnyDay(), AnyDay(), AnyCount(), (one, other, days) =>
        {
            var (first, second) = one <= other ? (one, other) : (other, one);
            return England.AddWorkingDays(first, days) <= England.AddWorkingDays(second, days)
                && England.AddWorkingDays(first, days) <= England.AddWorkingDays(first, days + 1)
                && England.WorkingDaysBetween(first, second) >= 0;
        }).QuickCheckThrowOnFailure();

    // Two years in from either end, so that no count in these properties leaves the years that are covered.
    private static Arbitrary<DateOnly> AnyDay() =>
        Gen.Choose(Day("2021-01-01").DayNumber, Day("2025-12-31").DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    private static Arbitrary<int> AnyCount() => Gen.Choose(-300, 300).ToArbitrary();

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");
}
