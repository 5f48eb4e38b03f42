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
        if (!clocks.Holds || !await db.Tiers.AnyAsync(t => t.ReleasedAt == null && t.ReleaseAt <= now, cancel))
        {
            return Rest.UntilTick;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await TakeFirstAsync(now, cancel) is not { } tier)
        {
            return Rest.UntilTick;
        }

        var briefing = (await db.FindBriefingAsync(tier.CouncilId, tier.BriefingId, cancel))!;
        tier.ReleasedAt = now;
        if (briefing.State is BriefingState.Scheduled or BriefingState.Lifted)
        {
            var people = await db.People.Where(p => p.CouncilId == tier.CouncilId).ToListAsync(cancel);
            var recipients = Recipients(briefing, tier.Audience, people, LondonTime.DateOn(now));
            var planned = await plan.SendAsync(briefing.CouncilId, ContentKind.Briefing, briefing.Id.Value, Occasion, [.. recipients.Select(m => m.Id)], now, cancel);
            await plan.RewriteAsync(briefing.CouncilId, [ContentKind.Approval], briefing.Id.Value, $"released/{tier.Audience}", null, cancel);
            db.Record(AuditEvent.ByBot(briefing.CouncilId, now, "briefing.released", $"briefing/{briefing.Id}", $"{tier.Audience}: {planned} planned, due {tier.ReleaseAt:O}"));
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Rest.None;
    }

    /// <summary>The first due that no other node is releasing, so that nodes release beside each other and not the same.</summary>
    private async Task<Tier?> TakeFirstAsync(DateTimeOffset now, CancellationToken cancel)
    {
        // Its columns by name: a prepared statement must not mean more after a newer version has added one.
        const string due = "SELECT council_id, briefing_id, audience, release_at, released_at FROM tier WHERE released_at IS NULL AND release_at <= {0} ORDER BY release_at, CASE audience WHEN 'WardMembers' THEN 0 WHEN 'AllMembers' THEN 1 ELSE 2 END LIMIT 1";
        return (await db.Tiers.FromSqlRaw(db.IsPostgres ? $"{due} FOR UPDATE SKIP LOCKED" : due, now.UtcDateTime).ToListAsync(cancel)).FirstOrDefault();
    }

    /// <summary>Those in the audience who hold office that day and may see what is in it, each once.</summary>
    public static IReadOnlyList<Person> Recipients(Briefing briefing, Audience audience, IEnumerable<Person> people, DateOnly on) =>
        [.. people.Where(p => p.IsCurrent(on) && audience.Includes(briefing.Text, p) && ReleaseGate.MayHave(briefing.Text, p))];
}
