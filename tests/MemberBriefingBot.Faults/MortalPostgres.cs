using MemberBriefingBot.Tests.Given;
using Npgsql;

namespace MemberBriefingBot.Faults;

/// <summary>A PostgreSQL server of a run's own, to be killed and started again.</summary>
internal sealed class MortalPostgres : IDisposable
{
    // Started again, the server may have to wait until what its killed predecessor left has noticed that it is alone.
    private const string Script =
        """
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

    private readonly ShellServer _server;

    private MortalPostgres(ShellServer server) => _server = server;

    public string ConnectionString => new NpgsqlConnectionStringBuilder { Host = _server.Folder, Username = "bot", Database = "postgres" }.ConnectionString;

    public static async Task<MortalPostgres> StartAsync() => new(await ShellServer.StartAsync(Script, ("bin", PostgresBinaries.Needed)));

    /// <summary>Ends it as a power failure would.</summary>
    public async Task KillAsync()
    {
        await _server.TellAsync("kill", "killed");
        ForgetConnections();
    }

    /// <summary>Starts it on the same data; returns when it answers.</summary>
    public Task StartAgainAsync() => _server.TellAsync("start", "ready");

    public void Dispose()
    {
        ForgetConnections();
        _server.Dispose();
    }

    /// <summary>This process's own, under whichever options they were opened; what it opens next is new.</summary>
    private static void ForgetConnections() => NpgsqlConnection.ClearAllPools();
}
