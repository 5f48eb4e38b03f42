namespace MemberBriefingBot.Tests.Architecture;

public sealed class NeighbourRuleTests
{
    private const string Core = "MemberBriefingBot.Core";

    [Fact]
    public void Core_names_neither_Teams_nor_Graph_nor_the_web_framework() =>
        Assert.Empty(NeighbourRule.NamesOfTheOutsideWorld(Product.EverythingIn(Core)));

    [Theory]
    [InlineData("MemberBriefingBot.Connector", Core)]
    [InlineData(Core, "MemberBriefingBot.Connector")]
    [InlineData("TeamsSimulator", Core)]
    public void One_assembly_knows_nothing_of_another(string assembly, string foreign) =>
        Assert.Empty(NeighbourRule.Knows(foreign, Product.EverythingIn(assembly)));

    [Theory]
    [InlineData("TellsTeams")]
    [InlineData("HasAGraphField")]
    [InlineData("AnswersTheWeb")]
    public void A_name_of_the_outside_world_is_caught(string sample) =>
        Assert.Contains(
            NeighbourRule.NamesOfTheOutsideWorld(Product.Guilty("Neighbours")),
            sentence => sentence.Contains($"Neighbours.{sample} ", StringComparison.Ordinal));

    [Fact]
    public void A_word_that_only_sounds_like_it_is_left_in_peace() =>
        Assert.DoesNotContain(
            NeighbourRule.NamesOfTheOutsideWorld(Product.Guilty("Neighbours")),
            sentence => sentence.Contains("Neighbours.Paragraph", StringComparison.Ordinal));

    [Fact]
    public void Knowledge_of_a_foreign_namespace_is_caught() =>
        Assert.Contains(
            NeighbourRule.Knows("System.Net.Http", Product.Guilty("Neighbours")),
            sentence => sentence.Contains("Neighbours.CallsOut ", StringComparison.Ordinal));
}
