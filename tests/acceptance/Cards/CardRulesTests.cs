using MemberBriefingBot.Acceptance.Given;

namespace MemberBriefingBot.Acceptance.Cards;

public sealed class CardRulesTests
{
    [NodeFact]
    public async Task A_sound_card_passes() =>
        Assert.Equal("", await FaultsAsync("""{"type":"TextBlock","text":"Hello","size":"Large"}"""));

    [NodeFact]
    public async Task A_size_that_does_not_exist_is_caught() =>
        Assert.Contains("Huge", await FaultsAsync("""{"type":"TextBlock","text":"Hello","size":"Huge"}"""), StringComparison.Ordinal);

    [NodeFact]
    public async Task Two_inputs_of_one_name_are_caught() =>
        Assert.Contains("Duplicate", await FaultsAsync("""{"type":"Input.Text","id":"a","label":"A"},{"type":"Input.Text","id":"a","label":"A"}"""), StringComparison.Ordinal);

    private static Task<string> FaultsAsync(string body) =>
        NodeScript.RunAsync("card-rules.mjs", $$"""[{"type":"AdaptiveCard","version":"1.5","body":[{{body}}]}]""");
}
