using System.CommandLine;

namespace MemberBriefingBot.Commands;

/// <summary>Plays a council's week.</summary>
internal static class DemoCommand
{
    private static readonly Option<string?> s_out = new("--out") { Description = "Also write every event to this file, as JSON lines." };

    public static Command Create()
    {
        var command = new Command("demo", "Play a week of the sample council beside a Teams simulator: no settings, no network, nothing to install.") { s_out };
        command.SetAction((parsed, cancel) => Demo.Week.PlayAsync(parsed.GetValue(s_out), cancel));
        return command;
    }
}
