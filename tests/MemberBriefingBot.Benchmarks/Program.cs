using System.CommandLine;
using MemberBriefingBot.Benchmarks;
using MemberBriefingBot.Benchmarks.Stand;

// The first word names a role when the program is a station of a measurement; the parent passes it, nobody types it.
switch (args)
{
    case [TeamsRole.Name, var residents, var latency, .. var strict]:
        await TeamsRole.ServeAsync(int.Parse(residents), int.Parse(latency), strict is [TeamsRole.Strict]);
        return 0;
    case [BareRole.Name, var serviceUrl, var metadata, var token, var card]:
        await BareRole.ServeAsync(new Uri(serviceUrl), new Uri(metadata), token, card);
        return 0;
    case [BotRole.TurnsOnly or BotRole.Sending, .. var settings]:
        await BotRole.ServeAsync(settings, sending: args[0] == BotRole.Sending);
        return 0;
}

var json = new Option<FileInfo?>("--json") { Description = "A file to write the figures to, as JSON." };
var quick = new Option<bool>("--quick") { Description = "A small run of some seconds, to see that everything works. Its figures mean nothing." };
var only = new Option<string[]>("--only") { Description = "Measures these parts and no others.", AllowMultipleArgumentsPerToken = true };
only.AcceptOnlyFromAmong([.. Measurement.Parts.Select(p => p.Name)]);
var root = new RootCommand("Measures a turn and a fan-out of the bot beside bare ASP.NET and HttpClient, and prints the figures. It asserts none of them.") { json, quick, only };
root.SetAction((parsed, _) => Measurement.RunAsync(parsed.GetValue(quick) ? Scale.Quick : Scale.Full, parsed.GetValue(only) ?? [], parsed.GetValue(json)));
return await root.Parse(args).InvokeAsync();
