using MemberBriefingBot.Acceptance.Given;
using MemberBriefingBot.Acceptance.Playground;
using MemberBriefingBot.Tests.Given;
using Microsoft.Playwright;

namespace MemberBriefingBot.Acceptance.Journey;

/// <summary>The bot on a real database, and a window of a Teams-like client for each person who takes part.</summary>
internal sealed class Town : IAsyncDisposable
{
    private readonly PostgresDatabase database;
    private readonly BotProcess bot;
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly Dictionary<Person, (PlaygroundClient Client, Chat Chat)> windows = new();

    private Town(PostgresDatabase database, BotProcess bot, IPlaywright playwright, IBrowser browser) =>
        (this.database, this.bot, this.playwright, this.browser) = (database, bot, playwright, browser);

    /// <summary>Every person's window.</summary>
    public IEnumerable<Chat> Chats => windows.Values.Select(window => window.Chat);

    /// <summary>The bot's database.</summary>
    public string Database => database.ConnectionString;

    /// <summary>What the bot has logged.</summary>
    public string Log => bot.Log;

    /// <summary>Opens a window for each of the people and waits until the bot has greeted them.</summary>
    public static async Task<Town> OpenAsync(params IReadOnlyList<Person> people)
    {
        var store = await Postgres.NewDatabaseAsync(Durability.Relaxed);
        var driver = await Microsoft.Playwright.Playwright.CreateAsync();
        var town = new Town(store, await BotProcess.StartAsync(store.ConnectionString), driver, await Chromium.LaunchAsync(driver));
        foreach (var person in people)
            await town.OpenWindowAsync(person);
        return town;
    }

    /// <summary>The person's window.</summary>
    public Chat this[Person person] => windows[person].Chat;

    public async ValueTask DisposeAsync()
    {
        foreach (var (client, chat) in windows.Values)
        {
            await chat.DisposeAsync();
            await client.DisposeAsync();
        }

        await browser.DisposeAsync();
        playwright.Dispose();
        await bot.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task OpenWindowAsync(Person person)
    {
        var client = await PlaygroundClient.StartAsync(person, SamplePeople.Tenant, bot.Endpoint);
        var chat = await Chat.OpenAsync(browser, client);
        windows[person] = (client, chat);
        await chat.CardAsync("You can type");
    }
}
