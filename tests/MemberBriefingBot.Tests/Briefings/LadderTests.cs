using MemberBriefingBot.Core.Briefings;

namespace MemberBriefingBot.Tests.Briefings;

public sealed class LadderTests
{
    private static readonly DateTimeOffset s_since = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(3.9, null)]
    [InlineData(4.0, "remind")]
    [InlineData(30.0, "remind")]
    public void The_first_rung_is_the_reminder_however_late_it_is(double hours, string? due) => Assert.Equal(due, Due(KindRules.Default, hours));

    [Theory]
    [InlineData(7.9, null)]
    [InlineData(8.0, "notify")]
    public void The_second_comes_at_its_own_time(double hours, string? due) => Assert.Equal(due, Due(KindRules.Default, hours, ("remind", 4)));

    [Fact]
    public void Two_rungs_are_an_hour_apart_as_after_a_night_or_an_outage()
    {
        Assert.Null(Due(KindRules.Default, 30.9, ("remind", 30)));
        Assert.Equal("notify", Due(KindRules.Default, 31, ("remind", 30)));
        Assert.Equal("email", Due(KindRules.Default, 32, ("remind", 30), ("notify", 31)));
    }

    [Fact]
    public void Each_is_climbed_once() => Assert.Null(Due(KindRules.Default, 300, ("remind", 4), ("notify", 8), ("email", 24)));

    [Fact]
    public void A_rung_without_a_time_is_left_out() =>
        Assert.Equal("email", Due(KindRules.Default with { RemindAfter = null, NotifyAfter = null }, 24));

    [Fact]
    public void They_come_in_the_order_of_their_times() =>
        Assert.Equal("email", Due(KindRules.Default with { EmailAfter = TimeSpan.FromHours(1) }, 10));

    [Fact]
    public void Only_what_is_urgent_to_all_must_be_confirmed_unless_the_council_says_otherwise()
    {
        var council = new Core.CouncilId("mereside");
        var agreed = new BriefingRules(new Dictionary<(Core.CouncilId, BriefingKind), KindRules> { [(council, BriefingKind.WardDecision)] = new() { MustAcknowledge = true } });

        Assert.Equal(
            [BriefingKind.WardDecision, BriefingKind.AllMemberUrgent],
            Enum.GetValues<BriefingKind>().Where(kind => agreed.Of(council, kind).MustAcknowledge));
    }

    private static string? Due(KindRules rules, double hours, params (string Rung, double Hours)[] climbed) =>
        Ladder.Due(rules, s_since, climbed.ToDictionary(c => c.Rung, c => s_since.AddHours(c.Hours)), s_since.AddHours(hours))?.Occasion;
}
