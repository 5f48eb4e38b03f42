using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Core.Rhythm;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>A member's week. What may not be shared stands in it by its reference alone.</summary>
internal static class DigestCard
{
    private const int MostListed = 10;

    public static Element Of(DigestContent digest) => Card.Of(
    [
        Heading("Your week"),
        .. Section("New for you", digest.New, Row, "briefings"),
        .. Section("Your open questions", digest.Questions, q => Row(q, digest.Today), "my questions"),
        .. Section("Coming decisions", digest.Coming, Coming, "briefings"),
        Text("For another day and hour type “digest monday 9”; for none, “digest off”.", subtle: true, size: "Small", spacing: "Medium"),
    ]);

    private static List<Element> Section<T>(string title, IReadOnlyList<T> items, Func<T, Element> row, string command) => items.Count == 0
        ? []
        : List(
        [
            Subheading(title),
            .. items.Take(MostListed).Select(row),
            items.Count > MostListed ? Text($"And {items.Count - MostListed} more: type “{command}”.") : null,
        ]);

    private static Element Row(Content content) => content switch
    {
        BriefingContent briefing => Row(briefing, BriefingWords.Say(briefing.Text.Kind)),
        FoldedContent folded => ListCards.Row(
            [Text($"{folded.Reference} · accept its terms to read it", weight: "Bolder")], View.Briefing, folded.BriefingId.Value, $"Open {folded.Reference}"),
        _ => throw new ArgumentOutOfRangeException(nameof(content), content.GetType().Name, "There is no line for this content."),
    };

    private static Element Row(BriefingContent briefing, string beside) => ListCards.Row(
        briefing.MayShare
            ? [.. Said(briefing.Text.Title, weight: "Bolder"), .. Said($"{briefing.Reference} · {beside}", size: "Small", subtle: true)]
            : [Text($"{briefing.Reference} · not to be shared", weight: "Bolder"), .. Said(beside, size: "Small", subtle: true)],
        View.Briefing, briefing.BriefingId.Value, $"Open {briefing.Reference}");

    private static Element Row(Question question, DateOnly today) => ListCards.Row(
        [.. Said(ListCards.Short(question.Text), weight: "Bolder"), Text($"{question.Reference} · answer due {DueWords.Say(question.AnswerDueOn, today)}", subtle: true, size: "Small")],
        View.Question, question.Id.Value, $"Open {question.Reference}");

    private static Element Coming(BriefingContent briefing)
    {
        var path = briefing.Text.Path;
        return Row(briefing, $"{(path.DecisionMaker.Length > 0 ? path.DecisionMaker : "To be decided")}, {LondonTime.Say(path.MeetingOn!.Value)}");
    }
}
