using System.CommandLine;
using MemberBriefingBot.Core.People;
using Microsoft.Extensions.Options;

namespace MemberBriefingBot.Commands;

/// <summary>Runs the bot until it is stopped.</summary>
internal static class RunCommand
{
    private static readonly Option<bool> s_sample = new("--sample") { Description = "Serve the sample council, with invented people, to the Agents Playground. For trying out; needs ASPNETCORE_ENVIRONMENT=Development." };

    private static readonly Option<string?> s_urls = new("--urls") { Description = "Where to listen, such as http://127.0.0.1:3978." };

    public static Command Create()
    {
        var command = new Command("run", "Run the bot (what happens without a command, too).") { s_sample, s_urls };
        command.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(s_sample), parsed.GetValue(s_urls), cancel));
        return command;
    }

    public static async Task<int> RunAsync(ParseResult parsed, bool sample, string? urls, CancellationToken cancel)
    {
        string[] settings = [.. sample ? SampleCouncil.Settings() : [], .. urls is null ? [] : new[] { $"--urls={urls}" }, .. Options.SettingsOf(parsed)];
        await using var bot = BotHost.Build(settings, TimeProvider.System);
        bot.Services.GetRequiredService<IStartupValidator>().Validate();
        using var owned = StoreWork.Own(bot.Configuration);
        await bot.Services.PrepareStoreAsync(cancel);
        await bot.Services.TakeOverAsync(cancel);
        if (sample)
        {
            await using var scope = bot.Services.CreateAsyncScope();
            await SampleCouncil.Files.ImportAsync(scope.ServiceProvider, bot.Services.GetRequiredService<Councils>().All[0].Id, confirmed: false, cancel);
        }

        await bot.StartAsync(cancel);
        await bot.WaitForShutdownAsync(cancel);
        return ExitCodes.Done;
    }
}
