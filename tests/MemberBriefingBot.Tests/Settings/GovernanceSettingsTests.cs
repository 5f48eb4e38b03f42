using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Settings;
using Microsoft.Extensions.Configuration;

namespace MemberBriefingBot.Tests.Settings;

public sealed class GovernanceSettingsTests
{
    [Fact]
    public void A_council_that_writes_nothing_counts_as_the_rules_have_it()
    {
        var council = Council();

        Assert.Equal(new GovernanceRules(), council.Governance);
        Assert.Empty(council.Elections);
    }

    [Fact]
    public void A_council_says_what_counts_and_which_elections_come()
    {
        var council = Council(
            ("Governance:AgendaDays", "6"), ("Governance:AgendaNotCounted", "Weekends, BankHolidays"), ("Governance:CallInEndsAt", "17:00"), ("Governance:StatutoryAfterHours", "12"),
            ("ClosureDays:0", "2026-04-01"), ("Elections:0:PollOn", "2026-05-07"), ("Elections:1:PollOn", "2027-05-06"), ("Elections:1:NoticeOn", "2027-03-20"));

        Assert.Equal(new ClearDays(6, NotCounted.Weekends | NotCounted.BankHolidays), council.Governance.Agenda);
        Assert.Equal((new TimeOnly(17, 0), TimeSpan.FromHours(12)), (council.Governance.CallInEndsAt, council.Governance.StatutoryAfter));
        Assert.Equal([new Election(new DateOnly(2026, 3, 30), new DateOnly(2026, 5, 7)), new Election(new DateOnly(2027, 3, 20), new DateOnly(2027, 5, 6))], council.Elections);
    }

    private static Council Council(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection([
            new("Councils:0:Id", "mereside"), new("Councils:0:Name", "Mereside"), new("Councils:0:TenantId", "00000000-cccc-4000-8000-000000000001"),
            .. settings.Select(s => new KeyValuePair<string, string?>($"Councils:0:{s.Name}", s.Value))])
        .Build().ReadCouncils().All[0];
}
