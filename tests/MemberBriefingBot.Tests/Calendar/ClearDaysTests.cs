using FsCheck;
using FsCheck.Fluent;
using MemberBriefingBot.Core.Calendar;

namespace MemberBriefingBot.Tests.Calendar;

public sealed class ClearDaysTests
{
    private static readonly WorkingCalendar s_england = WorkingCalendar.England;
    private static readonly ClearDays s_fiveWorking = new(5, NotCounted.AllButWorkingDays);
    private static readonly ClearDays s_twentyEight = new(28, NotCounted.None);

    [Fact]
    public void Twenty_eight_clear_days_before_a_cabinet_of_24_september_2025_lie_between_it_and_26_august()
    {
        Assert.Equal(Day("2025-08-26"), s_twentyEight.Before(Day("2025-09-24"), s_england));
        Assert.Equal(28, s_twentyEight.Between(Day("2025-08-26"), Day("2025-09-24"), s_england));
        Assert.Equal(27, s_twentyEight.Between(Day("2025-08-27"), Day("2025-09-24"), s_england));
    }

    [Fact]
    public void Five_clear_working_days_before_it_are_17_18_19_22_and_23_september() =>
        Assert.Equal(Day("2025-09-16"), s_fiveWorking.Before(Day("2025-09-24"), s_england));

    /// <summary>Salford's register: published on Friday 16 September 2022, effective from the 27th. The days counted are the 20th, 21st, 22nd, 23rd and 26th; Monday 19th was a bank holiday.</summary>
    [Fact]
    public void A_decision_published_on_16_september_2022_may_be_called_in_to_the_26th_and_takes_effect_on_the_27th()
    {
        Assert.Equal(Day("2022-09-26"), s_fiveWorking.Last(Day("2022-09-16"), s_england));
        Assert.Equal(Day("2022-09-27"), s_fiveWorking.After(Day("2022-09-16"), s_england));
        Assert.Equal(Day("2022-09-26"), new ClearDays(5, NotCounted.Weekends).After(Day("2022-09-16"), s_england));
    }

    [Theory]
    [InlineData(NotCounted.None, "2026-12-27")]
    [InlineData(NotCounted.Weekends, "2026-12-25")]
    [InlineData(NotCounted.Weekends | NotCounted.BankHolidays, "2026-12-23")]
    [InlineData(NotCounted.AllButWorkingDays, "2026-12-22")]
    public void What_does_not_count_is_the_councils_to_say(NotCounted notCounted, string expected) =>
        Assert.Equal(Day(expected), new ClearDays(2, notCounted).Before(Day("2026-12-30"), s_england.WithClosures([Day("2026-12-29")])));

    [Fact]
    public void A_day_for_notice_is_itself_a_day_that_counts() =>
        Assert.Equal((Day("2026-11-13"), DayOfWeek.Friday), (s_fiveWorking.Before(Day("2026-11-23"), s_england), Day("2026-11-13").DayOfWeek));

    [Fact]
    public void A_notice_given_at_a_weekend_leaves_the_same_working_days() =>
        Assert.Equal(5, s_fiveWorking.Between(Day("2026-11-15"), Day("2026-11-23"), s_england));

    [Fact]
    public void A_count_into_a_year_whose_holidays_are_not_known_has_no_result()
    {
        Assert.Null(s_fiveWorking.Last(Day("2027-12-29"), s_england));
        Assert.Null(s_fiveWorking.After(Day("2028-03-01"), s_england));
        Assert.Null(s_twentyEight.Before(Day("2019-01-05"), s_england));
        Assert.Null(s_twentyEight.Before(DateOnly.MinValue, s_england));
        Assert.Null(s_twentyEight.Between(Day("2018-12-01"), Day("2019-01-05"), s_england));
        Assert.Equal(0, s_twentyEight.Between(DateOnly.MaxValue, DateOnly.MinValue, s_england));
    }

    [Fact]
    public void The_days_between_a_day_and_the_last_day_for_notice_are_those_that_are_required() =>
        Prop.ForAll(AnyDay(), AnyCount(), AnyKinds(), (day, number, kinds) =>
        {
            var rule = new ClearDays(number, kinds);
            return rule.Between(rule.Before(day, s_england)!.Value, day, s_england) == number && rule.Between(day, rule.After(day, s_england)!.Value, s_england) == number;
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<DateOnly> AnyDay() => Gen.Choose(Day("2021-01-01").DayNumber, Day("2025-12-31").DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    private static Arbitrary<int> AnyCount() => Gen.Choose(0, 60).ToArbitrary();

    private static Arbitrary<NotCounted> AnyKinds() => Gen.Choose(0, (int)NotCounted.AllButWorkingDays).Select(k => (NotCounted)k).ToArbitrary();

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");
}
