using Xunit.Abstractions;

namespace MemberBriefingBot.Acceptance.Faults;

/// <summary>Faults of whole processes, each at one seeded moment. By hand they are run at many.</summary>
public sealed class RealProcessTests(ITestOutputHelper output)
{
    [PostgresFact]
    public Task Row_13_A_bot_stopped_in_its_tracks_past_its_lease_sends_and_records_nothing_more() => HoldsAsync("pause");

    [Fact]
    public Task Row_14_A_bot_told_to_stop_midway_ends_in_time_on_SQLite_and_leaves_nothing_in_doubt() => HoldsAsync("stop", "--engine", "sqlite");

    [PostgresFact]
    public Task Row_14_A_bot_told_to_stop_midway_ends_in_time_on_PostgreSQL_and_leaves_nothing_in_doubt() => HoldsAsync("stop", "--engine", "postgres");

    [PostgresFact]
    public Task Row_43_A_PostgreSQL_killed_in_the_middle_of_a_release_loses_and_doubles_nothing() => HoldsAsync("database-kill");

    private async Task HoldsAsync(params string[] fault)
    {
        var (held, said) = await FaultProgram.RunAsync([.. fault, "--runs", "1", "--seed", "3"]);

        output.WriteLine(said);
        Assert.True(held, said);
    }
}
