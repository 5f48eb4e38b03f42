using System.Diagnostics;
using MemberBriefingBot.Tests.Given;
using Npgsql;

namespace MemberBriefingBot.Faults;

/// <summary>
/// A PostgreSQL server of a run's own, to be killed and started again. The shell that holds it does what it is told on its standard input;
/// when this process ends, in whatever way, it stops the server and removes its folder.
/// </summary>
internal sealed class MortalPostgres : IAsyncDisposable
{
    // Started again, the server may have to wait until what its killed predecessor left has noticed that it is alone.
    private const string Script =
        """
        umask 077
        trap '' INT HUP
        mkdir "$home" || exit 1
        trap 'rm -rf "$home"' EXIT
        cd "$home"
        "$bin/initdb" -D data -U bot -A trust -E UTF8 --locale=C --no-sync >log 2>&1 || { cat log >&2; exit 1; }
        start() {
            for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
                "$bin/postgres" -D data -k "$home" -c listen_addresses= >>log 2>&1 &
                server=$!
                while kill -0 "$server" 2>/dev/null; do
                    "$bin/pg_isready" -q -h "$home" && { echo ready; return; }
                    sleep 0.1
                done
                sleep 0.2
            done
            cat log >&2
            exit 1
        }
        start
        while read -r told; do
            case "$told" in
                kill) kill -KILL "$server"; wait "$server" 2>/dev/null; echo killed ;;
                start) start ;;
            esac
        done
        kill -INT "$server"
        wait "$server"
        """;

    private readonly Process _shell;

    private MortalPostgres(Process shell, string folder) =>
        (_shell, ConnectionString) = (shell, new NpgsqlConnectionStringBuilder { Host = folder, Username = "bot", Database = "postgres" }.ConnectionString);

    public string ConnectionString { get; }

    public static async Task<MortalPostgres> StartAsync()
    {
        var binaries = PostgresBinaries.Folder ?? throw new InvalidOperationException(PostgresBinaries.Absence);
        var folder = Path.Combine(Path.GetTempPath(), $"mbb-pg-{Guid.NewGuid():N}"[..20]);
        string[] command = ["/bin/sh", "-c", Script];
        string[] words = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. command] : command;
        var server = new MortalPostgres(
            Process.Start(new ProcessStartInfo(words[0], words[1..])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["bin"] = binaries, ["home"] = folder },
            })!,
            folder);
        await server.HearAsync("ready");
        return server;
    }

    /// <summary>Ends it as a power failure would.</summary>
    public async Task KillAsync()
    {
        await TellAsync("kill", "killed");
        ForgetConnections();
    }

    /// <summary>Starts it on the same data; returns when it answers.</summary>
    public Task StartAgainAsync() => TellAsync("start", "ready");

    public async ValueTask DisposeAsync()
    {
        ForgetConnections();
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    /// <summary>This process's own, under whichever options they were opened; what it opens next is new.</summary>
    private static void ForgetConnections() => NpgsqlConnection.ClearAllPools();

    private async Task TellAsync(string word, string answer)
    {
        await _shell.StandardInput.WriteLineAsync(word);
        await _shell.StandardInput.FlushAsync();
        await HearAsync(answer);
    }

    private async Task HearAsync(string answer)
    {
        if (await _shell.StandardOutput.ReadLineAsync() != answer)
        {
            throw new InvalidOperationException($"PostgreSQL did not answer. It said:\n{await _shell.StandardError.ReadToEndAsync()}");
        }
    }
}
