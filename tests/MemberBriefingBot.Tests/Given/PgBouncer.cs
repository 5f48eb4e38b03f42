using System.Runtime.CompilerServices;
using Npgsql;

namespace MemberBriefingBot.Tests.Given;

/// <summary>A throw-away PgBouncer in front of a test's PostgreSQL. It shares two connections out among all its clients, for a transaction at a time.</summary>
internal sealed class PgBouncer : IDisposable
{
    /// <summary>The name by which <c>MBB_REQUIRE</c> asks for it.</summary>
    public const string Component = "pgbouncer";

    private const string Absence = "PgBouncer is not installed: it is neither on the PATH nor in /usr/sbin. Install the package pgbouncer.";

    private const string Script =
        """
        echo '"bot" ""' >users
        cat >settings.ini <<END
        [databases]
        * = host=$server
        [pgbouncer]
        listen_addr =
        unix_socket_dir = $home
        auth_type = trust
        auth_file = $home/users
        pool_mode = transaction
        default_pool_size = 2
        ignore_startup_parameters = options,extra_float_digits
        END
        "$pgbouncer" settings.ini >log 2>&1 &
        running=$!
        until [ -S .s.PGSQL.6432 ]; do
            kill -0 "$running" 2>/dev/null || { cat log >&2; exit 1; }
            sleep 0.05
        done
        echo ready
        read -r _
        kill -TERM "$running"
        wait "$running"
        """;

    private static readonly string? s_program = Candidates().FirstOrDefault(File.Exists);

    private readonly ShellServer _server;

    private PgBouncer(ShellServer server) => _server = server;

    /// <summary>The reason to skip a test that needs it, or null if it must run.</summary>
    public static string? SkipReason => Postgres.SkipReason ?? Requirement.SkipReason(Component, s_program is null ? Absence : null);

    /// <summary>What leads there, appended to the connection string of the server behind it.</summary>
    public string Way => $"Host={_server.Folder};Port=6432";

    /// <exception cref="InvalidOperationException">It is missing or did not start; the message has what it said.</exception>
    public static async Task<PgBouncer> BeforeAsync(string connectionString)
    {
        var program = s_program ?? throw new InvalidOperationException(Absence);
        var server = new NpgsqlConnectionStringBuilder(connectionString).Host!;
        return new PgBouncer(await ShellServer.StartAsync(Script, ("pgbouncer", program), ("server", server)));
    }

    public void Dispose() => _server.Dispose();

    private static IEnumerable<string> Candidates() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Append("/usr/sbin").Select(folder => Path.Combine(folder, "pgbouncer"));
}

/// <summary>A test that needs PgBouncer: skipped with the reason where there is none, unless it is required.</summary>
/// <param name="test">The test's name, which the compiler fills in.</param>
public sealed class PgBouncerFactAttribute([CallerMemberName] string test = "") : NeedingFactAttribute(PgBouncer.SkipReason, test);
