using System.CommandLine;
using System.Globalization;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Turnaround;
using MemberBriefingBot.Teams.Cards;
using Spectre.Console;

namespace MemberBriefingBot.Commands;

/// <summary>Prints the turnaround report, or writes it as CSV.</summary>
internal static class TurnaroundCommand
{
    private static readonly Option<DateOnly?> s_from = new("--from") { Description = $"First day of asking, as 2026-09-01. Default: {ReadTurnaround.DefaultDays} days before the last." };
    private static readonly Option<DateOnly?> s_until = new("--until") { Description = "Last day of asking. Default: today." };
    private static readonly Option<string?> s_csv = new("--csv") { Description = "Write the report to this file as CSV instead." };

    public static Command Create()
    {
        var command = new Command("turnaround", "How long answers take, in working days, and how far ahead of the press members heard.") { s_from, s_until, s_csv, Options.Council };
        command.SetAction((parsed, cancel) => StoreWork.RunAsync(
            parsed,
            async (services, council) =>
            {
                var report = await services.GetRequiredService<ReadTurnaround>().HandleAsync(council.Id, parsed.GetValue(s_from), parsed.GetValue(s_until), cancel);
                if (parsed.GetValue(s_csv) is { } file)
                {
                    await using var text = new StreamWriter(file);
                    TurnaroundCsv.Write(report, text);
                    Console.WriteLine($"Written to {file}.");
                }
                else
                {
                    AnsiConsole.Write(Table(report));
                }

                return ExitCodes.Done;
            },
            cancel));
        return command;
    }

    /// <summary>The report as rows, suppressed groups named and left empty.</summary>
    public static Table Table(TurnaroundReport report)
    {
        var table = new Table().Title($"Turnaround, questions asked {report.From:d MMM yyyy} to {report.Until:d MMM yyyy}").Border(TableBorder.Simple);
        table.AddColumns("", "Asked", "Answered", "Open", "Overdue", "Median days", "P90 days", "In target");
        Row(table, "All", report.Overall);
        foreach (var (title, cells) in new[] { ("By directorate", report.Directorates), ("By ward", report.Wards), ("By portfolio", report.Portfolios) })
        {
            table.AddEmptyRow();
            table.AddRow($"[bold]{title}[/]");
            foreach (var cell in cells)
            {
                Row(table, cell.Name, cell.Figures);
            }
        }

        return table.Caption(Caption(report.Notice));
    }

    private static void Row(Table table, string name, Figures? figures) => table.AddRow(figures is null
        ? [Markup.Escape(name), $"[dim]{TurnaroundReport.KeptBack}[/]"]
        :
        [
            Markup.Escape(name), Number(figures.Asked), Number(figures.Answered), Number(figures.Open), Number(figures.Overdue), Number(figures.MedianDays), Number(figures.P90Days),
            figures.InTargetShare is { } share ? $"{Math.Round(share * 100).ToString(CultureInfo.InvariantCulture)}%" : "–",
        ]);

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "–";

    private static string Caption(PressNotice notice) =>
        $"Groups of fewer than {TurnaroundReport.SmallestCell} questions, and others from which those could be worked out, are not shown.\nBefore the press: {notice.ReachedEveryWardMember} of {notice.Items} items had reached every ward member"
        + (notice.MedianHours is { } hours ? $"; half had at least this notice: {ReportCard.Notice(hours)}" : "")
        + (notice.WidestGroupGapMinutes is { } gap ? $"; widest gap between groups {Counted.Minutes(gap)}" : "");
}
