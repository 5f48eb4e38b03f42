using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Questions;

public abstract record MoveOutcome
{
    private MoveOutcome() { }

    public sealed record Moved(Question Question) : MoveOutcome;

    public sealed record ReasonNeeded : MoveOutcome;

    public sealed record ReasonTooLong(int Characters, int Most) : MoveOutcome;

    public sealed record AlreadyAnswered(Question Question) : MoveOutcome;

    /// <summary>No service has that name, or it has no officer who could take the question: nobody would see it there.</summary>
    public sealed record ServiceUnknown(string Name) : MoveOutcome;

    public sealed record NotYours : MoveOutcome;
}

/// <summary>A question goes where it belongs: back to triage with a reason, or from triage to a service.</summary>
public sealed class MoveQuestion(BriefingDb db, Placement placement, TimeProvider clock)
{
    /// <summary>Most characters of a reason; the member reads it beside the question.</summary>
    public const int LongestReason = 500;

    /// <summary>An officer of the team that holds it gives it back, and says why. What is the Monitoring Officer's stays theirs.</summary>
    public async Task<MoveOutcome> ReturnToTriageAsync(Person person, QuestionId id, string reason, string? pressed, CancellationToken cancel)
    {
        var question = await db.Questions.FindAsync([person.CouncilId, id], cancel);
        if (question is null || person is not Officer officer || Capacity(person, Right.AnswerQuestions) is not { } capacity || !Team.Holds(question, officer) || question.Service == Team.MonitoringOfficer)
        {
            return new MoveOutcome.NotYours();
        }

        if (question.State == QuestionState.Answered)
        {
            return new MoveOutcome.AlreadyAnswered(question);
        }

        if (Refuse(reason.Trim()) is { } refused)
        {
            return refused;
        }

        await placement.PlaceAsync(question, new Route.ToTriage($"{person.Name} returned it: {reason.Trim()}", []), person, capacity, cancel, pressed);
        await db.SaveChangesAsync(cancel);
        return new MoveOutcome.Moved(question);
    }

    /// <summary>Democratic services put it before a service. Where it already is, it stays.</summary>
    public async Task<MoveOutcome> AssignAsync(Person person, QuestionId id, string serviceName, string? pressed, CancellationToken cancel)
    {
        var question = await db.Questions.FindAsync([person.CouncilId, id], cancel);
        if (question is null || Capacity(person, Right.TriageQuestions) is not { } capacity || question.Service == Team.MonitoringOfficer)
        {
            return new MoveOutcome.NotYours();
        }

        if (question.State == QuestionState.Answered)
        {
            return new MoveOutcome.AlreadyAnswered(question);
        }

        var service = await db.Services.FirstOrDefaultAsync(s => s.CouncilId == person.CouncilId && s.Name == serviceName, cancel);
        if (service is null || !await HasOfficerAsync(service, cancel))
        {
            return new MoveOutcome.ServiceUnknown(serviceName);
        }

        if (question.Service == service.Name)
        {
            return new MoveOutcome.Moved(question);
        }

        await placement.PlaceAsync(question, new Route.ToServiceArea(service, $"{person.Name} put it before {service.Name}."), person, capacity, cancel, pressed);
        await db.SaveChangesAsync(cancel);
        return new MoveOutcome.Moved(question);
    }

    private static MoveOutcome? Refuse(string reason) => reason.Length switch
    {
        0 => new MoveOutcome.ReasonNeeded(),
        > LongestReason => new MoveOutcome.ReasonTooLong(reason.Length, LongestReason),
        _ => null,
    };

    private async Task<bool> HasOfficerAsync(ServiceArea service, CancellationToken cancel)
    {
        var officers = await db.Officers.AsNoTracking().Where(o => o.CouncilId == service.CouncilId).ToListAsync(cancel);
        return officers.Exists(o => o.Services.Contains(service.Name) && Rights.To(o, Right.AnswerQuestions, LondonTime.DateOn(clock.Now())) is not null);
    }

    private string? Capacity(Person person, Right right) => Rights.To(person, right, LondonTime.DateOn(clock.Now()));
}
