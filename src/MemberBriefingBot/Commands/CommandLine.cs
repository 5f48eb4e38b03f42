using System.CommandLine;
using MemberBriefingBot.Settings;

namespace MemberBriefingBot.Commands;

/// <summary>What the program can be told to do. Without a command it runs the bot.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Tells an English council’s members about decisions in their ward before the press, takes their questions to officers, and counts how long answers take.")
        {
            Options.Set,
        };
        var run = RunCommand.Create();
        root.Subcommands.Add(run);
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(MigrateCommand.Create());
        root.Subcommands.Add(ReconcileCommand.Create());
        root.Subcommands.Add(PeopleCommand.Create());
        root.Subcommands.Add(BriefingCommand.Create());
        root.Subcommands.Add(TurnaroundCommand.Create());
        root.Subcommands.Add(ManifestCommand.Create());
        root.SetAction((parsed, cancel) => RunCommand.RunAsync(parsed, sample: false, urls: null, cancel));
        try
        {
            var parsed = root.Parse(args);
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return code != ExitCodes.Done && parsed.Errors.Count > 0 ? ExitCodes.Wrong : code;
        }
        catch (Exception refused) when (refused is SettingsException or CommandException or Core.Data.Schema.StoreUnfitException or Core.Delivery.WitnessUnreadableException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return ExitCodes.Wrong;
        }
    }
}

/// <summary>What the program tells whoever started it.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Done in part, or held for a person: read what was printed.</summary>
    public const int Look = 1;

    /// <summary>Nothing was done: the command, a file or a setting is wrong.</summary>
    public const int Wrong = 2;
}

/// <summary>A command cannot do what it was asked. The message says why, that nothing was changed, and what to do.</summary>
internal sealed class CommandException(string message) : Exception(message);

/// <summary>Options that several commands take.</summary>
internal static class Options
{
    public static readonly Option<string[]> Set = new("--set")
    {
        Description = "A setting for this run, as Name=Value, such as Store:SqliteFile=briefings.db. May be repeated. docs/configuration.md lists them.",
        Recursive = true,
    };

    public static readonly Option<string?> Council = new("--council") { Description = "The council's id, such as st-helens. Not needed when only one is configured." };

    /// <summary>The settings given on the command line, in the form the configuration reads.</summary>
    public static string[] SettingsOf(ParseResult parsed) => [.. (parsed.GetValue(Set) ?? []).Select(s => s.Contains('=', StringComparison.Ordinal)
        ? $"--{s}"
        : throw new CommandException($"--set {s} is not Name=Value. Nothing was done."))];
}
