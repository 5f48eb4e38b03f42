namespace MemberBriefingBot.Tests.Architecture;

public sealed class NamingRuleTests
{
    [Fact]
    public void No_name_ends_in_a_word_that_says_nothing() => Assert.Empty(NamingRule.EmptyNames(Product.Types));

    [Fact]
    public void No_interface_is_named_after_its_only_class() => Assert.Empty(NamingRule.EchoingInterfaces(Product.Types));

    [Fact]
    public void Classes_are_sealed_static_or_abstract() => Assert.Empty(NamingRule.OpenClasses(Product.Types));

    [Fact]
    public void A_name_that_says_nothing_is_caught() =>
        Assert.Contains("BriefingService", Assert.Single(NamingRule.EmptyNames(Product.Guilty("Naming"))), StringComparison.Ordinal);

    [Fact]
    public void An_interface_that_echoes_its_only_class_is_caught_and_one_with_two_classes_is_not() =>
        Assert.Contains("IEcho", Assert.Single(NamingRule.EchoingInterfaces([.. Product.Guilty("Naming")])), StringComparison.Ordinal);

    [Fact]
    public void An_open_class_is_caught() =>
        Assert.Contains("Unsealed", Assert.Single(NamingRule.OpenClasses(Product.Guilty("Naming"))), StringComparison.Ordinal);
}
