using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>Who has a briefing and who has not, for those who tell members another way.</summary>
public sealed record UnreachedContent(ReleaseStatus Status) : Content("Some members have not been reached. Open Teams to see whom.");

/// <summary>
/// Tells democratic services, once for each release, that somebody does not have it: an hour after it went out, or within minutes when the
/// press is to have it within the hour, while there is still time to ring. Nothing stays silent.
/// </summary>
public sealed class AlertUnreached(BriefingDb db, Plan plan, TimeProvider clock) : IStep
{
    /// <summary>What the occasion of an alert begins with; the instant of the release follows.</summary>
    public const string Occasion = "unreached";

    private static readonly TimeSpan s_grace = TimeSpan.FromHours(1);

    private static readonly TimeSpan s_graceBeforePress = TimeSpan.FromMinutes(5);

    /// <summary>Older ones were alerted, or are history.</summary>
    private static readonly TimeSpan s_lookedBack = TimeSpan.FromDays(7);

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMinutes(1);

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        var (from, until, untilBeforePress, press) = (now - s_lookedBack, now - s_grace, now - s_graceBeforePress, now + s_grace);
        var pressSoon = await db.Briefings.Where(b => b.State == BriefingState.Scheduled && b.Timetable.PressAt > from && b.Timetable.PressAt <= press).Select(b => b.Id).ToListAsync(cancel);
        var urgent = pressSoon.ConvertAll(id => id.Value);
        var unreached = await db.Deliveries.UnreachedBriefings()
            .Where(d => d.Act == DeliveryAct.Send && d.Occasion == ReleaseDueTiers.Occasion && d.PlannedAt >= from
                && (d.PlannedAt <= until || (d.PlannedAt <= untilBeforePress && urgent.Contains(d.SubjectId)))
                // Whoever is held back by a declared interest waits for their own instant.
                && !(d.State == DeliveryState.Planned && d.Attempts == 0 && d.DueAt > now)
                && !db.Deliveries.Any(alert => alert.CouncilId == d.CouncilId && alert.Kind == ContentKind.Unreached && alert.SubjectId == d.SubjectId && alert.PlannedAt >= d.PlannedAt))
            .GroupBy(d => new { d.CouncilId, d.SubjectId })
            .Select(g => new { g.Key.CouncilId, g.Key.SubjectId, ReleasedAt = g.Max(d => d.PlannedAt) })
            .ToListAsync(cancel);
        var ids = unreached.ConvertAll(b => new BriefingId(b.SubjectId));
        var goingOut = (await db.Briefings.Where(b => ids.Contains(b.Id) && b.State != BriefingState.Withdrawn).Select(b => b.Id).ToListAsync(cancel)).ConvertAll(id => id.Value);
        foreach (var council in unreached.GroupBy(b => b.CouncilId))
        {
            var officers = await db.Officers.AsNoTracking().Where(o => o.CouncilId == council.Key).ToListAsync(cancel);
            var told = officers.Where(o => MaySee(o, now)).Select(o => o.Id).ToList();
            foreach (var briefing in council.Where(b => goingOut.Contains(b.SubjectId)))
            {
                await plan.SendAsync(council.Key, ContentKind.Unreached, briefing.SubjectId, $"{Occasion}/{briefing.ReleasedAt.UtcTicks}", told, now, cancel);
            }
        }

        await db.SaveChangesAsync(cancel);
        return s_betweenLooks;
    }

    internal static bool MaySee(Person person, DateTimeOffset now) => Rights.To(person, Right.SeeReceipts, LondonTime.DateOn(now)) is not null;
}

/// <summary>What democratic services are shown of a release that did not reach everybody.</summary>
public sealed class UnreachedSource(ReadReleaseStatus statuses, TimeProvider clock) : IContentSource
{
    public ContentKind Kind => ContentKind.Unreached;

    public Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel) =>
        due.EachForItsRecipientAsync(async (person, delivery) => await MakeAsync(person, new BriefingId(delivery.SubjectId), cancel), "This person may no longer see who was reached.");

    private async Task<UnreachedContent?> MakeAsync(Person person, BriefingId id, CancellationToken cancel) =>
        AlertUnreached.MaySee(person, clock.Now()) && await statuses.HandleAsync(person.CouncilId, id, cancel) is { } status ? new UnreachedContent(status) : null;
}
