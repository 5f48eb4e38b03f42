using MemberBriefingBot.Commands;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Briefings.CabinetReports;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Turnaround;
using MemberBriefingBot.Teams.Cards;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using TeamsSimulator.People;

namespace MemberBriefingBot.Demo;

/// <summary>
/// A week of the sample council: a cabinet report becomes a briefing, ward members have it before the press, they ask, officers
/// answer, one of them late. The script only says who does what and when; what came of it is told by the chronicle.
/// </summary>
internal sealed class Week
{
    private const string Author = "Nikhil Netherby-Vale", Director = "Aurelia Stonecrop", Highways = "Jocelyn Ironbridge", Clerk = "Fabian Crowmarsh", Press = "Hector Moonfield";
    private const string Windle1 = "Thea Vetchley", Windle2 = "Ulric Wrenthorne", WithoutTheApp = "Verity Yewtreeson", Elsewhere = "Amara Alderhythe", Waste = "Kester Greenlaw";

    private const string Accept = "I accept: show it to me";

    private readonly Stage _stage;
    private readonly Chronicle _chronicle;
    private Cast _cast = null!;

    private Week(Stage stage, Chronicle chronicle) => (_stage, _chronicle) = (stage, chronicle);

    public static async Task<int> PlayAsync(string? outFile, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("member-briefing-demo-").FullName;
        await using var events = outFile is null ? null : new StreamWriter(outFile);
        await using var stage = await Stage.OpenAsync(folder, At(7, 8, 30), (SampleCouncil.Id, SampleCouncil.Name));
        if (Console.IsOutputRedirected)
        {
            (AnsiConsole.Profile.Capabilities.Ansi, AnsiConsole.Profile.Width) = (false, 120);
        }

        AnsiConsole.MarkupLine("[bold]A week of the sample council.[/] Everybody is invented; the wards are real. Lines come from the store and from the simulator’s journal.");
        await new Week(stage, new Chronicle(stage, events)).PlayAsync(cancel);
        AnsiConsole.MarkupLineInterpolated($"The database and the journal are in [bold]{folder}[/]{(outFile is null ? "" : $", the events in {outFile}")}.");
        return ExitCodes.Done;
    }

    private async Task PlayAsync(CancellationToken cancel)
    {
        await MondayAsync(cancel);
        await TuesdayAsync();
        await CorrectAsync();
        await WednesdayAsync();
        await FridayAsync();
        await NextWednesdayAsync(cancel);
    }

    private async Task MondayAsync(CancellationToken cancel)
    {
        await using (var scope = _stage.Bot.Services.CreateAsyncScope())
        {
            await SampleCouncil.Files.ImportAsync(scope.ServiceProvider, new(SampleCouncil.Id), confirmed: false, cancel);
        }

        await ThenAsync();
        _cast = await Cast.AssembleAsync(_stage, WithoutTheApp);
        await ThenAsync();

        _stage.Clock.MoveTo(At(7, 9));
        await TypeAsync(Author, "new briefing");
        await PressAsync(Author, "Preview", ReportAsForm());
        await PressAsync(Author, "Send for approval");
        _stage.Clock.MoveTo(At(7, 11));
        await PressAsync(Director, "Approve");
        await PressAsync(Press, "Approve");
        await PressAsync(Director, "Schedule");

        _stage.Clock.MoveTo(At(7, 14));
        await ThenAsync();
        _stage.Clock.MoveTo(At(7, 14, 20));
        await PressAsync(Windle1, Accept);
        await PressAsync(Windle1, "I have read this");
        await PressAsync(Windle2, Accept);
        await PressAsync(Windle2, "I have read this");
        await _cast[Windle2].ReadAsync(cancel);
        await AskAsync(Windle1, "How much more traffic will the neighbouring streets carry, and will you lower the speed limit there?", "Residents of the next street have written to me.", urgent: false);
        await AskAsync(Windle2, "Will the school bus still be able to stop outside the primary school?", "Parents are asking at the gate.", urgent: true);

        _stage.Clock.MoveTo(At(7, 15));
        await TypeAsync(Press, "press");
        await _chronicle.TellPressGateAsync(_cast[Press].AadObjectId);
        _stage.Clock.MoveTo(At(7, 15, 30));
        await TypeAsync(Clerk, "status B-0001");
        await PressAsync(Clerk, "Record it", new() { ["member"] = await IdOfAsync(WithoutTheApp), ["how"] = "by telephone" });
        await _chronicle.TellPressGateAsync(_cast[Press].AadObjectId);
    }

