using MemberBriefingBot.Core.Questions;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>A question as an officer works on it.</summary>
internal static class AssignmentCard
{
    public static Element Of(AssignmentContent content)
    {
        var question = content.Question;
        return Card.Of(
        [
            Text($"Member’s question · {question.Reference}", subtle: true, size: "Small"),
            Heading(Title(content)),
            .. Said(question.Text),
            .. Line("Why they ask", question.Why),
            .. Line("Asked by", $"{content.Asker}, {content.WardName}"),
            .. Line("About", content.BriefingTitle),
            .. QuestionCard.TakenBy(question, content.Owner, content.Today),
            .. question.State == QuestionState.Answered ? [] : Line("Answer by", DueWords.Say(question.AnswerDueOn, content.Today)),
            .. Line("With", content.Owner is { } owner ? $"{owner}, {content.With}" : content.With),
            .. Line("Why here", question.RoutedBecause),
            question.Answer is { } answer ? Box("emphasis", [.. Field("Answer", answer.Direct), .. Field("What it rests on", answer.Basis), .. Field("What happens next", QuestionCard.NextStep(answer))]) : null,
        ],
        Steps(content));
    }

    private static string Title(AssignmentContent content) => (content.Question.State, content.Standing) switch
    {
        (QuestionState.Answered, _) => "Answered",
        (_, Standing.Owns) => "Yours to answer",
        (_, Standing.MayTake) => "A question for your team",
        (_, Standing.MayAssign) => "Where does this belong?",
        (QuestionState.Taken, _) => "Taken by a colleague",
        _ => "No longer with you",
    };

    private static IEnumerable<Element?> Steps(AssignmentContent content)
    {
        (string, string)[] ids = [("question", content.Question.Id.ToString())];
        return content.Standing switch
        {
            Standing.MayTake => [Execute("I will take it", Acts.Take, ids, style: "positive", ignoreInputs: true), .. Return(content.Question, ids)],
            Standing.Owns => [AnswerForm(ids), .. Return(content.Question, ids)],
            Standing.MayAssign =>
            [
                Form("Send it to a service", [Choose("service", "Service", content.Services.Select(s => (s, s)), mustHave: "Choose a service.")], Execute("Send it there", Acts.Assign, ids)),
            ],
            _ => [],
        };
    }

    private static Element AnswerForm((string, string)[] ids) => Form(
        "Answer",
        [
            Ask("direct", "The answer, in a sentence or more", multiline: true, most: AnswerQuestion.Longest, mustHave: "Write the answer."),
            Ask("basis", "What it rests on: evidence, policy or decision", multiline: true, most: AnswerQuestion.Longest, mustHave: "Say what it rests on."),
            Ask("next", "What happens next (say so if nothing does)", multiline: true, most: AnswerQuestion.Longest, mustHave: "Say what happens next."),
            Date("nextOn", "By when (if something happens)"),
        ],
        Execute("Send the answer", Acts.Answer, ids));

    /// <summary>What is the Monitoring Officer's is nobody else's to answer.</summary>
    private static IEnumerable<Element> Return(Question question, (string, string)[] ids) => question.Service == Team.MonitoringOfficer ? [] :
    [
        Form(
            "Return it: not ours",
            [Ask("reason", "Why does it not belong to your team? The member can read this.", multiline: true, most: MoveQuestion.LongestReason, mustHave: "Give a reason.")],
            Execute("Return to Democratic Services", Acts.ReturnToTriage, ids)),
    ];
}
