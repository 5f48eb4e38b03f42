using MemberBriefingBot.Acceptance.Given;
using MemberBriefingBot.Acceptance.Playground;

namespace MemberBriefingBot.Acceptance.Cards;

/// <summary>Cards that the journey does not come by, as a narrow phone shows them: with ordinary words, and with the longest names and lists.</summary>
public sealed class PicturedCardsTests
{
    private static readonly Guid Tenant = Guid.Parse("00000000-0000-4000-8000-0000000000ff");
    private static readonly Person Reader = new("Sample Reader", "sample.reader@example.test", Guid.Parse("00000000-0000-4000-8000-0000000000f2"));

    [PlaygroundFact]
    public async Task Every_card_fits_a_narrow_phone_and_hinders_nobody()
    {
        var cards = SampleCards.All();
        await using var bot = await CardBot.StartAsync(cards.ToDictionary(c => c.Name, c => c.Content));
        await using var playground = await PlaygroundClient.StartAsync(Reader, Tenant, bot.Endpoint);
        using var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        await using var chat = await Chat.OpenAsync(browser, playground);

        var faults = new List<string>();
        foreach (var sample in cards)
        {
            await chat.SayAsync(sample.Name);
            var card = await chat.CardAsync(sample.Shows);
            foreach (var button in sample.Unfolds)
            {
                await card.PressAsync(button);
            }

            faults.AddRange((await card.HindrancesAsync()).Concat(await card.ScreenshotAsync(Pictures.File($"card-{sample.Name}-320"), width: 320)).Select(fault => $"{sample.Name}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        var judged = await NodeScript.RunAsync("card-rules.mjs", $"[{string.Join(',', chat.CardContents)}]");
        Assert.True(judged.Length == 0, judged);
        Assert.Equal(cards.Count, chat.CardContents.Count);
    }
}
