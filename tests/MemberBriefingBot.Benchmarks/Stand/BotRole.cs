using Microsoft.AspNetCore.Builder;

namespace MemberBriefingBot.Benchmarks.Stand;

/// <summary>Where a station listens.</summary>
internal sealed record Listening(Uri Address)
{
    public static Listening Of(WebApplication app) => new(new Uri(app.Urls.First()));
}

/// <summary>The bot in a process of its own, on a store that has been filled.</summary>
internal static class BotRole
{
    /// <summary>The whole bot: what a turn plans is sent at once.</summary>
    public const string Sending = "bot-sending";

    /// <summary>The bot as it is composed for use, without its loops: a turn is stored and nothing is sent.</summary>
    public const string TurnsOnly = "bot-turns";

    public static async Task ServeAsync(string[] settings, bool sending)
    {
        await using var bot = sending ? OpenedHost.Build(settings, loops: true) : BotHost.Build(settings, TimeProvider.System, loops: false);
        await bot.StartAsync();
        await Station.ServeAsync(Listening.Of(bot));
        await bot.StopAsync();
    }
}
