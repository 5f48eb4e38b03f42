using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Turnaround;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

internal sealed record ReportContent(TurnaroundReport Report) : Content("The turnaround report.");

/// <summary>The figures the Council is judged by, on one card, the same for members and officers.</summary>
internal static class ReportCard
{
    public static Element Of(ReportContent content)
    {
        var (report, all) = (content.Report, content.Report.Overall);
        return Card.Of(
        [
            Heading("Turnaround"),
            Text($"Questions asked from {LondonTime.Say(report.From)} to {LondonTime.Say(report.Until)}.", subtle: true),
            .. Line("Asked", $"{all.Asked}"),
            .. Line("Answered", $"{all.Answered}"),
            .. Line("Open", $"{all.Open}, of which overdue {all.Overdue}"),
            .. Line("Half are answered within", Days(all.MedianDays)),
            .. Line("Nine in ten are answered within", Days(all.P90Days)),
            .. Line("In target, of those that have fallen due", Percent(all.InTargetShare)),
            .. Line("Oldest open question", all.OldestOpenDays switch { null => "none open", 0 => "asked today", 1 => "1 working day old", var days => $"{days} working days old" }),
            Subheading("Before the press"),
            .. Line("Items", report.Notice.Items == 0 ? "none yet" : $"{report.Notice.Items}, of which every ward member had it first: {report.Notice.ReachedEveryWardMember}"),
            .. Line("Half had at least this notice", report.Notice.MedianHours is { } hours ? Notice(hours) : "no item yet"),
            .. Line("Widest gap between political groups", report.Notice.WidestGroupGapMinutes is { } gap ? Counted.Minutes(gap) : "no item yet"),
            .. Cells("By directorate", report.Directorates),
            Text($"Directorates with fewer than {TurnaroundReport.SmallestCell} questions, and others from which those could be worked out, are not shown.", subtle: true, size: "Small"),
        ]);
    }

    private static IEnumerable<Element> Cells(string title, IReadOnlyList<Cell> cells)
    {
        var large = cells.Where(c => c.Figures is not null).ToList();
        return large.Count == 0
            ? []
            : [Subheading(title), .. large.SelectMany(c => Line(c.Name, $"{c.Figures!.Asked} asked, {c.Figures.Answered} answered, median {Days(c.Figures.MedianDays)}"))];
    }

    /// <param name="hours">Negative when the press was first.</param>
    internal static string Notice(double hours) => hours >= 0
        ? Counted.Say(TimeSpan.FromHours(hours))
        : $"none: the press time came {Counted.Say(TimeSpan.FromHours(-hours))} before the last ward member was reached";

    internal static string Days(int? days) => days is null ? "none answered yet" : QuestionCard.Days(days);

    internal static string Percent(double? share) => share is { } s ? $"{Math.Round(s * 100)}%" : "none has fallen due";
}
