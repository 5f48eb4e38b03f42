using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Architecture;

public sealed class LengthRuleTests
{
    private static readonly IReadOnlyList<string> Sources =
        [.. Directory.EnumerateFiles(Checkout.Path("src"), "*.cs", SearchOption.AllDirectories)];

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold() => Assert.Empty(LengthRule.LongFiles(Sources, LengthRule.File));

    [Fact]
    public void No_method_is_longer_than_a_screen() =>
        Assert.Empty(LengthRule.LongMethods(Product.AssemblyNames.SelectMany(Product.EverythingIn), LengthRule.Method));

    [Fact]
    public void A_long_file_is_caught()
    {
        var sample = Checkout.Path("tests", "MemberBriefingBot.Tests", "Architecture", "Guilty", "Lengths.cs");

        Assert.Single(LengthRule.LongFiles([sample], limit: 10));
        Assert.Empty(LengthRule.LongFiles([sample], limit: 100));
    }

    [Fact]
    public void A_long_method_is_caught_even_when_it_is_asynchronous()
    {
        var caught = LengthRule.LongMethods(Product.Guilty("Lengths"), limit: 6).ToList();

        Assert.Equal(2, caught.Count);
        Assert.Contains(caught, sentence => sentence.Contains("LongPlain", StringComparison.Ordinal));
        Assert.Contains(caught, sentence => sentence.Contains("LongAsync", StringComparison.Ordinal));
    }
}
