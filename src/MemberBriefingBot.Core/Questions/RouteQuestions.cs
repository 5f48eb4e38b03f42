using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Questions;

/// <summary>Puts each new question before the officers it belongs to.</summary>
public sealed class RouteQuestions(BriefingDb db, Placement placement, TimeProvider clock) : IStep
{
    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var question = await db.Questions.Where(q => q.State == QuestionState.Submitted).OrderBy(q => q.AskedAt).FirstOrDefaultAsync(cancel);
        if (question is null)
        {
            return Rest.UntilTick;
        }

        var on = LondonTime.DateOn(clock.Now());
        var about = question.BriefingId is { } id ? await db.FindBriefingAsync(question.CouncilId, new BriefingId(id), cancel) : null;
        var officers = await db.Officers.Where(o => o.CouncilId == question.CouncilId).ToListAsync(cancel);
        var services = await db.Services.Where(s => s.CouncilId == question.CouncilId).ToListAsync(cancel);
        Route route = question.Service == Team.MonitoringOfficer || about?.Text.IsRestricted() == true
            ? new Route.ToMonitoringOfficer("What it is about is not for every officer to see.")
            : Router.Decide(
                new RoutingFacts(question.Text, question.Why, question.WardKey, about?.Text.Portfolio ?? "", question.BriefingId is not null),
                new RoutingDirectory(services, [.. officers.Where(o => o.IsCurrent(on))]));
        await placement.PlaceAsync(question, route, actor: null, "Bot", cancel);
        await db.SaveChangesAsync(cancel);
        return Rest.None;
    }
}
