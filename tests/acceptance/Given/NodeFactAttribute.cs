using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Acceptance.Given;

/// <summary>A test that needs Node: skipped with the reason where it is missing, unless it is required.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    /// <summary>Looks for Node and its packages.</summary>
    public NodeFactAttribute() => Skip = Requirement.SkipReason("node", Node.Absence);
}
