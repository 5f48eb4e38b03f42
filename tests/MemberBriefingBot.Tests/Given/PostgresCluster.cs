using Npgsql;

namespace MemberBriefingBot.Tests.Given;

/// <summary>
/// A throw-away PostgreSQL server in a temporary folder, reached through a Unix socket that only this user can open. It ends with this
/// process and leaves nothing behind.
/// </summary>
internal sealed class PostgresCluster : IDisposable
{
    // fsync stays on: tests of delivery count on what a commit promises. A database that does not care turns off
    // synchronous_commit for itself.
    private const string Script =
        """
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

    private readonly ShellServer _server;

    private PostgresCluster(ShellServer server) => _server = server;

    /// <summary>The server's folder, which also holds its socket.</summary>
    public string Folder => _server.Folder;

    /// <summary>Makes and starts a server; returns when it answers.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is missing or did not start; the message carries its log.</exception>
    public static async Task<PostgresCluster> StartAsync() => new(await ShellServer.StartAsync(Script, ("bin", PostgresBinaries.Needed)));

    /// <summary>How to reach one of the server's databases.</summary>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder { Host = Folder, Username = "bot", Database = database }.ConnectionString;

    /// <summary>Ends the server and waits until its folder is gone.</summary>
    public void Dispose() => _server.Dispose();
}
