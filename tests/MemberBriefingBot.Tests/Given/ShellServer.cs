using System.Diagnostics;

namespace MemberBriefingBot.Tests.Given;

/// <summary>
/// A server that a shell holds for this process, in a folder of its own. It lives as long as the pipe to the shell's standard input: when
/// this process ends, in whatever way, a killed one included, the shell reads the end of the pipe, does what its script says then, and
/// removes the folder.
/// </summary>
internal sealed class ShellServer : IDisposable
{
    private const string Prologue =
        """
        umask 077
        trap '' INT HUP
        mkdir "$home" || exit 1
        trap 'rm -rf "$home"' EXIT
        cd "$home"

        """;

    private readonly Process _shell;

    private ShellServer(Process shell, string folder) => (_shell, Folder) = (shell, folder);

    /// <summary>Where its script begins; also <c>$home</c> there. Its path is short enough for a socket in it.</summary>
    public string Folder { get; }

    /// <summary>Starts it; returns when its script has said “ready”.</summary>
    /// <param name="told">What else the script finds in its environment.</param>
    /// <exception cref="InvalidOperationException">It did not get ready; the message has what it said instead.</exception>
    public static async Task<ShellServer> StartAsync(string script, params (string Name, string Value)[] told)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"mbb-pg-{Guid.NewGuid():N}"[..20]);
        var server = new ShellServer(Process.Start(StartInfo(Prologue + script, [.. told, ("home", folder)]))!, folder);
        await server.HearAsync("ready");
        return server;
    }

    /// <exception cref="InvalidOperationException">It answered something else; the message has what it said.</exception>
    public async Task TellAsync(string word, string answer)
    {
        await _shell.StandardInput.WriteLineAsync(word);
        await _shell.StandardInput.FlushAsync();
        await HearAsync(answer);
    }

    /// <summary>Ends the server and waits until its script has cleaned up.</summary>
    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
    }

    private async Task HearAsync(string answer)
    {
        if (await _shell.StandardOutput.ReadLineAsync() != answer)
        {
            throw new InvalidOperationException($"The throw-away server did not answer. It said:\n{await _shell.StandardError.ReadToEndAsync()}");
        }
    }

    // PostgreSQL and PgBouncer refuse to run as root, so root lends them the account that PostgreSQL's package made.
    private static ProcessStartInfo StartInfo(string script, (string Name, string Value)[] told)
    {
        string[] command = ["/bin/sh", "-c", script];
        string[] words = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. command] : command;
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in told)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
