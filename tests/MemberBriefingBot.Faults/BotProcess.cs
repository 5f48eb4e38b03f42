using System.Diagnostics;
using System.Text;

namespace MemberBriefingBot.Faults;

/// <summary>The bot as a process of its own, to be killed.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(50);
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private BotProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Processor time of all its threads since it was started.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="program">The folder of its program.</param>
    /// <param name="councils">The settings of those it serves.</param>
    /// <param name="folder">The run's own, where it may put a file.</param>
    public static BotProcess Start(string program, TeamsSite teams, TownStore store, IEnumerable<string> councils, string folder)
    {
        var pem = Path.Combine(folder, "authority.pem");
        File.WriteAllText(pem, teams.AuthorityCertificatePem);
        string[] settings =
        [
            .. store.Settings,
            .. councils,
            "Logging:LogLevel:Default=Warning",
            "Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
            "Logging:LogLevel:Microsoft.EntityFrameworkCore=None",
            $"Connector:AppId={Town.App}", $"Connector:OpenIdMetadata={teams.OpenIdMetadata}", "Connector:AllowLoopback=true",
            $"Teams:DefaultServiceUrl={teams.ServiceUrl}",
            "Credential:Kind=Secret", $"Credential:TenantId={Town.Tenant}", $"Credential:Authority={teams.TokenAuthority}", $"Credential:Secret={Town.Secret}",
            $"Credential:TrustedAuthorityPem={pem}",
        ];
        return new BotProcess(Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(program, "MemberBriefingBot.dll"), "run", "--urls", "http://127.0.0.1:0", .. settings.SelectMany(s => new[] { "--set", s })])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        })!);
    }

    /// <summary>Waits until it serves and its loops run.</summary>
    /// <exception cref="InvalidOperationException">It has ended; the message has its last words.</exception>
    public async Task ReadyAsync(CancellationToken patience)
    {
        while (!Said.Contains("Application started", StringComparison.Ordinal))
        {
            MustRun();
            await Task.Delay(s_betweenLooks, TimeProvider.System, patience);
        }
    }

    /// <summary>Waits for what cannot come once the bot has ended.</summary>
    /// <exception cref="InvalidOperationException">It has ended first; the message has its last words.</exception>
    public async Task AliveUntilAsync(Task moment)
    {
        await Task.WhenAny(moment, _process.WaitForExitAsync());
        if (!moment.IsCompleted)
        {
            MustRun();
        }

        await moment;
    }

    /// <exception cref="InvalidOperationException">It has ended; the message has its last words.</exception>
    public void MustRun()
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"The bot has ended. It said:\n{Said}");
        }
    }

    /// <summary>Ends it as a power failure would: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops it in its tracks; it does not know.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    public Task ThawAsync() => SignalAsync("CONT");

    /// <summary>Tells it to stop, as a host does that is shut down, and waits until it has.</summary>
    /// <returns>Its exit status.</returns>
    public async Task<int> StopAsync(CancellationToken patience)
    {
        await SignalAsync("TERM");
        await _process.WaitForExitAsync(patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {Id}"]);
        await kill.WaitForExitAsync();
    }

    private void Keep(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }
}
