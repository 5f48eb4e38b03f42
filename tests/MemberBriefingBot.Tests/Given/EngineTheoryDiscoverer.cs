using Xunit.Abstractions;
using Xunit.Sdk;

namespace MemberBriefingBot.Tests.Given;

/// <summary>Makes the cases of an <see cref="EngineTheoryAttribute"/>, one for each engine.</summary>
public sealed class EngineTheoryDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    /// <inheritdoc />
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        Cases(
            discoveryOptions.MethodDisplayOrDefault(),
            discoveryOptions.MethodDisplayOptionsOrDefault(),
            testMethod,
            Postgres.SkipReason);

    internal IEnumerable<IXunitTestCase> Cases(
        TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod testMethod, string? postgresSkipReason)
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            object[] arguments = [engine];
            var skipReason = engine == Engine.Postgres ? postgresSkipReason : null;
            yield return skipReason is null
                ? new XunitTestCase(diagnostics, display, options, testMethod, arguments)
                : new SkippedEngineCase(diagnostics, display, options, testMethod, skipReason, arguments);
        }
    }
}
