using System.Diagnostics;
using Npgsql;

namespace MemberBriefingBot.Tests.Given;

/// <summary>
/// A throw-away PostgreSQL server in a temporary folder, reached through a Unix socket that only this user can open.
/// It lives as long as the pipe to its standard input: when this process ends, in whatever way, a killed one included,
/// the shell that holds the server reads the end of the pipe, stops the server and removes the folder.
/// </summary>
internal sealed class PostgresCluster : IDisposable
{
    // fsync stays on: tests of delivery count on what a commit promises. A database that does not care turns off
    // synchronous_commit for itself.
    private const string Script =
        """
        umask 077
        trap '' INT HUP
        mkdir "$home" || exit 1
        trap 'rm -rf "$home"' EXIT
        cd "$home"
        "$bin/initdb" -D data -U bot -A trust -E UTF8 --locale=C --no-sync >log 2>&1 || { cat log >&2; exit 1; }
        "$bin/postgres" -D data -k "$home" -c listen_addresses= -c max_connections=200 >>log 2>&1 &
        server=$!
        until "$bin/pg_isready" -q -h "$home"; do
            kill -0 "$server" 2>/dev/null || { cat log >&2; exit 1; }
            sleep 0.1
        done
        echo ready
        read -r _
        kill -INT "$server"
        wait "$server"
        """;

    private readonly Process shell;

    private PostgresCluster(Process shell, string folder) => (this.shell, Folder) = (shell, folder);

    /// <summary>The server's folder, which also holds its socket.</summary>
    public string Folder { get; }

    /// <summary>Makes and starts a server; returns when it answers.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is missing or did not start; the message carries its log.</exception>
    public static async Task<PostgresCluster> StartAsync()
    {
        var binaries = PostgresBinaries.Folder ?? throw new InvalidOperationException(PostgresBinaries.Absence);
        var folder = Path.Combine(Path.GetTempPath(), $"mbb-pg-{Guid.NewGuid():N}"[..20]);
        var keeper = Process.Start(StartInfo(binaries, folder))!;
        if (await keeper.StandardOutput.ReadLineAsync() == "ready")
        {
            return new PostgresCluster(keeper, folder);
        }

        var log = await keeper.StandardError.ReadToEndAsync();
        throw new InvalidOperationException($"The throw-away PostgreSQL did not start. It said:\n{log}");
    }

    /// <summary>How to reach one of the server's databases.</summary>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder { Host = Folder, Username = "bot", Database = database }.ConnectionString;

    /// <summary>Ends the server and waits until its folder is gone.</summary>
    public void Dispose()
    {
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }

    // PostgreSQL refuses to run as root, so root lends it the account that its package made.
    private static ProcessStartInfo StartInfo(string binaries, string folder)
    {
        string[] command = ["/bin/sh", "-c", Script];
        string[] words = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. command]
            : command;
        return new ProcessStartInfo(words[0], words[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["bin"] = binaries, ["home"] = folder },
        };
    }
}
