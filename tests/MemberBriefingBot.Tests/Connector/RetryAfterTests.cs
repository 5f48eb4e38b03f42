using MemberBriefingBot.Connector;

namespace MemberBriefingBot.Tests.Connector;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData("1.5", 1.5)]
    [InlineData("-5", 0)]
    [InlineData("3600", 3600)]
    [InlineData("1000000000", 3600)]
    [InlineData("999999999999999999999999999999999999999999", 3600)]
    [InlineData("Mon, 02 Mar 2026 09:00:30 GMT", 30)]
    [InlineData("Monday, 02-Mar-26 09:00:30 GMT", 30)]
    [InlineData("Mon Mar  2 09:00:30 2026", 30)]
    [InlineData("Mon, 02 Mar 2026 08:00:00 GMT", 0)]
    [InlineData("Mon, 01 Mar 2027 09:00:00 GMT", 3600)]
    public void What_is_legible_is_held_between_nothing_and_an_hour(string header, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryAfter.Read(header, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1, 2")]
    [InlineData("1e3")]
    [InlineData("x7")]
    public void What_is_not_is_nothing(string? header) => Assert.Null(RetryAfter.Read(header, Now));
}
