using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>When a tier's instant has come, plans one delivery for each of its members who has none yet.</summary>
public sealed class ReleaseDueTiers(BriefingDb db, Plan plan, ClockAgreement clocks, TimeProvider clock) : IStep
{
    /// <summary>The one occasion on which a briefing is sent: a member in two tiers gets it once.</summary>
    public const string Occasion = "release";

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        var tier = await db.Tiers.Where(t => t.ReleasedAt == null && t.ReleaseAt <= now).OrderBy(t => t.ReleaseAt).ThenBy(t => t.Audience != Audience.WardMembers).FirstOrDefaultAsync(cancel);
        if (tier is null || !clocks.Holds)
        {
            return Rest.UntilTick;
        }

        var briefing = (await db.FindBriefingAsync(tier.CouncilId, tier.BriefingId, cancel))!;
        tier.ReleasedAt = now;
        if (briefing.State is BriefingState.Scheduled or BriefingState.Lifted)
        {
            var members = await db.Members.Where(m => m.CouncilId == tier.CouncilId).ToListAsync(cancel);
            var recipients = Recipients(briefing, tier.Audience, members, LondonTime.DateOn(now));
            var planned = await plan.SendAsync(briefing.CouncilId, ContentKind.Briefing, briefing.Id.Value, Occasion, [.. recipients.Select(m => m.Id)], now, cancel);
            await plan.RewriteAsync(briefing.CouncilId, [ContentKind.Approval], briefing.Id.Value, $"released/{tier.Audience}", null, cancel);
            db.Record(AuditEvent.ByBot(briefing.CouncilId, now, "briefing.released", $"briefing/{briefing.Id}", $"{tier.Audience}: {planned} planned, due {tier.ReleaseAt:O}"));
        }

        await db.SaveChangesAsync(cancel);
        return Rest.None;
    }

    /// <summary>Current members in the audience, each once.</summary>
    public static IReadOnlyList<Member> Recipients(Briefing briefing, Audience audience, IEnumerable<Member> members, DateOnly on) =>
        [.. members.Where(m => m.IsCurrent(on) && audience.Includes(briefing.Text, m))];
}
