using Xunit.Abstractions;

namespace MemberBriefingBot.Acceptance.Faults;

/// <summary>Many councils due at one instant, a small country of them. By hand it is run with all of England's.</summary>
public sealed class AllEnglandTests(ITestOutputHelper output)
{
    [PostgresFact]
    public async Task Every_council_of_a_country_is_sent_to_at_one_instant_with_nothing_lost_doubled_early_or_over_a_limit()
    {
        var (held, said) = await FaultProgram.RunAsync("all-england", "--councils", "6", "--members", "60", "--nodes", "2");

        output.WriteLine(said);
        Assert.True(held, said);
        Assert.Equal(2, said.Split("60 shown").Length - 1);
    }
}
