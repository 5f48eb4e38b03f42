using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Questions;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>A question as its asker follows it: who has it, by when, and the answer in full once there is one.</summary>
internal static class QuestionCard
{
    public static Element Of(QuestionContent content)
    {
        var question = content.Question;
        return Card.Of(
        [
            Text($"Your question · {question.Reference}", subtle: true, size: "Small"),
            Heading(question.State == QuestionState.Answered ? "Your question has been answered" : "Your question is with the Council"),
            .. Said(question.Text),
            .. Line("About", content.BriefingTitle),
            .. Line("Why you asked", question.Why),
            .. question.Answer is { } answer ? AnswerOf(content, answer) : Waiting(content),
        ]);
    }

    private static IEnumerable<Element> Waiting(QuestionContent content) =>
    [
        .. Line("It is with", content.Owner is { } owner ? $"{owner}, {content.With}" : content.With),
        .. TakenBy(content.Question, content.Owner, content.Today),
        .. Line("Answer by", LondonTime.Say(content.Question.AnswerDueOn) + (content.Question.AnswerDueOn < content.Today ? " (overdue)" : "")),
        .. Line("Why there", content.Question.RoutedBecause),
    ];

    private static IEnumerable<Element> AnswerOf(QuestionContent content, Answer answer) =>
    [
        Box("emphasis",
        [
            .. Field("Answer", answer.Direct),
            .. Field("What it rests on", answer.Basis),
            .. Field("What happens next", NextStep(answer)),
        ]),
        .. Line("Answered by", $"{content.AnsweredBy}, {content.With}"),
        .. Line("Turnaround", $"{Days(content.WorkingDaysTaken)}, asked {LondonTime.Say(content.Question.AskedOn)}"),
    ];

    /// <summary>Until an officer has taken it.</summary>
    internal static IEnumerable<Element> TakenBy(Question question, string? owner, DateOnly today) =>
        question.State == QuestionState.Answered || owner is not null ? [] : Line("An officer takes it by", LondonTime.Say(question.FirstResponseDueOn) + (question.FirstResponseDueOn < today ? " (overdue)" : ""));

    internal static string NextStep(Answer answer) => answer.NextStepOn is { } on ? $"{answer.NextStep} (by {LondonTime.Say(on)})" : answer.NextStep;

    internal static string Days(int? days) => days switch
    {
        0 => "the same day",
        1 => "1 working day",
        _ => $"{days} working days",
    };
}
