using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Briefings.CabinetReports;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.People.Files;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Commands;

/// <summary>Reads a cabinet report into a draft, prints it, and says what it could not find.</summary>
internal static class BriefingCommand
{
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Argument<string> s_file = new("file") { Description = "The report: text, DOCX or a saved web page." };
    private static readonly Option<bool> s_json = new("--json") { Description = "Print the fields as JSON." };
    private static readonly Option<string?> s_wards = new("--wards") { Description = "The council's wards, as CSV: code,ward,seats,locality. Default: the configured council's, or those of St Helens." };
    private static readonly Option<string?> s_author = new("--author") { Description = "Keep the draft in the store as this person's, by work email. Without it nothing is kept." };

    public static Command Create()
    {
        var import = new Command("import", "Read a cabinet report into a draft and print it.") { s_file, s_json, s_wards, s_author, Options.Council };
        import.SetAction((parsed, cancel) => parsed.GetValue(s_author) is null && !IsConfigured(parsed)
            ? Task.FromResult(Print(Read(parsed, WardNames(parsed)), parsed.GetValue(s_json)))
            : StoreWork.RunAsync(parsed, (services, council) => ImportAsync(parsed, services, council, cancel), cancel));
        return new Command("briefing", "Briefings.") { import };
    }

    private static async Task<int> ImportAsync(ParseResult parsed, IServiceProvider services, Council council, CancellationToken cancel)
    {
        var db = services.GetRequiredService<BriefingDb>();
        var wards = await db.WardNamesAsync(council.Id, cancel);
        var report = Read(parsed, parsed.GetValue(s_wards) is null ? [.. wards.Values] : WardNames(parsed));
        var code = Print(report, parsed.GetValue(s_json));
        if (parsed.GetValue(s_author) is not { } email)
        {
            return code;
        }

        var author = await db.People.FirstOrDefaultAsync(p => p.CouncilId == council.Id && p.Email == email, cancel)
            ?? throw new CommandException($"The directory has nobody with the work email {email}. The draft was not kept.");
        var text = ReportDraft.TextOf(report, wards.ToDictionary(w => w.Value, w => w.Key));
        switch (await services.GetRequiredService<DraftBriefing>().HandleAsync(new DraftRequest(author, text, new Timetable()), cancel))
        {
            case DraftOutcome.Drafted drafted:
                await Console.Error.WriteLineAsync($"Kept as {drafted.Briefing.Reference}, a draft of {author.Name}. To open it, {author.Name} types “status {drafted.Briefing.Reference}” in Teams.");
                return code;
            case DraftOutcome.Incomplete incomplete:
                await Console.Error.WriteLineAsync($"Not kept: {string.Join(" ", incomplete.Problems)}");
                return ExitCodes.Look;
            default:
                throw new CommandException($"{author.Name} may not write briefings. The draft was not kept.");
        }
    }

    private static CabinetReport Read(ParseResult parsed, IReadOnlyCollection<string> wardNames)
    {
        var path = parsed.GetRequiredValue(s_file);
        if (!File.Exists(path))
        {
            throw new CommandException($"There is no file {path}. Nothing was read.");
        }

        using var file = File.OpenRead(path);
        return CabinetReportFile.Read(file, Path.GetFileName(path), wardNames) switch
        {
            CabinetReportReading.Read read => read.Report,
            CabinetReportReading.NotReadable not => throw new CommandException(not.Reason),
            var other => throw new InvalidOperationException($"Unknown reading {other.GetType().Name}."),
        };
    }

    private static IReadOnlyCollection<string> WardNames(ParseResult parsed)
    {
        using var file = new StreamReader(parsed.GetValue(s_wards) ?? SampleCouncil.Files.Wards!);
        return WardsFile.Read(file) is FileReading<KnownWard>.Read read
            ? [.. read.Rows.Select(w => w.Name)]
            : throw new CommandException("The wards file could not be read. Its first line must be code,ward,seats,locality.");
    }

    /// <summary>By everything the bot itself reads, so that both always see the same councils.</summary>
    private static bool IsConfigured(ParseResult parsed) =>
        WebApplication.CreateBuilder(new WebApplicationOptions { Args = Options.SettingsOf(parsed), ContentRootPath = AppContext.BaseDirectory })
            .Configuration.GetSection("Councils").GetChildren().Any();

    private static int Print(CabinetReport report, bool json)
    {
        if (json)
        {
            Console.WriteLine(AsJson(report).ToJsonString(s_readable));
        }
        else
        {
            foreach (var (name, value) in AsJson(report).Where(f => f.Key != "toCheck"))
            {
                Console.WriteLine($"{name,-18} {Say(value)}");
            }

            Console.WriteLine();
            Console.WriteLine(report.Doubts.Count == 0 ? "Everything was found." : "To check or supply:");
            foreach (var doubt in report.Doubts)
            {
                Console.WriteLine($"  {doubt}");
            }
        }

        return report.Doubts.Count == 0 ? ExitCodes.Done : ExitCodes.Look;
    }

    private static string Say(JsonNode? value) => value switch
    {
        null => "(not found)",
        JsonArray { Count: 0 } => "(none)",
        JsonArray many => string.Join(Environment.NewLine + new string(' ', 19), many.Select(v => v!.ToString())),
        _ => value.ToString().ReplaceLineEndings(Environment.NewLine + new string(' ', 19)),
    };

    private static JsonObject AsJson(CabinetReport report) => new()
    {
        ["title"] = ReportDraft.Value(report.Title),
        ["decisionMaker"] = ReportDraft.Value(report.DecisionMaker),
        ["decisionOn"] = report.DecisionOn is Finding<DateOnly>.Missing ? null : ReportDraft.Value(report.DecisionOn).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["portfolio"] = ReportDraft.Value(report.Portfolio),
        ["cabinetMember"] = ReportDraft.Value(report.CabinetMember),
        ["exempt"] = report.Exemption is Finding<Exemption>.Missing ? null : ReportDraft.Value(report.Exemption) switch { Exemption.Open => "No", Exemption.Partly => "Partly", _ => "Yes" },
        ["exemptParagraphs"] = new JsonArray([.. (ReportDraft.Value(report.ExemptParagraphs) ?? []).Select(p => (JsonNode)p)]),
        ["keyDecision"] = report.KeyDecision is Finding<bool>.Missing ? null : ReportDraft.Value(report.KeyDecision) ? "Yes" : "No",
        ["publicNotice"] = ReportDraft.Value(report.PublicNotice)?.AsWritten,
        ["wardsAffected"] = Wards(ReportDraft.Value(report.WardsAffected)),
        ["boroughPriorities"] = Texts(ReportDraft.Value(report.Priorities)?.Select(p => p.AsWritten)),
        ["reportOf"] = ReportDraft.Value(report.ReportOf),
        ["contactOfficer"] = ReportDraft.Value(report.ContactOfficer),
        ["summary"] = ReportDraft.Value(report.Summary),
        ["recommendations"] = Texts(ReportDraft.Value(report.Recommendations)),
        ["toCheck"] = Texts(report.Doubts),
    };

    private static JsonNode? Wards(WardsAffected? wards) => wards switch
    {
        WardsAffected.All => "All",
        WardsAffected.None => "None",
        WardsAffected.Named named => Texts(named.Wards.Concat(named.Unknown)),
        _ => null,
    };

    private static JsonArray Texts(IEnumerable<string>? texts) => new([.. (texts ?? []).Select(t => (JsonNode)t)]);
}
