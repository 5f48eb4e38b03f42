using System.Diagnostics;
using System.Text.Json.Nodes;
using TeamsSimulator;

namespace MemberBriefingBot.Tests.TeamsSimulator.Given;

/// <summary>The simulator as a program of its own, killed when it is done with.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SimulatorProcess(Process process, JsonNode ready) => (_process, Ready) = (process, ready);

    /// <summary>What it printed when it was ready.</summary>
    public JsonNode Ready { get; }

    public static async Task<SimulatorProcess> StartAsync(params string[] arguments)
    {
        var process = Run(["--tenant", SimulatedTeams.Tenant, "--app-id", SimulatedTeams.AppId, "--secret", "x", .. arguments]);
        var line = await process.StandardOutput.ReadLineAsync();
        Assert.NotNull(line);
        return new SimulatorProcess(process, JsonNode.Parse(line)!);
    }

    public static Process Run(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(Simulator).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;

    public Uri Control(string route) => new(new Uri(Ready["control"]!.GetValue<string>()), route);

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
