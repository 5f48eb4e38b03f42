using System.Diagnostics;
using System.Text;
using MemberBriefingBot.Acceptance.Given;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Acceptance.Journey;

/// <summary>The bot itself, as a process of its own, serving the sample council from a database of the test's.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly StringBuilder log = new();

    private BotProcess(Process process, Uri address)
    {
        (this.process, Endpoint) = (process, new Uri(address, "/api/messages"));
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it takes activities.</summary>
    public Uri Endpoint { get; }

    /// <summary>What it has logged so far.</summary>
    public string Log
    {
        get
        {
            lock (log)
            {
                return log.ToString();
            }
        }
    }

    /// <summary>Starts it and returns when it says that it is well.</summary>
    /// <exception cref="InvalidOperationException">It did not start; the message carries its log.</exception>
    public static async Task<BotProcess> StartAsync(string database)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var bot = new BotProcess(Process.Start(StartInfo(address, database))!, address);
        using var http = new HttpClient();
        using var patience = new CancellationTokenSource(Patience);
        while (!bot.process.HasExited && !patience.IsCancellationRequested)
        {
            try
            {
                using var health = await http.GetAsync(new Uri(address, "/healthz"), patience.Token);
                if (health.IsSuccessStatusCode)
                    return bot;
            }
            catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
            {
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }

        await bot.DisposeAsync();
        throw new InvalidOperationException($"The bot did not start. It said:\n{bot.Log}");
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static ProcessStartInfo StartInfo(Uri address, string database) => new(
        "dotnet",
        [
            Checkout.Path("artifacts", "bin", "MemberBriefingBot", new DirectoryInfo(AppContext.BaseDirectory).Name, "MemberBriefingBot.dll"),
            "run", "--sample", "--urls", address.AbsoluteUri,
            "--set", "Store:SqliteFile=", "--set", $"Store:Postgres={database}",
        ])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment =
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Logging__LogLevel__Microsoft.EntityFrameworkCore"] = "None", // the bot itself logs what failed in the end
        },
    };

    private void Keep(string? line)
    {
        lock (log)
        {
            log.AppendLine(line);
        }
    }
}