    private async Task TuesdayAsync()
    {
        _stage.Clock.MoveTo(At(8, 9));
        await ThenAsync();
        _stage.Clock.MoveTo(At(8, 10));
        foreach (var person in _cast.All.Where(p => p.Chat.Any(Has(Accept))).Take(20).ToList())
        {
            await person.PressAsync(person.Chat.Last(Has(Accept)), Accept);
            await person.PressAsync(person.Chat.Last(Has("I have read this")), "I have read this");
        }

        await ThenAsync();
        await AskByTypingAsync(Elsewhere, "Why was the brown bin round missed in Billinge last week?");
        await AskByTypingAsync(Elsewhere, "When will the street lights on the footpath behind the school be repaired?");
        await AskByTypingAsync(Author, "How many potholes were repaired in the borough in November?");
        await AskByTypingAsync(Windle2, "What is being done about the flooding at the cemetery?");
        _stage.Clock.MoveTo(At(8, 11));
        await TakeAsync(Highways, "How much more traffic");
        await AnswerAsync(
            Highways, "About one vehicle a minute more at the busiest hour on two streets. The limit stays at 30 miles an hour during the trial.",
            "The traffic model in section 3 of the report, checked against counts made in October.", "We measure speeds after three months and report to ward members.", new DateOnly(2027, 3, 9));
        await AnswerShortlyAsync("street lights");
        await AnswerShortlyAsync("potholes");
        await AssignAsync("flooding", "Flood risk and drainage");
        await TakeAsync(Waste, "brown bin");
        await AnswerAsync(
            Waste, "The crew ran out of hours after a vehicle broke down on the motorway.", "The depot’s log for the day of the round.", "The round was made good on Saturday. Nothing further is planned.", null);
    }

    /// <summary>The author finds a wrong figure on Tuesday afternoon; a second person approves the correction.</summary>
    private async Task CorrectAsync()
    {
        _stage.Clock.MoveTo(At(8, 14));
        await PressAsync(Author, "Correct it");
        await PressAsync(Author, "Send for approval", new()
        {
            ["whatChanged"] = "Forty-nine residents answered the survey, not forty-one. Nothing else is different.",
            ["summary"] = ReportAsForm()["summary"].Replace("Forty-one", "Forty-nine", StringComparison.Ordinal),
        });
        await PressAsync(Director, "Approve the correction");
    }

    private async Task WednesdayAsync()
    {
        _stage.Clock.MoveTo(At(9, 9, 30));
        await TypeAsync(Press, "press");
        await _chronicle.TellPressGateAsync(_cast[Press].AadObjectId);
        _stage.Clock.MoveTo(At(9, 16));
        await ThenAsync();
    }

    private async Task FridayAsync()
    {
        _stage.Clock.MoveTo(At(11, 10));
        await TakeSchoolBusAsync();
    }

    /// <summary>The day after the last promise fell due, so that every promise can be judged.</summary>
    private async Task NextWednesdayAsync(CancellationToken cancel)
    {
        _stage.Clock.MoveTo(At(16, 10));
        await TypeAsync(Windle1, "report");
        var council = _stage.Bot.Services.GetRequiredService<Councils>().All[0].Id;
        var report = await _stage.DoAsync<ReadTurnaround, TurnaroundReport>(r => r.HandleAsync(council, null, null, cancel));
        AnsiConsole.WriteLine();
        AnsiConsole.Write(TurnaroundCommand.Table(report));
    }

    /// <summary>The urgent question, three working days late for a promise of one.</summary>
    private async Task TakeSchoolBusAsync()
    {
        var officer = _cast.All.First(p => p.Chat.Any(m => !m.Deleted && m.Actions.Any(a => a.Title == "I will take it") && m.AllText.Contains("school bus", StringComparison.Ordinal)));
        await TakeAsync(NameOf(officer), "school bus");
        await AnswerAsync(
            NameOf(officer), "Yes. The stop moves twenty metres and stays outside the school on the same side.", "The bus company agreed the stop on 10 December.", "The new stop is painted before the trial begins.", new DateOnly(2027, 1, 4));
    }

