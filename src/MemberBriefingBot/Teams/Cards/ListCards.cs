using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Questions;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>What a member has been sent, newest first.</summary>
/// <param name="Recent">Each a <see cref="BriefingContent"/>, or a <see cref="FoldedContent"/> whose terms the reader has not accepted.</param>
internal sealed record BriefingsContent(IReadOnlyList<Content> Recent) : Content("Your briefings.");

/// <summary>What went out lately, for those who follow it.</summary>
internal sealed record ReleasesContent(IReadOnlyList<ApprovalContent> Recent) : Content("What went out.");

/// <summary>Lists, each line with a button that opens it as a message of its own.</summary>
internal static class ListCards
{
    /// <summary>More lines would be neither read nor taken by Teams.</summary>
    internal const int MostListed = 20;

    public static Element Of(BriefingsContent briefings) => Card.Of(
    [
        Heading("Your briefings"),
        briefings.Recent.Count == 0 ? Text("You have not been sent any yet. They arrive here by themselves.") : null,
        .. briefings.Recent.Take(MostListed).Select(Row),
        briefings.Recent.Count > MostListed ? Newest : null,
    ]);

    private static Element Newest => Text($"The newest {MostListed} are shown.", spacing: "Medium");

    private static Element Row(Content content) => content switch
    {
        BriefingContent b => Row(
            [.. Said(b.Text.Title, weight: "Bolder"), Text($"{b.Reference} · {Sharing(b)}{(b.AcknowledgedAt is null ? "" : " · you confirmed it")}", subtle: true, size: "Small")],
            View.Briefing, b.BriefingId.Value, $"Open {b.Reference}"),
        FoldedContent f => Row(
            [Text(f.Reference, weight: "Bolder"), Text($"{BriefingWords.Say(f.Kind)} · accept its terms to read it", subtle: true, size: "Small")],
            View.Briefing, f.BriefingId.Value, $"Open {f.Reference}"),
        _ => throw new ArgumentOutOfRangeException(nameof(content), content.GetType().Name, "There is no line for this content."),
    };

    private static string Sharing(BriefingContent briefing) => briefing switch
    {
        { MayShare: true } => "You may share it",
        { EmbargoUntil: { } until } when !briefing.Text.IsRestricted() => $"Do not share until {LondonTime.Say(until)}",
        _ => "Do not share",
    };

    public static Element Of(MyQuestionsContent mine) => Card.Of(
    [
        Heading("Your questions"),
        mine.Questions.Count == 0 ? Text("You have not asked any yet. Use “Ask a question” on a briefing, or just type one here.") : null,
        .. mine.Questions.Take(MostListed).Select(q => Row(
            [.. Said(Short(q.Question.Text), weight: "Bolder"), .. Said($"{q.Question.Reference} · {State(q, mine.Today)}", size: "Small", subtle: true)],
            View.Question, q.Question.Id.Value, $"Open {q.Question.Reference}")),
        mine.Questions.Count > MostListed ? Text($"{MostListed} are shown: those still open first, then the newest.", spacing: "Medium") : null,
    ]);

    public static Element Of(QueueContent queue) => Card.Of(
    [
        Heading("Your queue"),
        queue.Mine.Count == 0 ? Text("Nothing is waiting for you.") : Text("Due today first, then the soonest, then what is overdue.", subtle: true),
        .. queue.Mine.Take(MostListed).Select(line => Row(
            [
                .. Said(Short(line.Question.Text), weight: "Bolder"),
                Text($"{line.Question.Reference} · due {DueWords.Say(line.Question.AnswerDueOn, queue.Today)}{(line.Question.Urgent ? " · urgent" : "")}{(line.IsMine ? " · yours" : "")}", subtle: true, size: "Small"),
                .. Line("From", $"{line.Asker}, {line.WardName}"),
            ],
            View.Assignment, line.Question.Id.Value, $"Open {line.Question.Reference}")),
        queue.Mine.Count > MostListed ? Text($"And {queue.Mine.Count - MostListed} more, which come up here as these are answered.", spacing: "Medium") : null,
    ]);

    public static Element Of(ReleasesContent releases) => Card.Of(
    [
        Heading("What went out"),
        releases.Recent.Count == 0 ? Text("Nothing that you may follow has gone out yet.") : null,
        .. releases.Recent.Take(MostListed).Select(r => Row(
            [.. Said(r.Briefing.ListedTitle(), weight: "Bolder"), Text($"{r.Briefing.Reference} · {r.Progress.Accepted} of {r.Progress.Planned} accepted by Teams · {r.Progress.Acknowledged} confirmed", subtle: true, size: "Small")],
            View.Status, r.Briefing.Id.Value, $"Who has {r.Briefing.Reference}")),
        releases.Recent.Count > MostListed ? Newest : null,
    ]);

    internal static Element Row(IEnumerable<Element> words, View view, Guid id, string button) => new()
    {
        ["type"] = "Container",
        ["separator"] = true,
        ["spacing"] = "Medium",
        ["items"] = List(
        [
            .. words,
            new Element { ["type"] = "ActionSet", ["actions"] = List(Execute(button, Acts.Open, [("view", view.ToString()), ("id", id.ToString())])) },
        ]),
    };

    private static string State(QuestionContent q, DateOnly today) => q.Question.State == QuestionState.Answered
        ? $"answered, {QuestionCard.Days(q.WorkingDaysTaken)}"
        : $"with {Literal.OneLine(q.Owner ?? q.With)}, answer by {DueWords.Say(q.Question.AnswerDueOn, today)}";

    internal static string Short(string text) => text.Length <= 140 ? text : text[..(text.LastIndexOf(' ', 138) is > 0 and var space ? space : 138)] + " …";
}
