using System.Runtime.CompilerServices;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Acceptance.Given;

/// <summary>A test that needs a browser: skipped with the reason where there is none, unless it is required.</summary>
/// <param name="test">The test's name, which the compiler fills in.</param>
public sealed class ChromiumFactAttribute([CallerMemberName] string test = "") : NeedingFactAttribute(Requirement.SkipReason("chromium", Chromium.Absence), test);
