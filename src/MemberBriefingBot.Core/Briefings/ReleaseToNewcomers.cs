using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>
/// Plans a briefing for whoever joined, or moved into its audience, after their tier was released: while it is news they are to have it, and the press
/// waits for them.
/// </summary>
public sealed class ReleaseToNewcomers(BriefingDb db, Plan plan, TimeProvider clock) : IStep
{
    /// <summary>After that it is history, which nobody is sent.</summary>
    private static readonly TimeSpan s_lookedBack = TimeSpan.FromDays(14);

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMinutes(1);

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var from = clock.Now() - s_lookedBack;
        // Without an embargo it is never lifted, so its age is that of its press time or its release.
        var goingOut = await db.Briefings.AsNoTracking().Include(b => b.Tiers)
            .Where(b => (b.State == BriefingState.Scheduled && (b.Timetable.EmbargoUntil != null || b.Timetable.PressAt >= from || b.Tiers.Any(t => t.ReleasedAt >= from)))
                || (b.State == BriefingState.Lifted && b.LiftedAt >= from))
            .Where(b => b.Tiers.Any(t => t.ReleasedAt != null))
            .ToListAsync(cancel);
        foreach (var council in goingOut.GroupBy(b => b.CouncilId))
        {
            await PlanAsync(council.Key, [.. council], cancel);
        }

        await db.SaveChangesAsync(cancel);
        return s_betweenLooks;
    }

    private async Task PlanAsync(CouncilId councilId, List<Briefing> goingOut, CancellationToken cancel)
    {
        var now = clock.Now();
        var people = await db.People.AsNoTracking().Where(p => p.CouncilId == councilId).ToListAsync(cancel);
        var subjects = goingOut.ConvertAll(b => b.Id.Value);
        var planned = (await db.Deliveries
            .Where(d => d.CouncilId == councilId && d.Kind == ContentKind.Briefing && subjects.Contains(d.SubjectId) && d.Occasion == ReleaseDueTiers.Occasion)
            .Select(d => new { d.SubjectId, d.RecipientId })
            .ToListAsync(cancel)).ToLookup(d => d.SubjectId, d => d.RecipientId);
        foreach (var briefing in goingOut)
        {
            var newcomers = Newcomers(briefing, people, [.. planned[briefing.Id.Value]], LondonTime.DateOn(now));
            if (newcomers.Count > 0)
            {
                var added = await plan.SendAsync(councilId, ContentKind.Briefing, briefing.Id.Value, ReleaseDueTiers.Occasion, newcomers, now, cancel);
                db.Record(AuditEvent.ByBot(councilId, now, "briefing.released", $"briefing/{briefing.Id}", $"newcomers: {added} planned"));
            }
        }
    }

    /// <summary>Those in an audience that has it who were not there when it was released.</summary>
    public static IReadOnlyList<PersonId> Newcomers(Briefing briefing, IReadOnlyCollection<Person> people, HashSet<PersonId> planned, DateOnly on) =>
    [
        .. briefing.Tiers.Where(t => t.ReleasedAt is not null)
            .SelectMany(t => ReleaseDueTiers.Recipients(briefing, t.Audience, people, on))
            .Select(p => p.Id).Where(id => !planned.Contains(id)).Distinct(),
    ];
}
