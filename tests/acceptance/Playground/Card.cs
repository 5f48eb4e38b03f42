using Microsoft.Playwright;

namespace MemberBriefingBot.Acceptance.Playground;

/// <summary>One card in a person's chat.</summary>
public sealed class Card
{
    private readonly IPage page;
    private readonly ILocator card;

    internal Card(IPage page, ILocator card) => (this.page, this.card) = (page, card);

    /// <summary>What a person can read on it.</summary>
    public Task<string> TextAsync() => card.InnerTextAsync();

    /// <summary>Writes into the field with the label.</summary>
    public Task FillAsync(string label, string text) => card.GetByRole(AriaRole.Textbox, new() { Name = label }).FillAsync(text);

    /// <summary>Sets the date or time field with the label.</summary>
    /// <param name="label">The field's label.</param>
    /// <param name="value">As HTML writes it: 2026-11-22 or 14:30.</param>
    public Task SetAsync(string label, string value) => card.GetByLabel(label).FillAsync(value);

    /// <summary>Picks from the drop-down list with the label.</summary>
    public async Task ChooseAsync(string label, string choice)
    {
        await card.GetByRole(AriaRole.Combobox, new() { Name = label }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = choice, Exact = true }).ClickAsync();
    }

    /// <summary>Ticks the box or the round button with the label.</summary>
    public Task TickAsync(string label) => card.GetByLabel(label).CheckAsync();

    /// <summary>Presses the button with the title.</summary>
    public Task PressAsync(string title) => card.GetByRole(AriaRole.Button, new() { Name = title }).ClickAsync();

    /// <summary>A picture of the card alone, as wide as the client makes it.</summary>
    public Task ScreenshotAsync(string file) => card.ScreenshotAsync(new() { Path = file });

    /// <summary>A picture of the card as a narrow phone would show it.</summary>
    /// <param name="file">Where to write the PNG.</param>
    /// <param name="width">The card's width in CSS pixels.</param>
    /// <returns>Whether everything on the card fits that width.</returns>
    public async Task<bool> ScreenshotAsync(string file, int width)
    {
        await card.EvaluateAsync(
            """
            (card, width) => {
                card.dataset.style = card.style.cssText;
                card.style.cssText += `;width:${width}px;min-width:0;max-width:${width}px;box-sizing:border-box`;
            }
            """,
            width);
        var fits = await card.EvaluateAsync<bool>("card => card.scrollWidth <= card.clientWidth");
        await card.ScreenshotAsync(new() { Path = file });
        await card.EvaluateAsync("card => { card.style.cssText = card.dataset.style; delete card.dataset.style; }");
        return fits;
    }
}
