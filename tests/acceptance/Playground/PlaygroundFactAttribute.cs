using System.Runtime.CompilerServices;
using MemberBriefingBot.Acceptance.Given;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Acceptance.Playground;

/// <summary>A test that talks to the bot through the Playground in a browser: skipped with the reason where either is missing, unless required.</summary>
/// <param name="test">The test's name, which the compiler fills in.</param>
public sealed class PlaygroundFactAttribute([CallerMemberName] string test = "") : NeedingFactAttribute(Requirement.SkipReason("playground", Node.Absence ?? Chromium.Absence), test);
