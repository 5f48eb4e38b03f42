using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Acceptance.Faults;

/// <summary>A test that needs PostgreSQL; it says so by name where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Postgres.SkipReason;
}
