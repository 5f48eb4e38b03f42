using System.Globalization;
using MemberBriefingBot.Benchmarks.Measuring;
using Spectre.Console;

namespace MemberBriefingBot.Benchmarks.Reporting;

/// <summary>A report as tables to read.</summary>
internal static class Printing
{
    private const int Width = 140;

    public static void Print(this Report report)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
        console.Profile.Width = Math.Max(console.Profile.Width, Width);
        var (machine, scale) = (report.Machine, report.Scale);
        console.WriteLine($"{report.At:yyyy-MM-dd HH:mm} UTC · {machine.Processor}, {machine.Cores} cores · {machine.System} · {machine.Runtime}, {(machine.ServerCollector ? "server" : "workstation")} collector · load {machine.Load}");
        console.WriteLine($"{scale.Rounds} rounds; {scale.Turns} turns and {scale.Members} deliveries a sample. Medians; × is the median of the rounds’ ratios to the first row (10–90 %).");
        foreach (var table in report.Found.Sections.Select(TableOf).Concat(report.Found.Tallies.Select(TableOf)).Append(TableOf(report.Found.Targets)))
        {
            console.Write(table);
        }

        foreach (var measure in report.Found.LeftOut)
        {
            console.WriteLine($"Left out: {measure}");
        }
    }

    private static Table TableOf(Section section)
    {
        var table = Titled(section.Title, "", "wall µs", "CPU µs", "allocated bytes", "× wall", "× CPU");
        foreach (var row in section.Rows)
        {
            table.AddRow(row.What, Say(row.WallMicroseconds), Say(row.CpuMicroseconds), $"{row.AllocatedBytes:N0}", Say(row.TimesWall), Say(row.TimesCpu));
        }

        return table;
    }

    private static Table TableOf(Tally tally)
    {
        var table = Titled(tally.Title, "", "");
        foreach (var line in tally.Lines)
        {
            table.AddRow(line.What, line.Figure.ToString(line.Figure < 10 ? "0.###" : "#,0.#", CultureInfo.InvariantCulture));
        }

        return table;
    }

    private static Table TableOf(IReadOnlyList<Target> targets)
    {
        var table = Titled("Targets", "", "target", "measured", "");
        foreach (var target in targets)
        {
            table.AddRow($"{target.Name}  {target.What}", $"≤ {target.AtMost:0.##}", Say(target.Measured), target.Met ? "met" : "not met");
        }

        return table;
    }

    private static Table Titled(string title, string first, params IEnumerable<string> figures)
    {
        var table = new Table().Border(TableBorder.Simple).Title(title).AddColumn(first);
        foreach (var figure in figures)
        {
            table.AddColumn(new TableColumn(figure).RightAligned());
        }

        return table;
    }

    private static string Say(Spread? spread) => spread is null ? "" : $"{Say(spread.Median)} ({Say(spread.Low)}–{Say(spread.High)})";

    private static string Say(double figure) => figure.ToString(figure < 10 ? "0.00" : figure < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
