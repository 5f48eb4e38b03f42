namespace MemberBriefingBot.Tests.Given;

/// <summary>A throw-away PostgreSQL server and a standby that follows it.</summary>
internal sealed class PostgresPair : IDisposable
{
    private const string Script =
        """
        mkdir 1 2
        fail() { cat log >&2; exit 1; }
        serve() {
            "$bin/postgres" -D "$1/data" -k "$home/$1" -F -c listen_addresses= >>log 2>&1 &
            server=$!
            until "$bin/pg_isready" -q -h "$home/$1"; do
                kill -0 "$server" 2>/dev/null || fail
                sleep 0.1
            done
        }
        "$bin/initdb" -D 1/data -U bot -A trust -E UTF8 --locale=C --no-sync >log 2>&1 || fail
        serve 1; primary=$server
        "$bin/pg_basebackup" -h "$home/1" -U bot -D 2/data -R -c fast --no-sync >>log 2>&1 || fail
        serve 2; standby=$server
        echo ready
        read -r _
        kill -INT "$standby"; wait "$standby"
        kill -INT "$primary"; wait "$primary"
        """;

    private readonly ShellServer _servers;

    private PostgresPair(ShellServer servers) => _servers = servers;

    /// <summary>The standby alone.</summary>
    public string Standby => To($"{_servers.Folder}/2");

    /// <summary>Both, the standby first.</summary>
    public string Both => To($"{_servers.Folder}/2,{_servers.Folder}/1");

    /// <exception cref="InvalidOperationException">PostgreSQL is missing or did not start; the message carries its log.</exception>
    public static async Task<PostgresPair> StartAsync() => new(await ShellServer.StartAsync(Script, ("bin", PostgresBinaries.Needed)));

    public void Dispose() => _servers.Dispose();

    private static string To(string hosts) => $"Host={hosts};Username=bot;Database=postgres;Pooling=false";
}
