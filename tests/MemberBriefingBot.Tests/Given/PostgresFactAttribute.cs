using System.Runtime.CompilerServices;

namespace MemberBriefingBot.Tests.Given;

/// <summary>A test that needs PostgreSQL: skipped with the reason where there is none, unless it is required.</summary>
/// <param name="test">The test's name, which the compiler fills in.</param>
public sealed class PostgresFactAttribute([CallerMemberName] string test = "") : NeedingFactAttribute(Postgres.SkipReason, test);
