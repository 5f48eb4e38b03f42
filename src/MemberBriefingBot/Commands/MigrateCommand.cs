using System.CommandLine;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Data.Schema;

namespace MemberBriefingBot.Commands;

/// <summary>Brings the store up to date, and says which scripts it applied.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the store up to date. Safe to repeat; other nodes wait.");
        command.SetAction(async (parsed, cancel) =>
        {
            await using var bot = BotHost.Build(Options.SettingsOf(parsed), TimeProvider.System, loops: false);
            using var owned = StoreWork.Own(bot.Configuration);
            await using var scope = bot.Services.CreateAsyncScope();
            var applied = await Migration.MigrateAsync(scope.ServiceProvider.GetRequiredService<BriefingDb>(), TimeProvider.System, cancel);
            Console.WriteLine(applied.Count == 0 ? "The store is up to date." : $"Applied: {string.Join(", ", applied)}");
            return ExitCodes.Done;
        });
        return command;
    }
}
