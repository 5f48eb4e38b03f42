using System.Diagnostics;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Acceptance.Faults;

/// <summary>The fault program, run as a person would run it.</summary>
internal static class FaultProgram
{
    /// <returns>Whether every promise held, and what it printed.</returns>
    public static async Task<(bool Held, string Said)> RunAsync(params string[] words)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Checkout.Path("artifacts", "bin", "MemberBriefingBot.Faults", configuration, "MemberBriefingBot.Faults.dll");
        using var run = Process.Start(new ProcessStartInfo("dotnet", [program, .. words])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await Task.WhenAll(run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        return (run.ExitCode == 0, string.Join('\n', said));
    }
}
