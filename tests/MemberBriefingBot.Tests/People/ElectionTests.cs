using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Tests.People;

public sealed class ElectionTests
{
    [Theory]
    [InlineData("2026-05-07", "2026-03-30")]
    [InlineData("2024-05-02", "2024-03-26")]
    [InlineData("2025-05-01", "2025-03-25")]
    public void The_latest_notice_is_25_working_days_before_the_poll(string poll, string notice) =>
        Assert.Equal(new Election(Day(notice), Day(poll)), Election.WithLatestNotice(Day(poll)));

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");
}
