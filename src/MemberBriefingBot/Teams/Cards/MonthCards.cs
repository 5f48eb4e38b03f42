using System.Globalization;
using MemberBriefingBot.Core.Rhythm;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>What comes at the beginning of a month: the figures, and a friendly word to a portfolio that has been silent.</summary>
internal static class MonthCards
{
    public static Element Of(MonthlyFiguresContent figures)
    {
        var questions = figures.Turnaround.Overall;
        return Card.Of(
        [
            Heading($"The figures for {figures.Month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}"),
            Subheading("Briefings each portfolio issued"),
            figures.Issued.Count == 0 ? Text("Nobody holds a portfolio, and nothing was issued.") : null,
            .. figures.Issued.SelectMany(p => Line(p.Portfolio.Length > 0 ? Literal.OneLine(p.Portfolio) : "No portfolio named", $"{p.Issued}")),
            Subheading("Questions members asked in the month"),
            .. Line("Asked", $"{questions.Asked}"),
            .. Line("Answered", $"{questions.Answered}"),
            .. Line("Open", $"{questions.Open}, of which overdue {questions.Overdue}"),
            .. Line("Half were answered within", ReportCard.Days(questions.MedianDays)),
            .. Line("In target, of those that have fallen due", ReportCard.Percent(questions.InTargetShare)),
            Text("For more, type “report”.", subtle: true, size: "Small", spacing: "Medium"),
        ]);
    }

    public static Element Of(NudgeContent nudge) => Card.Of(
    [
        Heading("A word about your portfolio"),
        .. Said($"Members have had no briefing on {string.Join(" or ", nudge.Portfolios)} in the last {nudge.Days} days."),
        Text("If something is coming that they should hear from you before the press, a few lines are enough. If nothing is, there is nothing to do."),
    ],
    [
        Execute("New briefing", Acts.Open, [("view", nameof(View.NewBriefing))]),
    ]);
}
