using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Acceptance.Given;

/// <summary>A test that needs a browser: skipped with the reason where there is none, unless it is required.</summary>
public sealed class ChromiumFactAttribute : FactAttribute
{
    /// <summary>Looks for Chromium.</summary>
    public ChromiumFactAttribute() => Skip = Requirement.SkipReason("chromium", Chromium.Absence);
}
