using CsvHelper;

namespace MemberBriefingBot.Core.Turnaround;

/// <summary>The report as a spreadsheet reads it: one line per group, suppressed groups named and left empty. Cells that look like formulas are made plain text.</summary>
public static class TurnaroundCsv
{
    private static readonly CsvWriterOptions s_options = new() { Injection = CsvInjection.Escape };

    public static void Write(TurnaroundReport report, TextWriter to)
    {
        using var csv = CsvWriter.Create(to, s_options, leaveOpen: true);
        csv.WriteRecord("group", "name", "asked", "answered", "open", "overdue", "median_working_days", "p90_working_days", "in_target_percent", "oldest_open_working_days", "note");
        Line(csv, "All", $"{report.From:yyyy-MM-dd} to {report.Until:yyyy-MM-dd}", report.Overall);
        foreach (var (group, cells) in new[] { ("Directorate", report.Directorates), ("Ward", report.Wards), ("Portfolio", report.Portfolios) })
        {
            foreach (var cell in cells)
            {
                Line(csv, group, cell.Name, cell.Figures);
            }
        }
    }

    private static void Line(CsvWriter csv, string group, string name, Figures? figures)
    {
        csv.WriteField(group);
        csv.WriteField(name);
        foreach (var value in new object?[]
        {
            figures?.Asked, figures?.Answered, figures?.Open, figures?.Overdue, figures?.MedianDays, figures?.P90Days,
            figures?.InTargetShare is { } share ? Math.Round(share * 100) : null, figures?.OldestOpenDays,
        })
        {
            csv.WriteField(value);
        }

        csv.WriteField(figures is null ? TurnaroundReport.KeptBack : "");
        csv.EndRecord();
    }
}
