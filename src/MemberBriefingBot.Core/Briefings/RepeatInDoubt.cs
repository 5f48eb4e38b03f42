using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>Where a council has agreed it for a kind of briefing, sends once more what nobody knows to have arrived, marked as a repeat. Elsewhere a person decides.</summary>
public sealed class RepeatInDoubt(BriefingDb db, Plan plan, BriefingRules rules, TimeProvider clock) : IStep
{
    /// <summary>Older ones have been settled by a person, or are history.</summary>
    private static readonly TimeSpan s_lookedBack = TimeSpan.FromDays(7);

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(30);

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        var from = now - s_lookedBack;
        var doubtful = await db.Deliveries.UnreachedBriefings().AsNoTracking()
            .Where(d => d.Act == DeliveryAct.Send && d.State == DeliveryState.Ambiguous && d.PlannedAt >= from && d.Occasion != RepeatBriefing.Occasion)
            .ToListAsync(cancel);
        foreach (var subject in doubtful.GroupBy(d => (d.CouncilId, Id: new BriefingId(d.SubjectId))))
        {
            var briefing = (await db.FindBriefingAsync(subject.Key.CouncilId, subject.Key.Id, cancel))!;
            if (briefing.IsGoingOut() && rules.Of(briefing.CouncilId, briefing.Text.Kind).RepeatInDoubtAfter is { } after)
            {
                var due = subject.Where(d => d.AttemptedAt + after <= now).Select(d => d.RecipientId).ToList();
                var repeated = await plan.SendAsync(subject.Key.CouncilId, ContentKind.Briefing, subject.Key.Id.Value, RepeatBriefing.Occasion, due, now, cancel);
                if (repeated > 0)
                {
                    db.Record(AuditEvent.ByBot(subject.Key.CouncilId, now, "briefing.repeated", $"briefing/{subject.Key.Id}", $"{repeated} in doubt for {after.TotalMinutes:F0} minutes"));
                }
            }
        }

        await db.SaveChangesAsync(cancel);
        return s_betweenLooks;
    }
}
