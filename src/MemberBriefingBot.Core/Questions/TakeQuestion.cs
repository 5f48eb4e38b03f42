using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Questions;

public abstract record TakeOutcome
{
    private TakeOutcome() { }

    public sealed record Taken(Question Question) : TakeOutcome;

    public sealed record AlreadyYours(Question Question) : TakeOutcome;

    public sealed record TakenBy(string Officer) : TakeOutcome;

    public sealed record AlreadyAnswered(Question Question) : TakeOutcome;

    /// <summary>It lies with another team, or does not exist; the two are not told apart.</summary>
    public sealed record NotYours : TakeOutcome;
}

/// <summary>An officer says: this one is mine. The member sees who has it.</summary>
public sealed class TakeQuestion(BriefingDb db, Placement placement, TimeProvider clock)
{
    public async Task<TakeOutcome> HandleAsync(Person person, QuestionId id, string? pressed, CancellationToken cancel)
    {
        var now = clock.Now();
        var question = await db.Questions.FindAsync([person.CouncilId, id], cancel);
        var outcome = await DecideAsync(question, person, LondonTime.DateOn(now), cancel);
        if (outcome is not TakeOutcome.Taken)
        {
            return outcome;
        }

        (question!.State, question.OwnerId, question.TakenAt) = (QuestionState.Taken, person.Id, now);
        var sequence = await db.RecordAsync(question, QuestionAct.Taken, person, Rights.To(person, Right.AnswerQuestions, LondonTime.DateOn(now))!, now, "", cancel);
        await placement.RefreshAsync(question, sequence, pressed, cancel);
        await db.SaveChangesAsync(cancel);
        return outcome;
    }

    private async Task<TakeOutcome> DecideAsync(Question? question, Person person, DateOnly on, CancellationToken cancel)
    {
        if (question is null || person is not Officer officer || Rights.To(person, Right.AnswerQuestions, on) is null)
        {
            return new TakeOutcome.NotYours();
        }

        return question switch
        {
            { State: QuestionState.Answered } => new TakeOutcome.AlreadyAnswered(question),
            { OwnerId: { } owner } when owner == person.Id => new TakeOutcome.AlreadyYours(question),
            { OwnerId: { } owner } => new TakeOutcome.TakenBy(await db.NameOfAsync(person.CouncilId, owner, cancel)),
            _ when Team.Holds(question, officer) => new TakeOutcome.Taken(question),
            _ => new TakeOutcome.NotYours(),
        };
    }
}
