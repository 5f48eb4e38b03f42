using System.Globalization;
using Microsoft.Playwright;

namespace MemberBriefingBot.Acceptance.Playground;

/// <summary>One card in a person's chat.</summary>
public sealed class Card
{
    // The client's header, message box and margins, which the card must not lie beneath in a picture.
    private const int Surroundings = 400;

    // A card seldom begins on a whole pixel, and its picture would show a line of the grey frame around it.
    private const string Unframed = ".fai-OutputCard, .fai-OutputCard *:has(.ac-adaptiveCard) { background: white !important; box-shadow: none !important; border-color: white !important }";

    private readonly IPage page;
    private readonly ILocator card;

    internal Card(IPage page, ILocator card) => (this.page, this.card) = (page, card);

    /// <summary>What a person can read on it.</summary>
    public Task<string> TextAsync() => card.InnerTextAsync();

    /// <summary>Writes into the field with the label.</summary>
    public Task FillAsync(string label, string text) => card.GetByRole(AriaRole.Textbox, new() { Name = label }).FillAsync(text);

    /// <summary>What the field with the label holds.</summary>
    public Task<string> ValueAsync(string label) => card.GetByRole(AriaRole.Textbox, new() { Name = label }).InputValueAsync();

    /// <summary>Picks a day, of this month or the next few, in the calendar of the field with the label.</summary>
    public async Task PickAsync(string label, DateOnly day)
    {
        await card.GetByLabel(label).ClickAsync();
        var calendar = page.GetByRole(AriaRole.Dialog);
        await calendar.GetByRole(AriaRole.Button, new() { Name = day.ToString("d, MMMM, yyyy", CultureInfo.InvariantCulture), Exact = true }).ClickAsync();
    }

    /// <summary>Picks a half-hour of the day from the list of the field with the label.</summary>
    public async Task PickAsync(string label, TimeOnly time)
    {
        await card.GetByLabel(label).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = time.ToString("H:mm", CultureInfo.InvariantCulture), Exact = true }).ClickAsync();
    }

    /// <summary>Picks from the drop-down list with the label.</summary>
    public async Task ChooseAsync(string label, string choice)
    {
        await card.GetByRole(AriaRole.Combobox, new() { Name = label }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = choice, Exact = true }).ClickAsync();
    }

    /// <summary>Ticks the box or the round button with the label.</summary>
    public Task TickAsync(string label) => card.GetByText(label, new() { Exact = true }).ClickAsync();

    /// <summary>Presses the button with the title.</summary>
    public Task PressAsync(string title) => card.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).ClickAsync();

    /// <summary>
    /// What axe-core finds on it that would seriously hinder people with assistive technology, a line each. Three rules judge only how
    /// the client draws: its colours, which change while a button is pressed, and a button that unfolds something, which is a div with
    /// aria-expanded and names what is not drawn yet.
    /// </summary>
    public async Task<IReadOnlyList<string>> HindrancesAsync()
    {
        string[] drawnByTheClient = ["color-contrast", "aria-allowed-attr", "aria-valid-attr-value"];
        return await card.EvaluateAsync<string[]>(
        """
        async (card, others) => (await axe.run(card, { resultTypes: ['violations'] })).violations
            .filter(v => v.impact === 'serious' || v.impact === 'critical')
            .filter(v => !others.includes(v.id))
            .flatMap(v => v.nodes.map(n => `${v.id}, ${v.help}: ${n.html.slice(0, 300)}`))
        """, drawnByTheClient);
    }

    /// <summary>A picture of the card alone, as wide as the client makes it.</summary>
    public async Task ScreenshotAsync(string file)
    {
        var usual = page.ViewportSize!;
        var height = await card.EvaluateAsync<double>("card => card.scrollHeight");
        await page.SetViewportSizeAsync(usual.Width, Math.Max(usual.Height, (int)height + Surroundings));
        await card.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled, Style = Unframed });
        await page.SetViewportSizeAsync(usual.Width, usual.Height);
    }

    /// <summary>A picture of the card as a narrow phone would show it.</summary>
    /// <param name="file">Where to write the PNG.</param>
    /// <param name="width">The card's width in CSS pixels.</param>
    /// <returns>What does not fit that width, as markup; empty when everything does.</returns>
    public async Task<IReadOnlyList<string>> ScreenshotAsync(string file, int width)
    {
        await card.EvaluateAsync(
            """
            (card, width) => {
                card.dataset.style = card.style.cssText;
                card.style.cssText += `;width:${width}px;min-width:0;max-width:${width}px;box-sizing:border-box`;
            }
            """,
            width);
        var cutOff = await card.EvaluateAsync<string[]>(
            """
            card => [card, ...card.querySelectorAll('*')]
                .filter(e => e.checkVisibility() && e.getBoundingClientRect().width > 1)
                .filter(e => e.getBoundingClientRect().right > card.getBoundingClientRect().right + 0.5
                    || (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'hidden' && e.tagName !== 'INPUT'))
                .map(e => e.outerHTML.slice(0, 300))
            """);
        await ScreenshotAsync(file);
        await card.EvaluateAsync("card => { card.style.cssText = card.dataset.style; delete card.dataset.style; }");
        return cutOff;
    }
}
