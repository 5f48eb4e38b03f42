using System.Diagnostics;
using System.Text.Json;

namespace MemberBriefingBot.Faults.England;

/// <summary>The simulated Teams as a process of its own, which keeps the published limits strictly and writes its journal to a file.</summary>
internal sealed class TeamsProcess : IAsyncDisposable
{
    private readonly Process _process;

    private TeamsProcess(Process process, TeamsSite site, string journal) => (_process, Site, JournalFile) = (process, site, journal);

    public TeamsSite Site { get; }

    public string JournalFile { get; }

    /// <summary>Processor time of all its threads since it was started.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="folder">Where the journal is kept.</param>
    /// <param name="latency">How long each answer is held back.</param>
    public static async Task<TeamsProcess> StartAsync(string folder, TimeSpan latency)
    {
        var journal = Path.Combine(folder, "journal.jsonl");
        string[] words =
        [
            Path.Combine(AppContext.BaseDirectory, "TeamsSimulator.dll"),
            "--tenant", Town.Tenant, "--app-id", Town.App, "--secret", Town.Secret,
            "--strict-limits", "--latency", $"{latency.TotalMilliseconds:F0}", "--journal", journal,
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", words) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var ready = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The simulated Teams has ended before it was ready.");
        return new TeamsProcess(process, JsonSerializer.Deserialize<TeamsSite>(ready, JsonSerializerOptions.Web)!, journal);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
