using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Questions;

/// <summary>
/// A question whose officers have left, or changed office, would stand in nobody's queue: it goes to the colleagues of whoever had
/// it or, where there are none, to democratic services.
/// </summary>
public sealed class RehomeQuestions(BriefingDb db, Placement placement, TimeProvider clock) : IStep
{
    /// <summary>It reads every open question, and officers leave by day: so it looks seldom, and is not woken by turns.</summary>
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMinutes(10);

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var placed = await db.Questions.Where(q => q.State == QuestionState.Routed || q.State == QuestionState.Taken).ToListAsync(cancel);
        if (placed.Count == 0)
        {
            return s_betweenLooks;
        }

        var today = LondonTime.DateOn(clock.Now());
        var officers = (await db.Officers.AsNoTracking().ToListAsync(cancel)).FindAll(o => Rights.To(o, Right.AnswerQuestions, today) is not null);
        // What is the Monitoring Officer's waits for the next one.
        if (placed.Find(q => (q.OwnerId is not null || q.Service != Team.MonitoringOfficer) && !officers.Exists(o => o.CouncilId == q.CouncilId && Team.Holds(q, o))) is not { } question)
        {
            return s_betweenLooks;
        }

        await placement.PlaceAsync(question, await RouteAsync(question, officers, cancel), actor: null, "Bot", cancel);
        await db.SaveChangesAsync(cancel);
        return Rest.None;
    }

    private async Task<Route> RouteAsync(Question question, List<Officer> officers, CancellationToken cancel)
    {
        const string colleagues = "Whoever had it is no longer in office, so it is before their colleagues again.";
        var colleague = officers.Find(o => o.CouncilId == question.CouncilId && Team.WasPutBefore(question, o));
        var service = await db.Services.AsNoTracking().FirstOrDefaultAsync(s => s.CouncilId == question.CouncilId && s.Name == question.Service, cancel);
        return (colleague, service, question.LinkWardKey) switch
        {
            ({ }, { } its, _) => new Route.ToServiceArea(its, colleagues),
            _ when question.Service == Team.MonitoringOfficer => new Route.ToMonitoringOfficer(colleagues),
            ({ } link, null, { } ward) => new Route.ToLinkOfficer(ward, link.Directorate, colleagues),
            _ => new Route.ToTriage($"{question.Service ?? "The ward"} has no {(question.Service is null ? "link officer" : "officer")} in the directory any more.", []),
        };
    }
}
