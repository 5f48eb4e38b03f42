namespace MemberBriefingBot.Tests.Given;

public sealed class RequirementTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("chromium")]
    public void A_component_that_is_missing_and_not_required_skips_its_tests_with_the_reason(string? required) =>
        Assert.Equal("not here", Requirement.SkipReason("postgres", "not here", required));

    [Theory]
    [InlineData("all")]
    [InlineData("postgres")]
    [InlineData("chromium, Postgres")]
    public void A_component_that_is_missing_but_required_lets_its_tests_run_and_fail(string required) =>
        Assert.Null(Requirement.SkipReason("postgres", "not here", required));

    [Fact]
    public void A_component_that_is_here_never_skips_a_test() =>
        Assert.Null(Requirement.SkipReason("postgres", absence: null, required: null));
}
