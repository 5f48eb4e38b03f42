namespace MemberBriefingBot.Tests.Given;

/// <summary>A test that needs PostgreSQL: skipped with the reason where there is none, unless it is required.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <summary>Looks for PostgreSQL.</summary>
    public PostgresFactAttribute() => Skip = Postgres.SkipReason;
}
