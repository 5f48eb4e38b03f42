using Xunit.Sdk;

namespace MemberBriefingBot.Tests.Given;

/// <summary>The database engines that the product ships for.</summary>
public enum Engine
{
    /// <summary>SQLite, the embedded default.</summary>
    Sqlite,

    /// <summary>PostgreSQL, for several nodes.</summary>
    Postgres,
}

/// <summary>
/// A test of one parameter, the <see cref="Engine"/>, run on every engine. Where PostgreSQL is missing its case is
/// reported as skipped, by name and with the reason; if it is required the case runs and fails.
/// </summary>
[XunitTestCaseDiscoverer("MemberBriefingBot.Tests.Given.EngineTheoryDiscoverer", "MemberBriefingBot.Tests")]
public sealed class EngineTheoryAttribute : FactAttribute;
