using System.Diagnostics;
using System.Text.Json;
using MemberBriefingBot.Benchmarks.Measuring;

namespace MemberBriefingBot.Benchmarks.Stand;

/// <summary>The parent's half: a process of this program in another role.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _role;
    private string _lastComplaint = "";

    private Child(Process process, string role)
    {
        (_process, _role) = (process, role);
        _process.ErrorDataReceived += (_, line) => _lastComplaint = line.Data ?? _lastComplaint;
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts a role and waits until it is ready.</summary>
    public static async Task<(Child Child, T Ready)> StartAsync<T>(string role, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (IEnumerable<string>)[typeof(Child).Assembly.Location, role, .. args])
        {
            start.ArgumentList.Add(argument);
        }

        var child = new Child(Process.Start(start)!, role);
        try
        {
            return (child, await child.HearAsync<T>());
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    public Task<Gauge> GaugeAsync() => AskAsync<Gauge>(Station.GaugeQuestion);

    public async Task<T> AskAsync<T>(string question)
    {
        await _process.StandardInput.WriteLineAsync(question);
        await _process.StandardInput.FlushAsync();
        return await HearAsync<T>();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(s_patience, TimeProvider.System);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<T> HearAsync<T>() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(s_patience, TimeProvider.System) is { } line
            ? JsonSerializer.Deserialize<T>(line)!
            : throw new InvalidOperationException($"The process in the role “{_role}” ended. Its last words: {_lastComplaint}");
}
