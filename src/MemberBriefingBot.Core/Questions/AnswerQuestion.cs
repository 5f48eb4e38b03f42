using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Questions;

public sealed record AnswerRequest(Person Officer, QuestionId Id, Answer Answer, string? PressedActivityId = null);

public abstract record AnswerOutcome
{
    private AnswerOutcome() { }

    public sealed record Answered(Question Question) : AnswerOutcome;

    /// <summary>It has an answer already; the first one stands.</summary>
    public sealed record AlreadyAnswered(Question Question) : AnswerOutcome;

    /// <summary>What the answer still lacks, a sentence each.</summary>
    public sealed record NotSubstantive(IReadOnlyList<string> Problems) : AnswerOutcome;

    /// <summary>The officer has not taken it, somebody else has, or it does not exist.</summary>
    public sealed record NotYours : AnswerOutcome;
}

/// <summary>A substantive answer: what is asked, what it rests on, and what happens next. It stops the clock.</summary>
public sealed class AnswerQuestion(BriefingDb db, Placement placement, Plan plan, TimeProvider clock)
{
    /// <summary>Fewest words of a direct answer; below it a member learns yes or no and not why.</summary>
    public const int FewestWords = 4;

    /// <summary>Longest part of an answer, in characters.</summary>
    public const int Longest = 4000;

    public async Task<AnswerOutcome> HandleAsync(AnswerRequest request, CancellationToken cancel)
    {
        var now = clock.Now();
        var question = await db.Questions.FindAsync([request.Officer.CouncilId, request.Id], cancel);
        if (question is null || Rights.To(request.Officer, Right.AnswerQuestions, LondonTime.DateOn(now)) is not { } capacity)
        {
            return new AnswerOutcome.NotYours();
        }

        if (question.State == QuestionState.Answered)
        {
            return new AnswerOutcome.AlreadyAnswered(question);
        }

        if (question.OwnerId != request.Officer.Id)
        {
            return new AnswerOutcome.NotYours();
        }

        if (Problems(request.Answer, LondonTime.DateOn(now)).ToList() is { Count: > 0 } problems)
        {
            return new AnswerOutcome.NotSubstantive(problems);
        }

        (question.State, question.Answer, question.AnsweredAt, question.AnsweredById) = (QuestionState.Answered, request.Answer, now, request.Officer.Id);
        var sequence = await db.RecordAsync(question, QuestionAct.Answered, request.Officer, capacity, now, "", cancel);
        await placement.RefreshAsync(question, sequence, request.PressedActivityId, cancel);
        await plan.SendAsync(question.CouncilId, ContentKind.Question, question.Id.Value, "answered", [question.AskerId], now, cancel, about: question.BriefingId);
        await db.SaveChangesAsync(cancel);
        return new AnswerOutcome.Answered(question);
    }

    public static IEnumerable<string> Problems(Answer answer, DateOnly today)
    {
        if (answer.Direct.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < FewestWords)
        {
            yield return "Answer in a sentence. A bare yes or no leaves the member asking why.";
        }

        if (string.IsNullOrWhiteSpace(answer.Basis))
        {
            yield return "Say what the answer rests on: the evidence, the policy or the decision.";
        }

        if (string.IsNullOrWhiteSpace(answer.NextStep))
        {
            yield return "Say what happens next. If nothing does, say so.";
        }

        if (answer.NextStepOn < today)
        {
            yield return "The date of the next step is in the past.";
        }

        foreach (var (part, words) in new[] { ("The answer", answer.Direct), ("What it rests on", answer.Basis), ("What happens next", answer.NextStep) }.Where(p => p.Item2.Length > Longest))
        {
            yield return $"“{part}” has {words.Length:N0} characters; the most is {Longest:N0}. Shorten it, or link to a document.";
        }
    }
}
