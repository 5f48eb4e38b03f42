using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Questions;

/// <summary>
/// A question whose officers have left, or changed office, would stand in nobody's queue: it goes to the colleagues of whoever had
/// it or, where there are none, to democratic services. One that nobody has taken is put before whoever joins its team.
/// </summary>
public sealed class RehomeQuestions(BriefingDb db, Placement placement, Plan plan, TimeProvider clock) : IStep
{
    /// <summary>It reads every open question, and officers leave by day: so it looks seldom, and is not woken by turns.</summary>
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMinutes(10);

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var placed = await db.Questions.Where(q => q.State == QuestionState.Triage || q.State == QuestionState.Routed || q.State == QuestionState.Taken).ToListAsync(cancel);
        if (placed.Count == 0)
        {
            return s_betweenLooks;
        }

        var today = LondonTime.DateOn(clock.Now());
        var officers = (await db.Officers.AsNoTracking().ToListAsync(cancel)).FindAll(o => Rights.To(o, Right.AnswerQuestions, today) is not null);
        if (placed.Find(q => !Waits(q) && !officers.Exists(o => o.CouncilId == q.CouncilId && Team.Holds(q, o))) is not { } question)
        {
            foreach (var council in placed.Where(q => q.OwnerId is null).GroupBy(q => q.CouncilId))
            {
                await PutBeforeNewcomersAsync(council.Key, [.. council], officers.FindAll(o => o.CouncilId == council.Key), cancel);
            }

            await db.SaveChangesAsync(cancel);
            return s_betweenLooks;
        }

        await placement.PlaceAsync(question, await RouteAsync(question, officers, cancel), actor: null, "Bot", cancel);
        await db.SaveChangesAsync(cancel);
        return Rest.None;
    }

    /// <summary>What is the Monitoring Officer's, or in triage, waits for the next of them.</summary>
    private static bool Waits(Question question) => question.State == QuestionState.Triage || (question.OwnerId is null && question.Service == Team.MonitoringOfficer);

    /// <summary>Those who were there when a question was placed have it; whoever has joined its team since has not.</summary>
    private async Task PutBeforeNewcomersAsync(CouncilId councilId, List<Question> waiting, List<Officer> officers, CancellationToken cancel)
    {
        var (ids, subjects) = (waiting.ConvertAll(q => q.Id), waiting.ConvertAll(q => q.Id.Value));
        var placements = await db.QuestionEvents
            .Where(e => e.CouncilId == councilId && ids.Contains(e.QuestionId) && (e.Act == QuestionAct.Routed || e.Act == QuestionAct.SentToTriage))
            .GroupBy(e => e.QuestionId).Select(g => new { g.Key, Last = g.Max(e => e.Sequence) })
            .ToDictionaryAsync(p => p.Key, p => Placement.Occasion(p.Last), cancel);
        var planned = (await db.Deliveries
            .Where(d => d.CouncilId == councilId && d.Kind == ContentKind.Assignment && subjects.Contains(d.SubjectId) && d.Act == DeliveryAct.Send)
            .Select(d => new { d.SubjectId, d.RecipientId, d.Occasion }).ToListAsync(cancel)).ToLookup(d => (d.SubjectId, d.Occasion), d => d.RecipientId);
        foreach (var question in waiting)
        {
            var occasion = placements[question.Id];
            var newcomers = officers.Where(o => Team.Holds(question, o)).Select(o => o.Id).Except(planned[(question.Id.Value, occasion)]).ToList();
            if (newcomers.Count > 0)
            {
                await plan.SendAsync(councilId, ContentKind.Assignment, question.Id.Value, occasion, newcomers, clock.Now(), cancel, about: question.BriefingId);
            }
        }
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
