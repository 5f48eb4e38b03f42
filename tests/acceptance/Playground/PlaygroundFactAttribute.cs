using MemberBriefingBot.Acceptance.Given;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Acceptance.Playground;

/// <summary>A test that talks to the bot through the Playground in a browser: skipped with the reason where either is missing, unless required.</summary>
public sealed class PlaygroundFactAttribute : FactAttribute
{
    /// <summary>Looks for Node, its packages and Chromium.</summary>
    public PlaygroundFactAttribute() => Skip = Requirement.SkipReason("playground", Node.Absence ?? Chromium.Absence);
}
