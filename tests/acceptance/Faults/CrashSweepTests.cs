using Xunit.Abstractions;

namespace MemberBriefingBot.Acceptance.Faults;

/// <summary>Row 5, a few runs of it: the bot is killed at seeded moments, and nothing is lost, doubled or early. By hand it is run with thousands.</summary>
public sealed class CrashSweepTests(ITestOutputHelper output)
{
    private const int Runs = 3;

    [Fact]
    public Task Row_5_Kills_on_SQLite_lose_double_and_leak_nothing() => SweepAsync("sqlite");

    [PostgresFact]
    public Task Row_5_Kills_on_PostgreSQL_lose_double_and_leak_nothing() => SweepAsync("postgres");

    private async Task SweepAsync(string engine)
    {
        var (held, said) = await FaultProgram.RunAsync("crash-sweep", "--engine", engine, "--runs", $"{Runs}", "--seed", "7");

        output.WriteLine(said);
        Assert.True(held, said);
    }
}
