using Xunit.Abstractions;
using Xunit.Sdk;

namespace MemberBriefingBot.Tests.Given;

/// <summary>The case of an <see cref="EngineTheoryAttribute"/> on an engine that is missing here, named with the reason.</summary>
public sealed class SkippedEngineCase : XunitSkippedDataRowTestCase
{
    /// <summary>For the test runner, which fills it in.</summary>
    [Obsolete("Only the test runner makes one without arguments.")]
    public SkippedEngineCase()
    {
    }

    internal SkippedEngineCase(
        IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod testMethod, string skipReason, object[] arguments)
        : base(diagnostics, display, options, testMethod, skipReason, arguments)
    {
    }

    /// <inheritdoc />
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) =>
        Requirement.NameWithReason(base.GetDisplayName(factAttribute, displayName), GetSkipReason(factAttribute));
}
