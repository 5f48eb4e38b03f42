using MemberBriefingBot.Acceptance.Given;

namespace MemberBriefingBot.Acceptance.Playground;

public sealed class PlaygroundTests
{
    private static readonly Guid Tenant = Guid.Parse("00000000-0000-4000-8000-0000000000ff");
    private static readonly Person Member = new("Sample Member", "sample.member@example.test", Guid.Parse("00000000-0000-4000-8000-0000000000f1"));

    [PlaygroundFact]
    public async Task A_card_takes_an_answer_is_replaced_by_it_and_can_be_changed_later_in_place()
    {
        await using var bot = await EchoBot.StartAsync();
        await using var playground = await PlaygroundClient.StartAsync(Member, Tenant, bot.Endpoint);
        using var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        await using var chat = await Chat.OpenAsync(browser, playground);

        await chat.SayAsync("hello");
        var question = await chat.CardAsync("What is your question?");
        await question.FillAsync("Your question", "When does the bridge close?");
        await question.ChooseAsync("Ward", "Rainford");
        await question.PressAsync("Ask");

        await chat.CardAsync("Rainford asked: When does the bridge close?");
        Assert.Equal(1, await chat.CardCountAsync());

        await chat.SayAsync("change it");
        await chat.CardAsync("Changed afterwards");
        Assert.Equal(1, await chat.CardCountAsync());
    }

    [PlaygroundFact]
    public async Task A_card_is_pictured_as_a_narrow_phone_shows_it()
    {
        await using var bot = await EchoBot.StartAsync();
        await using var playground = await PlaygroundClient.StartAsync(Member, Tenant, bot.Endpoint);
        using var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        await using var chat = await Chat.OpenAsync(browser, playground);
        await chat.SayAsync("hello");
        var card = await chat.CardAsync("What is your question?");

        var cutOff = await card.ScreenshotAsync(Pictures.File("echo-320"), width: 320);

        Assert.Empty(cutOff);
    }

    [PlaygroundFact]
    public async Task A_Playground_that_cannot_start_says_why()
    {
        var unnamed = Member with { Name = "\"" };

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => PlaygroundClient.StartAsync(unnamed, Tenant, new Uri("http://127.0.0.1:9/api/messages")));

        Assert.Contains("did not start", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("(empty)", refusal.Message, StringComparison.Ordinal);
    }
}
