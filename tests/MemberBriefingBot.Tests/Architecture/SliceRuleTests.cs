using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Architecture;

public sealed class SliceRuleTests
{
    private const string Core = "MemberBriefingBot.Core";

    [Fact]
    public void Each_slice_uses_only_those_to_its_right() =>
        Assert.Empty(SliceRule.Violations(Core, Product.EverythingIn(Core)));

    [Fact]
    public void Every_folder_of_Core_is_a_slice_in_the_line_or_the_ground_beneath()
    {
        var folders = Directory.GetDirectories(Checkout.Path("src", Core)).Select(folder => Path.GetFileName(folder));

        Assert.Empty(folders.Except([.. SliceRule.Line, .. SliceRule.Ground]));
    }

    [Fact]
    public void A_slice_that_looks_left_is_caught_wherever_it_hides_the_name()
    {
        var caught = Guilty();

        Assert.Contains(caught, sentence => sentence.Contains("Calendar.FieldLooksLeft ", StringComparison.Ordinal));
        Assert.Contains(caught, sentence => sentence.Contains("Calendar.GenericLooksLeft ", StringComparison.Ordinal));
        Assert.Contains(caught, sentence => sentence.Contains("Calendar.LambdaLooksLeft", StringComparison.Ordinal));
        Assert.Contains(caught, sentence => sentence.Contains("Calendar.AsyncLooksLeft", StringComparison.Ordinal));
    }

    [Fact]
    public void The_ground_that_knows_a_slice_is_caught_but_Data_may_and_Audit_may_name_an_id()
    {
        var caught = Guilty();

        Assert.Contains(caught, sentence => sentence.Contains("Work.StepKnowsSlice ", StringComparison.Ordinal));
        Assert.Contains(caught, sentence => sentence.Contains("Audit.EntryKnowsEntity ", StringComparison.Ordinal));
        Assert.DoesNotContain(caught, sentence => sentence.Contains("Audit.EntryNamesId ", StringComparison.Ordinal));
        Assert.DoesNotContain(caught, sentence => sentence.Contains(".Data.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_slice_that_looks_right_is_left_in_peace() =>
        Assert.DoesNotContain(Guilty(), sentence => sentence.Contains("Questions.LooksRight ", StringComparison.Ordinal));

    private static List<string> Guilty() =>
        [.. SliceRule.Violations("MemberBriefingBot.Tests.Architecture.Guilty.Slices", Product.Guilty("Slices"))];
}
