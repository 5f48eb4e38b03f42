using System.CommandLine;
using System.Text.Json;

namespace TeamsSimulator;

internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        var tenant = new Option<string>("--tenant") { Description = "The tenant's id.", Required = true };
        var appId = new Option<string>("--app-id") { Description = "The bot's application id.", Required = true };
        var secret = new Option<string>("--secret") { Description = "The client secret the bot will present; any test value.", Required = true };
        var bot = new Option<Uri>("--bot") { Description = "The bot's messaging endpoint.", DefaultValueFactory = _ => new Uri("http://127.0.0.1:3978/api/messages") };
        var port = new Option<int>("--port") { Description = "The connector's port on 127.0.0.1; 0 for any free one." };
        var journal = new Option<FileInfo?>("--journal") { Description = "A file to write the journal to, as JSON lines." };
        var root = new RootCommand("Stands in for Microsoft Teams on this machine: connector, identity, directory and people.")
        {
            tenant, appId, secret, bot, port, journal,
        };
        root.SetAction((parsed, cancel) => RunAsync(
            new SimulatorOptions
            {
                TenantId = parsed.GetRequiredValue(tenant),
                BotAppId = parsed.GetRequiredValue(appId),
                BotSecret = parsed.GetRequiredValue(secret),
                BotEndpoint = parsed.GetRequiredValue(bot),
                Port = parsed.GetValue(port),
                JournalFile = parsed.GetValue(journal)?.FullName,
            },
            cancel));
        return root.Parse(args).InvokeAsync();
    }

    private static async Task RunAsync(SimulatorOptions options, CancellationToken cancel)
    {
        await using var simulator = await Simulator.StartAsync(options, cancel);
        Console.WriteLine(JsonSerializer.Serialize(
            new
            {
                simulator.ServiceUrl,
                simulator.OpenIdMetadata,
                simulator.TokenAuthority,
                simulator.AuthorityCertificatePem,
                simulator.Graph,
                simulator.BotEndpoint,
                options.JournalFile,
            },
            JsonSerializerOptions.Web));
        var stopped = new TaskCompletionSource();
        await using var registration = cancel.Register(stopped.SetResult);
        await stopped.Task;
    }
}
