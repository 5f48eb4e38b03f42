using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Questions;

/// <summary>Puts a question where a route says, tells its officers, and brings every earlier card about it up to date.</summary>
public sealed class Placement(BriefingDb db, Plan plan, TimeProvider clock)
{
    public async Task PlaceAsync(Question question, Route route, Person? actor, string capacity, CancellationToken cancel, string? pressed = null)
    {
        var now = clock.Now();
        (question.OwnerId, question.TakenAt, question.RoutedAt) = (null, null, now);
        (question.State, question.Service, question.LinkWardKey) = route switch
        {
            Route.ToServiceArea to => (QuestionState.Routed, to.Service.Name, null),
            Route.ToLinkOfficer to => (QuestionState.Routed, null, to.WardKey),
            Route.ToMonitoringOfficer => (QuestionState.Routed, Team.MonitoringOfficer, null),
            _ => (QuestionState.Triage, (string?)null, (string?)null),
        };
        (question.Directorate, question.Portfolio, question.RoutedBecause) = route switch
        {
            Route.ToServiceArea to => (to.Service.Directorate, to.Service.Portfolio, to.Because),
            Route.ToLinkOfficer to => (to.Directorate, "", to.Because),
            Route.ToMonitoringOfficer to => ("", "", to.Because),
            Route.ToTriage to => ("", "", to.Because),
            _ => throw new ArgumentOutOfRangeException(nameof(route), route, null),
        };

        var act = question.State == QuestionState.Triage ? QuestionAct.SentToTriage : QuestionAct.Routed;
        var sequence = await db.RecordAsync(question, act, actor, capacity, now, question.RoutedBecause, cancel);
        await RefreshAsync(question, sequence, pressed, cancel);
        var officers = await db.Officers.Where(o => o.CouncilId == question.CouncilId).ToListAsync(cancel);
        var team = officers.Where(o => o.IsCurrent(LondonTime.DateOn(now)) && Team.Holds(question, o)).Select(o => o.Id).ToList();
        await plan.SendAsync(question.CouncilId, ContentKind.Assignment, question.Id.Value, Occasion(sequence), team, now, cancel, about: question.BriefingId);
    }

    /// <summary>The occasion on which a question is put before its team.</summary>
    /// <param name="sequence">The place of the placement in the question's history.</param>
    public static string Occasion(int sequence) => $"placed/{sequence}";

    /// <summary>Every card about the question that was already sent, on both sides, but the one just pressed.</summary>
    public async Task RefreshAsync(Question question, int sequence, string? pressed, CancellationToken cancel)
    {
        await plan.RewriteAsync(question.CouncilId, [ContentKind.Question, ContentKind.Assignment], question.Id.Value, $"event/{sequence}", pressed, cancel);
    }
}

/// <summary>The officers a question lies with.</summary>
public static class Team
{
    /// <summary>Stands where a service would, in a question that is the Monitoring Officer's alone.</summary>
    public const string MonitoringOfficer = "Monitoring Officer";

    public static bool Holds(Question question, Officer officer) => question.OwnerId is { } owner ? officer.Id == owner : WasPutBefore(question, officer);

    /// <summary>Whether the officer is of the team that has the question, whoever of it took it.</summary>
    public static bool WasPutBefore(Question question, Officer officer) => question switch
    {
        { State: QuestionState.Triage } => officer.Roles.HasFlag(OfficerRoles.DemocraticServices),
        { Service: MonitoringOfficer } => officer.Roles.HasFlag(OfficerRoles.MonitoringOfficer),
        { Service: { } service } => officer.Services.Contains(service),
        { LinkWardKey: { } ward } => officer.LinkWards.Contains(ward),
        _ => false,
    };
}
