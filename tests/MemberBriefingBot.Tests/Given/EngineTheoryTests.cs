using Xunit.Sdk;

namespace MemberBriefingBot.Tests.Given;

public sealed class EngineTheoryTests
{
    [EngineTheory]
    public void A_case_is_given_the_engine_it_is_named_for(Engine engine) => Assert.True(Enum.IsDefined(engine));

    [Fact]
    public void Each_engine_is_a_case_of_its_own()
    {
        var cases = Cases(postgresSkipReason: null);

        Assert.Equal([Engine.Sqlite, Engine.Postgres], cases.Select(test => test.TestMethodArguments.Single()));
        Assert.All(cases, test => Assert.Null(test.SkipReason));
    }

    [Fact]
    public void A_missing_PostgreSQL_is_a_skip_that_names_the_test_the_engine_and_the_reason()
    {
        var skipped = Cases(postgresSkipReason: "not here").Single(test => test.SkipReason is not null);

        Assert.Equal("not here", skipped.SkipReason);
        Assert.EndsWith($"{nameof(A_case_is_given_the_engine_it_is_named_for)}(engine: Postgres): not here", skipped.DisplayName, StringComparison.Ordinal);
    }

    private static List<IXunitTestCase> Cases(string? postgresSkipReason)
    {
        var collection = new TestCollection(
            new TestAssembly(Reflector.Wrap(typeof(EngineTheoryTests).Assembly)), collectionDefinition: null, displayName: "engines");
        var method = new TestMethod(
            new TestClass(collection, Reflector.Wrap(typeof(EngineTheoryTests))),
            Reflector.Wrap(typeof(EngineTheoryTests).GetMethod(nameof(A_case_is_given_the_engine_it_is_named_for))!));
        return
        [
            .. new EngineTheoryDiscoverer(new NullMessageSink())
                .Cases(TestMethodDisplay.Method, TestMethodDisplayOptions.None, method, postgresSkipReason)
        ];
    }
}
