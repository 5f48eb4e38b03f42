using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>
/// Rewrites cards that have come to say what is no longer so, though nobody did anything: a call-in has ended, a decision takes effect, a pre-election
/// period begins.
/// </summary>
public sealed class RefreshCards(BriefingDb db, Plan plan, Councils councils, TimeProvider clock) : IStep
{
    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        // One of a council that this node does not know, as one with older settings does not, is left to those that do.
        var known = councils.All.Select(c => c.Id).ToList();
        var briefing = await db.Briefings.Include(b => b.Tiers)
            .Where(b => known.Contains(b.CouncilId) && b.LookAgainAt <= now && (b.State == BriefingState.Scheduled || b.State == BriefingState.Lifted))
            .OrderBy(b => b.LookAgainAt)
            .FirstOrDefaultAsync(cancel);
        if (briefing is null)
        {
            return Rest.UntilTick;
        }

        var council = councils[briefing.CouncilId];
        if (PassingTime.Changes(briefing, council, briefing.LookAgainAt!.Value, now))
        {
            await plan.RewriteAsync(
                briefing.CouncilId, [ContentKind.Briefing, ContentKind.Approval, ContentKind.Unreached], briefing.Id.Value, $"time/{briefing.LookAgainAt.Value.UtcTicks}", null, cancel);
        }

        briefing.LookAgainAt = PassingTime.NextLook(briefing, council, now);
        await db.SaveChangesAsync(cancel);
        return Rest.None;
    }
}

/// <summary>What the time alone changes on the cards of a briefing that is out.</summary>
public static class PassingTime
{
    /// <summary>Days for which lines to share are taken off and offered again as elections come and go; after that they are no news.</summary>
    private const int LinesAreNewsFor = 90;

    /// <summary>
    /// When to look again; null when the time changes nothing more. Lines are looked at each midnight, because an election may be called after they were
    /// approved.
    /// </summary>
    public static DateTimeOffset? NextLook(Briefing briefing, Council council, DateTimeOffset now)
    {
        var timeline = GovernanceTimeline.Of(briefing.Text, council, now);
        DateTimeOffset?[] looks =
        [
            timeline?.CallInEndsAt,
            timeline?.EffectiveOn is { } effective ? Midnight(effective) : null,
            briefing.Text.ShareableLines.Count > 0 && now < LinesStayUntil(briefing) ? Midnight(LondonTime.DateOn(now).AddDays(1)) : null,
        ];
        return looks.Where(at => at > now).Min();
    }

    /// <summary>Whether the cards read otherwise now than they did before the instant at which to look.</summary>
    public static bool Changes(Briefing briefing, Council council, DateTimeOffset look, DateTimeOffset now)
    {
        return At(look.AddTicks(-1)) != At(now);

        (PathStatus?, bool) At(DateTimeOffset instant) => (
            GovernanceTimeline.Of(briefing.Text, council, instant)?.Status,
            briefing.Text.ShareableLines.Count > 0 && council.IsPreElection(LondonTime.DateOn(instant), LondonTime.DateOn(instant)));
    }

    private static DateTimeOffset LinesStayUntil(Briefing briefing) =>
        (briefing.LiftedAt ?? briefing.Timetable.EmbargoUntil ?? briefing.Tiers.Max(t => t.ReleaseAt)).AddDays(LinesAreNewsFor);

    private static DateTimeOffset Midnight(DateOnly day) => LondonTime.InstantOf(day, TimeOnly.MinValue).At;
}
