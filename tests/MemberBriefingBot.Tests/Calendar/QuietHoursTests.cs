using FsCheck;
using FsCheck.Fluent;
using MemberBriefingBot.Core.Calendar;

namespace MemberBriefingBot.Tests.Calendar;

public sealed class QuietHoursTests
{
    private static readonly QuietHours s_nights = new(new TimeOnly(21, 0), new TimeOnly(7, 0));

    [Theory]
    [InlineData("2026-12-07T20:59:59Z", "2026-12-07T20:59:59Z")]
    [InlineData("2026-12-07T21:00:00Z", "2026-12-08T07:00:00Z")]
    [InlineData("2026-12-08T00:00:00Z", "2026-12-08T07:00:00Z")]
    [InlineData("2026-12-08T06:59:59Z", "2026-12-08T07:00:00Z")]
    [InlineData("2026-12-08T07:00:00Z", "2026-12-08T07:00:00Z")]
    public void What_can_wait_waits_from_nine_in_the_evening_to_seven(string at, string sent) => Assert.Equal(At(sent), s_nights.EndOf(At(at)));

    [Theory]
    [InlineData("2026-07-06T20:00:00Z", "2026-07-07T06:00:00Z")]
    [InlineData("2026-07-07T06:00:00Z", "2026-07-07T06:00:00Z")]
    public void In_summer_the_clock_on_the_wall_counts(string at, string sent) => Assert.Equal(At(sent), s_nights.EndOf(At(at)));

    [Theory]
    [InlineData("2027-03-27T21:00:00Z", "2027-03-28T06:00:00Z", 9)]
    [InlineData("2026-10-24T20:00:00Z", "2026-10-25T07:00:00Z", 11)]
    public void The_night_is_an_hour_shorter_in_spring_and_an_hour_longer_in_autumn(string begins, string ends, int hours)
    {
        Assert.Equal(At(ends), s_nights.EndOf(At(begins)));
        Assert.Equal(hours, (s_nights.EndOf(At(begins)) - At(begins)).TotalHours);
    }

    [Fact]
    public void Quiet_hours_that_end_in_the_hour_that_comes_twice_end_once()
    {
        var early = new QuietHours(new TimeOnly(22, 0), new TimeOnly(1, 30));

        Assert.Equal(At("2026-10-25T00:30:00Z"), early.EndOf(At("2026-10-25T00:10:00Z")));
        Assert.Equal(At("2026-10-25T01:10:00Z"), early.EndOf(At("2026-10-25T01:10:00Z")));
    }

    [Fact]
    public void Quiet_hours_that_begin_in_the_hour_that_comes_twice_are_not_interrupted()
    {
        var late = new QuietHours(new TimeOnly(1, 30), new TimeOnly(5, 0));

        Assert.Equal(At("2026-10-25T05:00:00Z"), late.EndOf(At("2026-10-25T00:45:00Z")));
        Assert.Equal(At("2026-10-25T05:00:00Z"), late.EndOf(At("2026-10-25T01:10:00Z")));
    }

    [Fact]
    public void Quiet_hours_within_the_missing_hour_are_none() =>
        Assert.Equal(At("2027-03-28T01:00:00Z"), new QuietHours(new TimeOnly(1, 0), new TimeOnly(2, 0)).EndOf(At("2027-03-28T01:00:00Z")));

    [Fact]
    public void Quiet_hours_in_the_daytime_are_of_one_day() =>
        Assert.Equal(At("2026-12-07T14:00:00Z"), new QuietHours(new TimeOnly(12, 0), new TimeOnly(14, 0)).EndOf(At("2026-12-07T13:00:00Z")));

    [Fact]
    public void Whatever_waited_is_sent_outside_the_quiet_hours_and_within_a_day()
    {
        var instants = Gen.Choose(0, 3 * 365 * 24 * 60).Select(minutes => At("2026-01-01T00:00:00Z").AddMinutes(minutes));
        var times = Gen.Choose(0, 23).Select(hour => new TimeOnly(hour, 0));

        Prop.ForAll(Arb.From(instants), Arb.From(times), Arb.From(times), (at, from, until) =>
        {
            var sent = new QuietHours(from, until).EndOf(at);
            return from == until || (sent >= at && sent - at <= TimeSpan.FromHours(25) && new QuietHours(from, until).EndOf(sent) == sent);
        }).QuickCheckThrowOnFailure();
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
