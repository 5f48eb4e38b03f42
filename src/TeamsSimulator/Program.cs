using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using TeamsSimulator.Faults;
using TeamsSimulator.Limits;

namespace TeamsSimulator;

internal static class Program
{
    private static readonly Option<FaultScript?> s_script = new("--faults") { Description = "A file that holds a fault script, as JSON.", CustomParser = Read };
    private static readonly Option<ulong?> s_seed = new("--seed") { Description = "What chance draws from. Without a script: the ordinary mixture of faults under this seed." };

    public static Task<int> Main(string[] args)
    {
        var tenant = new Option<string>("--tenant") { Description = "The bot's own tenant's id.", Required = true };
        var appId = new Option<string>("--app-id") { Description = "The bot's application id.", Required = true };
        var secret = new Option<string>("--secret") { Description = "The client secret the bot will present; any test value.", Required = true };
        var bot = new Option<Uri>("--bot") { Description = "The bot's messaging endpoint.", DefaultValueFactory = _ => new Uri("http://127.0.0.1:3978/api/messages") };
        var port = new Option<int>("--port") { Description = "The connector's port on 127.0.0.1; 0 for any free one." };
        var journal = new Option<FileInfo?>("--journal") { Description = "A file to write the journal to, as JSON lines. Each line is with the operating system before its request is answered, so that a kill loses none." };
        var strict = new Option<bool>("--strict-limits") { Description = "Answer 429 to what is over the rate limits Teams publishes." };
        var latency = new Option<int>("--latency") { Description = "Milliseconds for which each connector answer is held back." };
        var relayed = new Option<bool>("--relay") { Description = "Put TCP relays before the connector and the token authority, and print their addresses instead." };
        var root = new RootCommand("Stands in for Microsoft Teams on this machine: connector, identity, directory and people. Faults, limits and relays can be changed while it runs, under the address it prints as 'control'.")
        {
            tenant, appId, secret, bot, port, journal, s_script, s_seed, strict, latency, relayed, Plan(),
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
                Faults = Script(parsed),
                Limits = parsed.GetValue(strict) ? RateLimits.Strict : null,
                Latency = TimeSpan.FromMilliseconds(parsed.GetValue(latency)),
                Relayed = parsed.GetValue(relayed),
            },
            cancel));
        return root.Parse(args).InvokeAsync();
    }

    /// <summary>Foretells the mixture, to read what a run will meet or has met.</summary>
    private static Command Plan()
    {
        var count = new Option<int>("--count") { Description = "For so many requests of each operation.", DefaultValueFactory = _ => 100 };
        var plan = new Command("plan", "Prints which requests would meet which fault of the mixture, and starts nothing.") { s_script, s_seed, count };
        plan.SetAction(parsed =>
        {
            var script = Script(parsed);
            foreach (var operation in script.Mixture.SelectMany(share => share.On).Distinct().Order())
            {
                for (var request = 1; request <= parsed.GetValue(count); request++)
                {
                    if (script.Planned(operation, request) is { } fault)
                    {
                        Console.WriteLine(JsonSerializer.Serialize(new { operation, request, fault }, Wire.Json));
                    }
                }
            }
        });
        return plan;
    }

    private static FaultScript? Read(ArgumentResult argument)
    {
        try
        {
            return FaultScript.Parse(File.ReadAllText(argument.Tokens.Single().Value));
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or FormatException)
        {
            argument.AddError($"The fault script cannot be used. {unusable.Message}");
            return null;
        }
    }

    private static FaultScript Script(ParseResult parsed) => (parsed.GetValue(s_script), parsed.GetValue(s_seed)) switch
    {
        ({ } script, var seed) => script with { Seed = seed ?? script.Seed },
        (null, { } seed) => FaultScript.OfSeed(seed),
        _ => FaultScript.None,
    };

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
                simulator.Control,
                options.JournalFile,
            },
            JsonSerializerOptions.Web));
        var stopped = new TaskCompletionSource();
        await using var registration = cancel.Register(stopped.SetResult);
        await stopped.Task;
    }
}