    /// <summary>The cabinet report file as the form's inputs, with the times that communications agreed.</summary>
    private static Dictionary<string, string> ReportAsForm()
    {
        using var file = File.OpenRead(SampleCouncil.WardDecisionReport);
        var reading = (CabinetReportReading.Read)CabinetReportFile.Read(file, Path.GetFileName(SampleCouncil.WardDecisionReport), ["Windle"]);
        var text = ReportDraft.TextOf(reading.Report, new Dictionary<string, string> { ["Windle"] = "windle" });
        return DraftForm.ValuesOf(
            text with { WardEffect = "Borough Road would be one-way eastbound for a year. Traffic on two neighbouring streets would rise a little." },
            new Timetable { WardMembersAt = At(7, 14), AllMembersAt = At(8, 9), PressAt = At(9, 16), EmbargoUntil = At(9, 16) });
    }

    private async Task TypeAsync(string name, string words)
    {
        await _cast[name].TypeAsync(words);
        await ThenAsync();
    }

    private async Task PressAsync(string name, string button, Dictionary<string, string>? inputs = null)
    {
        await _cast[name].PressAsync(_cast.CardOf(name, button), button, inputs);
        await ThenAsync();
    }

    private Task AskAsync(string name, string question, string why, bool urgent) =>
        PressAsync(name, "Send question", new() { ["question"] = question, ["why"] = why, ["urgent"] = urgent ? "true" : "false" });

    private async Task AskByTypingAsync(string name, string words)
    {
        await TypeAsync(name, words);
        await PressAsync(name, "Send question", new() { ["question"] = words, ["why"] = "", ["urgent"] = "false" });
    }

    private async Task AnswerShortlyAsync(string words)
    {
        await TakeAsync(Highways, words);
        await AnswerAsync(Highways, "The figures and the dates are in the works programme, which I have sent you.", "The works programme of 4 December.", "Nothing further; ask me if a date slips.", null);
    }

    /// <summary>Democratic services put a question that could be for two services before one of them.</summary>
    private async Task AssignAsync(string words, string service)
    {
        var card = _cast[Clerk].Chat.Last(m => m.AllText.Contains(words, StringComparison.Ordinal) && m.Actions.Any(a => a.Title == "Send it there"));
        await _cast[Clerk].PressAsync(card, "Send it there", new Dictionary<string, string> { ["service"] = service });
        await ThenAsync();
    }

    private async Task TakeAsync(string name, string words)
    {
        var card = _cast[name].Chat.Last(m => !m.Deleted && m.AllText.Contains(words, StringComparison.Ordinal) && m.Actions.Any(a => a.Title == "I will take it"));
        await _cast[name].PressAsync(card, "I will take it");
        await ThenAsync();
    }

    private Task AnswerAsync(string name, string direct, string basis, string next, DateOnly? nextOn) => PressAsync(
        name, "Send the answer",
        new() { ["direct"] = direct, ["basis"] = basis, ["next"] = next, ["nextOn"] = nextOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "" });

    /// <summary>Lets the bot do what is due, and tells what came of it.</summary>
    private async Task ThenAsync()
    {
        await _stage.SettleAsync();
        await _chronicle.TellAsync();
    }

    private static Func<ChatMessage, bool> Has(string button) => message => !message.Deleted && message.Actions.Any(a => a.Title == button);

    private static string NameOf(TeamsPerson person) => person.Name.Replace(" (sample)", "", StringComparison.Ordinal);

    private Task<string> IdOfAsync(string name)
    {
        var entra = _cast[name].AadObjectId;
        return _stage.DoAsync<BriefingDb, string>(async db => (await db.People.SingleAsync(p => p.EntraObjectId == entra)).Id.ToString());
    }

    private static DateTimeOffset At(int day, int hour, int minute = 0) => LondonTime.InstantOf(new DateOnly(2026, 12, day), new TimeOnly(hour, minute)).At;
}
