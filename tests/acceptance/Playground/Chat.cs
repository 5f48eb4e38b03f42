using System.Collections.Concurrent;
using System.Text.Json;
using MemberBriefingBot.Acceptance.Given;
using Microsoft.Playwright;

namespace MemberBriefingBot.Acceptance.Playground;

/// <summary>A person's window onto the bot: what they type, and the cards they see.</summary>
public sealed class Chat : IAsyncDisposable
{
    private const float PatienceInMilliseconds = 60_000;

    // The client is nine megabytes of script, which a busy machine takes long to read.
    private const float PatienceWithOpeningInMilliseconds = 180_000;

    // A form that a card opens beneath itself is a card too; only the outer one is a message.
    private const string Cards = ".ac-preview-panel > .ac-adaptiveCard";

    // Where Segoe UI is missing, the client falls back to different fonts for texts and for buttons.
    // A card in motion is neither pictured nor judged as it will stand.
    private const string Settled = "* { font-family: 'Segoe UI', 'Liberation Sans', Arial, sans-serif !important; transition: none !important; animation: none !important }";

    private readonly ConcurrentQueue<string> messages = new();
    private readonly ConcurrentQueue<string> contents = new();
    private readonly IPage window;
    private readonly PlaygroundClient playground;

    private Chat(IPage window, PlaygroundClient playground)
    {
        (this.window, this.playground) = (window, playground);
        window.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Note(frame.Text ?? "{}");
    }

    /// <summary>The ids of all messages of the bot that the conversation was ever shown, oldest first.</summary>
    public IReadOnlyList<string> BotMessages => [.. messages];

    /// <summary>Opens a person's Playground, which installs the bot for them, and closes the panels a member would not see.</summary>
    public static async Task<Chat> OpenAsync(IBrowser browser, PlaygroundClient playground)
    {
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new() { Width = 1280, Height = 900 }, DeviceScaleFactor = 2, Locale = "en-GB" });
        page.SetDefaultTimeout(PatienceInMilliseconds);
        await page.AddInitScriptAsync(scriptPath: Node.Module("axe-core", "axe.min.js"));
        var chat = new Chat(page, playground);
        await page.GotoAsync(playground.Page.AbsoluteUri, new() { WaitUntil = WaitUntilState.DOMContentLoaded, Timeout = PatienceWithOpeningInMilliseconds });
        await page.AddStyleTagAsync(new() { Content = Settled });
        await page.GetByRole(AriaRole.Button, new() { Name = "Hide log panel" }).ClickAsync(new() { Timeout = PatienceWithOpeningInMilliseconds });
        return chat;
    }

    /// <summary>Types a message to the bot and sends it.</summary>
    public async Task SayAsync(string text)
    {
        var box = window.GetByRole(AriaRole.Textbox).Last;
        await box.ClickAsync();
        await box.FillAsync(text);
        await window.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
    }

    /// <summary>Waits until the newest card that shows the text is there.</summary>
    public async Task<Card> CardAsync(string containing)
    {
        var card = window.Locator(Cards).Filter(new() { HasText = containing }).Last;
        await AwaitAsync(card, $"A card that shows \"{containing}\" did not come.");
        return new Card(window, card);
    }

    /// <summary>Waits until the conversation shows the text, in a card or outside one.</summary>
    public Task SeesAsync(string text) =>
        AwaitAsync(window.GetByText(text).Last, $"The text \"{text}\" did not come.");

    /// <summary>Waits until no card shows the text any more.</summary>
    public Task GoneAsync(string text) => Assertions.Expect(window.Locator(Cards).Filter(new() { HasText = text })).ToHaveCountAsync(0, new() { Timeout = PatienceInMilliseconds });

    /// <summary>Every card that the conversation was shown, in each of its states, as JSON.</summary>
    public IReadOnlyList<string> CardContents => [.. contents];

    /// <summary>How many cards the conversation now shows.</summary>
    public Task<int> CardCountAsync() => window.Locator(Cards).CountAsync();

    /// <summary>A picture of the whole window.</summary>
    public Task ScreenshotAsync(string file) => window.ScreenshotAsync(new() { Path = file });

    /// <summary>Closes the window.</summary>
    public async ValueTask DisposeAsync() => await window.CloseAsync();

    // The page learns of every message, new or changed, over its web socket; what the person typed has a text and no card.
    private void Note(string frame)
    {
        using var told = JsonDocument.Parse(frame);
        if (!told.RootElement.TryGetProperty("message", out var message) || !message.TryGetProperty("attachments", out var attachments))
            return;
        if (told.RootElement.GetProperty("action").ValueEquals("createMessage"))
            messages.Enqueue(message.GetProperty("messageId").GetString()!);
        foreach (var attachment in attachments.EnumerateArray())
        {
            contents.Enqueue(attachment.GetProperty("content").GetRawText());
        }
    }

    private async Task AwaitAsync(ILocator locator, string otherwise)
    {
        try
        {
            await locator.WaitForAsync();
        }
        catch (TimeoutException)
        {
            var shown = await window.Locator("body").InnerTextAsync();
            Assert.Fail($"{otherwise}\nThe page shows:\n{shown}\nThe Playground's log:\n{playground.Log}");
        }
    }
}
