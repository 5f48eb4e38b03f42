using System.Diagnostics;

namespace MemberBriefingBot.Tests.Commands;

/// <summary>The program itself, in a process and a folder of its own, with no settings but those given.</summary>
internal sealed class Run : IDisposable
{
    /// <summary>Settings of a council, as an operator would give them.</summary>
    public static readonly string[] Council =
    [
        "--set", "Councils:0:Id=st-helens", "--set", "Councils:0:Name=St Helens Borough Council", "--set", "Councils:0:TenantId=00000000-0000-4000-8000-00000000c0c0",
        "--set", "Connector:AppId=00000000-0000-4000-8000-0000000000b0", "--set", "Store:SqliteFile=briefings.db",
    ];

    public string Folder { get; } = Directory.CreateTempSubdirectory("mbb-run-").FullName;

    public async Task<Ran> OfAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Ran(process.ExitCode, await output, await error);
    }

    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return name;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            ArgumentList = { typeof(BotHost).Assembly.Location },
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = null, ["DOTNET_ENVIRONMENT"] = null, ["NO_COLOR"] = "1" },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}

/// <summary>How it ended and what it printed.</summary>
internal sealed record Ran(int Code, string Output, string Error);
