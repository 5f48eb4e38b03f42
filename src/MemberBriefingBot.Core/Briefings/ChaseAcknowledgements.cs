using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>
/// Reminds members of a briefing they are to confirm, a rung of the ladder at a time, until they do; at its end democratic services are
/// given the names to ring. A rung that waits to be sent is looked at again then, so that it stops at once.
/// </summary>
public sealed class ChaseAcknowledgements(BriefingDb db, Plan plan, ReadAwaited read, BriefingRules rules, Councils councils, TimeProvider clock) : IStep
{
    /// <summary>The occasion of a call list begins with it; each tier has its own.</summary>
    public const string CallListOccasion = "call-list";

    /// <summary>Longer than any ladder.</summary>
    private static readonly TimeSpan s_lookedBack = TimeSpan.FromDays(14);

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMinutes(1);

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        var from = now - s_lookedBack;
        var goingOut = (await db.Briefings.AsNoTracking().Include(b => b.Tiers)
            .Where(b => (b.State == BriefingState.Scheduled || b.State == BriefingState.Lifted) && b.Tiers.Any(t => t.ReleasedAt >= from))
            .ToListAsync(cancel)).ToLookup(b => b.CouncilId);
        foreach (var council in councils.All)
        {
            foreach (var briefing in goingOut[council.Id])
            {
                var agreed = rules.Of(council.Id, briefing.Text.Kind);
                if (agreed.MustAcknowledge && briefing.Tiers.Exists(t => t.ReleasedAt <= now - agreed.ShortestWait)
                    && await read.HandleAsync(council.Id, briefing.Id, cancel) is { Count: > 0 } awaited)
                {
                    await RemindAsync(council, briefing, agreed, awaited, now, cancel);
                    await ListAsync(briefing, agreed, awaited, now, cancel);
                }
            }
        }

        await db.SaveChangesAsync(cancel);
        return s_betweenLooks;
    }

    private async Task RemindAsync(Council council, Briefing briefing, KindRules agreed, IReadOnlyList<Awaited> awaited, DateTimeOffset now, CancellationToken cancel)
    {
        if (council.AfterQuiet(now) > now)
        {
            return;
        }

        var taken = await db.Deliveries
            .Where(d => d.CouncilId == council.Id && d.Kind == ContentKind.Reminder && d.SubjectId == briefing.Id.Value && d.Act == DeliveryAct.Send)
            .Select(d => new { d.RecipientId, d.Occasion, d.PlannedAt }).ToListAsync(cancel);
        var climbed = taken.ToLookup(d => d.RecipientId);
        var due = awaited.Select(a => (a.Member.Id, Rung: Ladder.Due(agreed, a.Since, climbed[a.Member.Id].ToDictionary(d => d.Occasion, d => d.PlannedAt, StringComparer.Ordinal), now)));
        foreach (var rung in due.Where(d => d.Rung is not null).GroupBy(d => d.Rung!))
        {
            await plan.SendAsync(council.Id, ContentKind.Reminder, briefing.Id.Value, rung.Key.Occasion, [.. rung.Select(d => d.Id)], now, cancel, via: rung.Key.Via);
        }
    }

    private async Task ListAsync(Briefing briefing, KindRules agreed, IReadOnlyList<Awaited> awaited, DateTimeOffset now, CancellationToken cancel)
    {
        var tiers = awaited.Where(a => a.Since + agreed.CallListAfter <= now).Select(a => TierOf(briefing, a.Member)).Distinct().ToList();
        if (tiers.Count == 0)
        {
            return;
        }

        var officers = await db.Officers.AsNoTracking().Where(o => o.CouncilId == briefing.CouncilId).ToListAsync(cancel);
        var told = officers.Where(o => AlertUnreached.MaySee(o, now)).Select(o => o.Id).ToList();
        foreach (var tier in tiers)
        {
            await plan.SendAsync(briefing.CouncilId, ContentKind.CallList, briefing.Id.Value, $"{CallListOccasion}/{tier}", told, now, cancel);
        }
    }

    /// <summary>The tier through which a member had it. A change of ward since then leaves them with all members.</summary>
    private static Audience TierOf(Briefing briefing, Member member) =>
        briefing.Tiers.Where(t => t.Includes(briefing, member)).OrderBy(t => t.ReleaseAt).Select(t => t.Audience).DefaultIfEmpty(Audience.AllMembers).First();
}
