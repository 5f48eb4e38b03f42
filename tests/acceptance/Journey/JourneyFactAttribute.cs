using MemberBriefingBot.Acceptance.Given;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Acceptance.Journey;

/// <summary>A test of the whole: PostgreSQL, the Playground and a browser. Skipped with the reason where one is missing, unless required.</summary>
public sealed class JourneyFactAttribute : FactAttribute
{
    /// <summary>Looks for all three.</summary>
    public JourneyFactAttribute() => Skip = Postgres.SkipReason ?? Requirement.SkipReason("playground", Node.Absence ?? Chromium.Absence);
}
