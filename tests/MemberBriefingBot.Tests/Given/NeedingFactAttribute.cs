namespace MemberBriefingBot.Tests.Given;

/// <summary>
/// A test that needs something of the machine: skipped where it is missing, under a name that ends with the reason, because the
/// list that <c>dotnet test</c> prints has the names alone.
/// </summary>
/// <param name="skipReason">What is missing and how to get it, or null to run the test.</param>
/// <param name="test">The test's name.</param>
public abstract class NeedingFactAttribute(string? skipReason, string test) : FactAttribute
{
    /// <inheritdoc />
    public sealed override string? Skip { get; set; } = skipReason;

    /// <inheritdoc />
    public sealed override string? DisplayName { get; set; } = skipReason is null ? null : Requirement.NameWithReason(test, skipReason);
}
