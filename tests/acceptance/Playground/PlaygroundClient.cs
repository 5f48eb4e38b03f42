using System.Diagnostics;
using System.Text.RegularExpressions;
using MemberBriefingBot.Acceptance.Given;

namespace MemberBriefingBot.Acceptance.Playground;

/// <summary>
/// A Microsoft 365 Agents Playground, which looks and speaks like Teams, with one person at the keyboard. Its page
/// installs the bot for that person when it is first opened.
/// </summary>
public sealed partial class PlaygroundClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process node;
    private readonly DirectoryInfo files;

    private PlaygroundClient(Process node, DirectoryInfo files, Uri page) =>
        (this.node, this.files, Page) = (node, files, page);

    /// <summary>The page to open in a browser.</summary>
    public Uri Page { get; }

    /// <summary>What the Playground has logged; belongs in the message of a test that fails.</summary>
    public string Log => ReadLog(files);

    /// <summary>Starts a Playground and returns when it answers.</summary>
    /// <param name="person">Who is at the keyboard.</param>
    /// <param name="tenant">The council's Entra tenant.</param>
    /// <param name="bot">Where the bot takes activities.</param>
    /// <exception cref="InvalidOperationException">It is not installed or did not start; the message carries its log.</exception>
    public static async Task<PlaygroundClient> StartAsync(Person person, Guid tenant, Uri bot)
    {
        var folder = Directory.CreateTempSubdirectory("mbb-playground-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "config.yml"), PlaygroundConfiguration.For(person, tenant));
        var process = Process.Start(StartInfo(folder, bot))!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var page = await PageAsync(process, patience.Token);
            await AnswersAsync(page, process, patience.Token);
            return new PlaygroundClient(process, folder, page);
        }
        catch (Exception failure) when (failure is OperationCanceledException or EndOfStreamException)
        {
            process.Kill();
            throw new InvalidOperationException($"The Playground did not start. Its log:\n{ReadLog(folder)}", failure);
        }
    }

    /// <summary>Ends it and removes its files.</summary>
    public async ValueTask DisposeAsync()
    {
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        node.Dispose();
        files.Delete(recursive: true);
    }

    private static ProcessStartInfo StartInfo(DirectoryInfo folder, Uri bot) => new(
        Node.Program ?? throw new InvalidOperationException(Node.Absence),
        [
            "--require", Path.Combine(Node.Folder, "end-with-parent.cjs"),
            Node.Module("@microsoft", "m365agentsplayground", "cli.js"),
            "--app-endpoint", bot.AbsoluteUri,
            "--channel-id", "msteams",
            "--port", FreePort.Next().ToString(),
            "--disable-telemetry",
        ])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        WorkingDirectory = folder.FullName,
        Environment =
        {
            ["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = Path.Combine(folder.FullName, "config.yml"),
            ["M365_AGENTS_PLAYGROUND_LOGFILE"] = LogFile(folder),
            ["TEAMSAPPTESTER_BROWSER"] = "none",
        },
    };

    // The port asked for may have been taken meanwhile, so the one that counts is the one it names.
    private static async Task<Uri> PageAsync(Process process, CancellationToken cancellationToken)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new Uri($"http://localhost:{match.Groups["port"].Value}");
            }
        }

        throw new EndOfStreamException("The Playground ended before it listened.");
    }

    // With a configuration it dislikes it says that it listens, and ends.
    private static async Task AnswersAsync(Uri page, Process process, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = page };
        while (!process.HasExited)
        {
            try
            {
                using var pong = await http.GetAsync(new Uri("/_debug/ping", UriKind.Relative), cancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
            }
        }

        throw new EndOfStreamException("The Playground ended before it answered.");
    }

    private static string ReadLog(DirectoryInfo folder) =>
        File.Exists(LogFile(folder)) ? File.ReadAllText(LogFile(folder)) : "(empty)";

    private static string LogFile(DirectoryInfo folder) => Path.Combine(folder.FullName, "log.txt");

    [GeneratedRegex("Listening on (?<port>[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
