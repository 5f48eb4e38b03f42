using System.CommandLine;
using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Settings;

namespace MemberBriefingBot.Commands;

/// <summary>A command's work on the store: the bot's own services, the store brought up to date, nothing listening.</summary>
internal static class StoreWork
{
    public static async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, Council, Task<int>> work, CancellationToken cancel)
    {
        await using var bot = BotHost.Build(Options.SettingsOf(parsed), TimeProvider.System, loops: false);
        using var owned = Own(bot.Configuration);
        await bot.Services.PrepareStoreAsync(cancel);
        await using var scope = bot.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider, CouncilOf(bot.Services.GetRequiredService<Councils>(), parsed.GetValue(Options.Council)));
    }

    /// <summary>A SQLite file belongs to one process at a time.</summary>
    public static FileOwnership? Own(IConfiguration configuration) => configuration.ReadStore() is Store.SqliteFile file ? Own(file.Path) : null;

    private static FileOwnership Own(string path)
    {
        try
        {
            return FileOwnership.Take(path) ?? throw new CommandException(
                $"Another process is using {path}. Nothing was done. Stop the other one first, or use PostgreSQL (Store:Postgres), which several may share.");
        }
        catch (Exception refused) when (refused is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new CommandException(
                $"{path} cannot be written: {(refused is DirectoryNotFoundException ? "its folder does not exist" : "this account may not write there")}. "
                + "Nothing was done. Correct that, or name another file (Store:SqliteFile).");
        }
    }

    private static Council CouncilOf(Councils councils, string? id) => (id, councils.All.Count) switch
    {
        (null, 1) => councils.All[0],
        (null, _) => throw new CommandException($"Say which council with --council: {string.Join(", ", councils.All.Select(c => c.Id))}. Nothing was done."),
        _ => councils.All.FirstOrDefault(c => c.Id == new CouncilId(id))
            ?? throw new CommandException($"No council {id} is configured; there is {string.Join(", ", councils.All.Select(c => c.Id))}. Nothing was done."),
    };
}
