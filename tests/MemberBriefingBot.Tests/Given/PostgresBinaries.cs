namespace MemberBriefingBot.Tests.Given;

/// <summary>Where this machine keeps the PostgreSQL server's programs.</summary>
internal static class PostgresBinaries
{
    /// <summary>What a person reads when they are not here.</summary>
    public const string Absence =
        "PostgreSQL is not installed: no initdb under /usr/lib/postgresql/*/bin or on the PATH. Install the package postgresql.";

    private const string DebianHome = "/usr/lib/postgresql";

    /// <summary>The folder of the newest server found, or null.</summary>
    public static string? Folder { get; } = Candidates().FirstOrDefault(HoldsServer);

    /// <exception cref="InvalidOperationException">They are not here.</exception>
    public static string Needed => Folder ?? throw new InvalidOperationException(Absence);

    private static IEnumerable<string> Candidates()
    {
        var debian = Directory.Exists(DebianHome) ? Directory.GetDirectories(DebianHome) : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return debian.OrderByDescending(Version).Select(version => Path.Combine(version, "bin")).Concat(path);
    }

    private static int Version(string folder) =>
        int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;

    private static bool HoldsServer(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
