using System.CommandLine;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Commands;

/// <summary>Imports the directory from the council's files, and says what was added, changed, ended and refused.</summary>
internal static class PeopleCommand
{
    private static readonly Option<string?> s_wards = File("--wards", "Wards, as CSV: code,ward,seats,locality.");
    private static readonly Option<string?> s_members = File("--members", $"Members, as ModernGov's GetCouncillorsByWard XML, or the word {PeopleFiles.FromModernGov} to fetch it from ModernGov:Endpoint. Home addresses in it are never read.");
    private static readonly Option<string?> s_entraIds = File("--entra-ids", $"Members' Entra object ids, as CSV: email,entra_object_id; or the word {PeopleFiles.FromGraph} to look the members up by work email in Microsoft Graph.");
    private static readonly Option<string?> s_portfolios = File("--portfolios", "Who holds which portfolio, as CSV: portfolio,member_external_id.");
    private static readonly Option<string?> s_committeeRoles = File("--committee-roles", "Who sits on which committee, as CSV: committee,role,member_external_id.");
    private static readonly Option<string?> s_services = File("--services", "Services and the words they are known by, as CSV: service,directorate,portfolio,words.");
    private static readonly Option<string?> s_officers = File("--officers", "Officers, as CSV: name,email,entra_object_id,job_title,directorate,services,link_wards,roles.");
    private static readonly Option<bool> s_sample = new("--sample") { Description = "Import the sample council that ships with the product." };
    private static readonly Option<bool> s_confirm = new("--confirm") { Description = "Import even though more than a quarter of the members or officers would end." };

    public static Command Create()
    {
        var import = new Command("import", "Import the directory. The same file twice changes nothing. A line that cannot be used is refused and named; the rest of its file is imported together or not at all.")
        {
            s_wards, s_members, s_entraIds, s_portfolios, s_committeeRoles, s_services, s_officers, s_sample, s_confirm, Options.Council,
        };
        import.SetAction((parsed, cancel) => StoreWork.RunAsync(parsed, (services, council) => ImportAsync(parsed, services, council, cancel), cancel));
        return new Command("people", "Members, officers, wards and services.") { import };
    }

    private static async Task<int> ImportAsync(ParseResult parsed, IServiceProvider services, Council council, CancellationToken cancel)
    {
        var files = parsed.GetValue(s_sample) ? SampleCouncil.Files : new PeopleFiles(
            parsed.GetValue(s_wards), parsed.GetValue(s_members), parsed.GetValue(s_entraIds), parsed.GetValue(s_portfolios), parsed.GetValue(s_committeeRoles), parsed.GetValue(s_services), parsed.GetValue(s_officers));
        if (files == new PeopleFiles())
        {
            throw new CommandException("No file was named. Nothing was done. See “people import --help” for the files there are.");
        }

        var outcomes = await files.ImportAsync(services, council.Id, parsed.GetValue(s_confirm), cancel);
        foreach (var (what, outcome) in outcomes)
        {
            Say(what, outcome);
        }

        return outcomes.All(o => o.Outcome is ImportOutcome.Imported { Refused.Count: 0 }) ? ExitCodes.Done : ExitCodes.Look;
    }

    private static void Say(string what, ImportOutcome outcome)
    {
        switch (outcome)
        {
            case ImportOutcome.Imported done:
                Console.WriteLine($"{what}: {done.Added.Count} added, {done.Changed.Count} changed, {done.Ended.Count} ended, {done.Refused.Count} refused");
                Lines(done.Changed.Select(c => $"changed  {c.Name}: {string.Join(", ", c.Fields)}"));
                Lines(done.Ended.Select(name => $"ended    {name}"));
                Lines(done.Refused.Select(r => r.LineNumber > 0 ? $"refused  line {r.LineNumber}: {r.Reason}" : $"refused  {r.Reason}"));
                break;
            case ImportOutcome.Held held:
                Console.WriteLine($"{what}: held. {held.Reason} To confirm, add --confirm.");
                Lines(held.WouldEnd.Select(name => $"would end  {name}"));
                break;
            case ImportOutcome.NotReadable not:
                Console.WriteLine($"{what}: {not.Reason}");
                break;
        }
    }

    private static void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Console.WriteLine($"  {line}");
        }
    }

    private static Option<string?> File(string name, string description) => new(name) { Description = description };
}
