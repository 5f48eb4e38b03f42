namespace MemberBriefingBot.Tests.Given;

/// <summary>
/// Decides what becomes of a test whose real component (PostgreSQL, Chromium, the Playground) is not on this machine:
/// skipped by name with the reason, or, when <c>MBB_REQUIRE</c> names the component or says <c>all</c>, run and so failed.
/// </summary>
public static class Requirement
{
    /// <summary>The environment variable that lists what must be here, separated by commas.</summary>
    public const string Variable = "MBB_REQUIRE";

    /// <summary>The reason to skip, or null if the test must run.</summary>
    /// <param name="component">The component's name as it may stand in the variable.</param>
    /// <param name="absence">Why the component cannot be used here, or null if it can.</param>
    public static string? SkipReason(string component, string? absence) =>
        SkipReason(component, absence, Environment.GetEnvironmentVariable(Variable));

    /// <summary>The name of a skipped test as a person reads it in a list of names.</summary>
    public static string NameWithReason(string test, string skipReason) => $"{test}: {skipReason}";

    internal static string? SkipReason(string component, string? absence, string? required) =>
        absence is null || Demands(required, component) ? null : absence;

    private static bool Demands(string? required, string component) =>
        (required ?? string.Empty)
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Any(word => word.Equals("all", StringComparison.OrdinalIgnoreCase)
                     || word.Equals(component, StringComparison.OrdinalIgnoreCase));
}
