using System.Diagnostics;

namespace MemberBriefingBot.Acceptance.Given;

/// <summary>The small programs beside these tests that judge something with a package of npm's.</summary>
internal static class NodeScript
{
    /// <summary>Runs one and returns all that it printed; silence means that it found no fault.</summary>
    /// <param name="name">Its file's name in the folder of these tests.</param>
    /// <param name="input">What it reads from standard input.</param>
    public static async Task<string> RunAsync(string name, string input)
    {
        using var node = Process.Start(new ProcessStartInfo(Node.Program!, [Path.Combine(Node.Folder, name)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        var printed = await node.StandardOutput.ReadToEndAsync();
        return printed + await node.StandardError.ReadToEndAsync();
    }
}
