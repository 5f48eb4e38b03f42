using System.Diagnostics;
using MemberBriefingBot.Tests.Given;
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
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Checkout.Path("artifacts", "bin", "MemberBriefingBot.Faults", configuration, "MemberBriefingBot.Faults.dll");
        using var sweep = Process.Start(new ProcessStartInfo("dotnet", [program, "crash-sweep", "--engine", engine, "--runs", $"{Runs}", "--seed", "7"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await Task.WhenAll(sweep.StandardOutput.ReadToEndAsync(), sweep.StandardError.ReadToEndAsync());
        await sweep.WaitForExitAsync();

        output.WriteLine(string.Join('\n', said));
        Assert.True(sweep.ExitCode == 0, string.Join('\n', said));
    }
}
