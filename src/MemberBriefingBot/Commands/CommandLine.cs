using System.CommandLine;

namespace MemberBriefingBot.Commands;

/// <summary>What the program can be told to do. Without a command it runs the bot.</summary>
internal static class CommandLine
{
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Tells an English council’s members about decisions in their ward before the press, takes their questions to officers, and counts how long answers take.");
        return root.Parse(args).InvokeAsync();
    }
}
