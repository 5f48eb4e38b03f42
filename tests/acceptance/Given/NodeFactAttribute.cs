using System.Runtime.CompilerServices;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Acceptance.Given;

/// <summary>A test that needs Node: skipped with the reason where it is missing, unless it is required.</summary>
/// <param name="test">The test's name, which the compiler fills in.</param>
public sealed class NodeFactAttribute([CallerMemberName] string test = "") : NeedingFactAttribute(Requirement.SkipReason("node", Node.Absence), test);
