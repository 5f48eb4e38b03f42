using System.Globalization;
using MemberBriefingBot.Core.Calendar;

namespace MemberBriefingBot.Tests.Calendar;

public class LondonTimeTests
{
    [Theory]
    [InlineData("2026-06-30T23:30:00Z", "2026-07-01", "00:30")]
    [InlineData("2026-11-26T23:59:59Z", "2026-11-26", "23:59:59")]
    public void An_instant_has_the_date_and_time_of_londons_clock(string instant, string date, string time)
    {
        Assert.Equal(DateOnly.Parse(date, CultureInfo.InvariantCulture), LondonTime.DateOn(Instant(instant)));
        Assert.Equal(TimeOnly.Parse(time, CultureInfo.InvariantCulture), LondonTime.TimeOn(Instant(instant)));
    }

    [Theory]
    [InlineData("2026-11-26", "2026-11-26T09:00:00Z")]
    [InlineData("2026-06-26", "2026-06-26T08:00:00Z")]
    public void A_usual_time_means_one_instant(string date, string expected)
    {
        var instant = LondonTime.InstantOf(DateOnly.Parse(date, CultureInfo.InvariantCulture), new TimeOnly(9, 0));
        Assert.Equal(new LondonInstant.Exact(Instant(expected)), instant);
        Assert.Null(instant.Remark);
    }

    [Fact]
    public void A_time_that_comes_twice_is_the_first_and_says_so()
    {
        var instant = LondonTime.InstantOf(new DateOnly(2026, 10, 25), new TimeOnly(1, 30));
        Assert.Equal(new LondonInstant.RepeatedHour(Instant("2026-10-25T00:30:00Z")), instant);
        Assert.Equal(
            "The clocks go back that night, so this time comes twice. The first was taken: Sunday 25 October 2026 at 1:30am BST.",
            instant.Remark);
    }

    [Fact]
    public void A_time_that_does_not_exist_moves_forward_and_says_so()
    {
        var instant = LondonTime.InstantOf(new DateOnly(2026, 3, 29), new TimeOnly(1, 30));
        Assert.Equal(new LondonInstant.MissingHour(Instant("2026-03-29T01:30:00Z")), instant);
        Assert.EndsWith("moved forward by an hour: Sunday 29 March 2026 at 2:30am.", instant.Remark, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-26T09:00:00Z", "Thursday 26 November 2026 at 9am")]
    [InlineData("2026-11-26T09:05:59Z", "Thursday 26 November 2026 at 9:05am")]
    [InlineData("2026-06-26T11:00:00Z", "Friday 26 June 2026 at midday")]
    [InlineData("2026-06-26T11:30:00Z", "Friday 26 June 2026 at 12:30pm")]
    [InlineData("2026-11-26T00:00:00Z", "midnight at the start of Thursday 26 November 2026")]
    [InlineData("2026-10-25T00:30:00Z", "Sunday 25 October 2026 at 1:30am BST")]
    [InlineData("2026-10-25T01:30:00Z", "Sunday 25 October 2026 at 1:30am GMT")]
    public void Times_are_said_in_plain_english(string instant, string expected) =>
        Assert.Equal(expected, LondonTime.Say(Instant(instant)));

    [Fact]
    public void The_words_do_not_follow_the_machines_language()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            Assert.Equal("Thursday 26 November 2026 at 9:30am", LondonTime.Say(Instant("2026-11-26T09:30:00Z")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static DateTimeOffset Instant(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);
}
