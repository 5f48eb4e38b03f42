using System.CommandLine;
using System.CommandLine.Parsing;

namespace MemberBriefingBot.Commands;

/// <summary>Makes the zip that is uploaded to Teams.</summary>
internal static class ManifestCommand
{
    private static readonly Option<Guid> s_appId = new("--app-id") { Description = "The Teams app's own id: any new GUID, kept for every later version.", Required = true };
    private static readonly Option<Guid> s_botId = new("--bot-id") { Description = "The application (client) id of the bot's identity in Entra.", Required = true };
    private static readonly Option<string> s_host = new("--host") { Description = "The name the bot is reached by, without scheme or path.", Required = true };
    private static readonly Option<string> s_council = new("--council-name") { Description = "The council's name as Teams shows it; at most 32 characters.", Required = true };
    private static readonly Option<Uri> s_website = new("--website") { Description = "A page about the app, https.", Required = true, CustomParser = Address };
    private static readonly Option<Uri> s_privacy = new("--privacy") { Description = "The council's privacy notice, https.", Required = true, CustomParser = Address };
    private static readonly Option<Uri> s_terms = new("--terms") { Description = "The council's terms of use, https.", Required = true, CustomParser = Address };
    private static readonly Option<string> s_out = new("--out") { Description = "The zip to write.", DefaultValueFactory = _ => "member-briefing.zip" };

    public static Command Create()
    {
        var package = new Command("package", "Fill in the ids and make the zip to upload to Teams.") { s_appId, s_botId, s_host, s_council, s_website, s_privacy, s_terms, s_out };
        package.SetAction(parsed =>
        {
            var values = new ManifestValues(
                parsed.GetValue(s_appId), parsed.GetValue(s_botId), parsed.GetRequiredValue(s_host), parsed.GetRequiredValue(s_council), parsed.GetRequiredValue(s_website),
                parsed.GetRequiredValue(s_privacy), parsed.GetRequiredValue(s_terms));
            switch (PackageManifest.Run(Path.Combine(AppContext.BaseDirectory, "manifest"), values, parsed.GetRequiredValue(s_out)))
            {
                case PackageOutcome.Packaged packaged:
                    Console.WriteLine($"Written to {packaged.File}. Upload it in the Teams admin centre.");
                    return ExitCodes.Done;
                case PackageOutcome.Refused refused:
                    throw new CommandException(refused.Reason);
                case var other:
                    throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}.");
            }
        });
        return new Command("manifest", "The Teams app.") { package };
    }

    private static Uri? Address(ArgumentResult given)
    {
        if (Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var address))
        {
            return address;
        }

        given.AddError($"{given.Tokens[0].Value} is not a web address, such as https://www.example.gov.uk. Nothing was written.");
        return null;
    }
}
