using System.Runtime.CompilerServices;
using MemberBriefingBot.Acceptance.Given;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Acceptance.Journey;

/// <summary>A test of the whole: PostgreSQL, the Playground and a browser. Skipped with the reason where one is missing, unless required.</summary>
/// <param name="test">The test's name, which the compiler fills in.</param>
public sealed class JourneyFactAttribute([CallerMemberName] string test = "") : NeedingFactAttribute(Postgres.SkipReason ?? Requirement.SkipReason("playground", Node.Absence ?? Chromium.Absence), test);
