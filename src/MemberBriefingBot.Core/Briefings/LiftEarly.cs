using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

public abstract record EarlyLiftOutcome
{
    private EarlyLiftOutcome() { }

    /// <param name="Asked">Those who were asked to agree.</param>
    public sealed record Proposed(IReadOnlyList<Person> Asked) : EarlyLiftOutcome;

    /// <summary>Every tier is released now, and whoever has the briefing is told that they may share it.</summary>
    public sealed record Lifted : EarlyLiftOutcome;

    public sealed record Dropped : EarlyLiftOutcome;

    /// <summary>There is no embargo running on it: it is not out, over already, or withdrawn.</summary>
    public sealed record NothingToLift : EarlyLiftOutcome;

    public sealed record NothingProposed : EarlyLiftOutcome;

    public sealed record ReasonNeeded : EarlyLiftOutcome;

    public sealed record ReasonTooLong(int Characters, int Most) : EarlyLiftOutcome;

    /// <summary>Another proposal, or another reason, than the person was shown.</summary>
    public sealed record ChangedSince : EarlyLiftOutcome;

    /// <summary>Whoever proposed it cannot agree to it as well.</summary>
    public sealed record ProposedItThemselves : EarlyLiftOutcome;

    public sealed record NotAllowed : EarlyLiftOutcome;
}

/// <summary>
/// A story breaks before its time. One person proposes to lift the embargo and says why, a second agrees; then everybody is told at once, and the
/// cards say that it was lifted early. Both are recorded.
/// </summary>
public sealed class LiftEarly(BriefingDb db, Plan plan, TimeProvider clock)
{
    /// <summary>The occasion of what tells readers that they may share it.</summary>
    public const string Occasion = "lifted-early";

    /// <param name="pressed">The card that was pressed, which its reader sees replaced at once; so with the others.</param>
    public async Task<EarlyLiftOutcome> ProposeAsync(Person person, BriefingId id, string reason, string? pressed, CancellationToken cancel)
    {
        var (now, why) = (clock.Now(), reason.Trim());
        var briefing = await db.FindBriefingAsync(person.CouncilId, id, cancel);
        var capacity = briefing is null ? null : CapacityToPropose(briefing, person, LondonTime.DateOn(now));
        EarlyLiftOutcome? refused = briefing switch
        {
            _ when capacity is null => new EarlyLiftOutcome.NotAllowed(),
            _ when !IsRunning(briefing!) => new EarlyLiftOutcome.NothingToLift(),
            _ when why.Length == 0 => new EarlyLiftOutcome.ReasonNeeded(),
            _ when why.Length > EarlyLift.LongestReason => new EarlyLiftOutcome.ReasonTooLong(why.Length, EarlyLift.LongestReason),
            _ => null,
        };
        if (refused is not null)
        {
            return refused;
        }

        var people = await db.People.Where(p => p.CouncilId == person.CouncilId && p.EntraObjectId != null && p.Id != person.Id).ToListAsync(cancel);
        var asked = people.FindAll(p => MaySee(briefing!, p, now) && CapacityToAgree(briefing!, p, LondonTime.DateOn(now)) is not null);
        briefing!.ProposedLift = new EarlyLift(why, person.Id, capacity!, now);
        await plan.RewriteAsync(briefing.CouncilId, [ContentKind.Approval], id.Value, $"lift-proposed-{now.UtcTicks}", pressed, cancel);
        await plan.SendAsync(briefing.CouncilId, ContentKind.Approval, id.Value, $"lift-proposed/{now.UtcTicks}", [.. asked.Select(p => p.Id)], now, cancel);
        db.Record(new AuditEvent(briefing.CouncilId, now, person.Id.Value, capacity!, "briefing.early-lift-proposed", $"briefing/{id}"));
        await db.SaveChangesAsync(cancel);
        return new EarlyLiftOutcome.Proposed(asked);
    }

    /// <param name="proposed">Names the proposal the person was shown, see <see cref="EarlyLift.Name"/>.</param>
    public async Task<EarlyLiftOutcome> AgreeAsync(Person person, BriefingId id, string proposed, string? pressed, CancellationToken cancel)
    {
        var now = clock.Now();
        var briefing = await db.FindBriefingAsync(person.CouncilId, id, cancel);
        var capacity = briefing is null ? null : CapacityToAgree(briefing, person, LondonTime.DateOn(now));
        EarlyLiftOutcome? refused = briefing?.ProposedLift switch
        {
            _ when capacity is null => new EarlyLiftOutcome.NotAllowed(),
            null => new EarlyLiftOutcome.NothingProposed(),
            { } waiting when waiting.ProposedById == person.Id => new EarlyLiftOutcome.ProposedItThemselves(),
            { } waiting when waiting.Name != proposed => new EarlyLiftOutcome.ChangedSince(),
            _ when !IsRunning(briefing) => new EarlyLiftOutcome.NothingToLift(),
            _ => null,
        };
        if (refused is not null)
        {
            return refused;
        }

        briefing!.LiftEarly(now, briefing.ProposedLift!.Reason);
        var told = briefing.Timetable.EmbargoUntil is null ? [] : await db.WhoHadAsync(briefing, cancel);
        foreach (var tier in briefing.Tiers.Where(t => t.ReleasedAt is null && t.ReleaseAt > now))
        {
            tier.ReleaseAt = now;
        }

        await plan.BringForwardAsync(briefing.CouncilId, ContentKind.Briefing, id.Value, cancel);
        await plan.SendAsync(briefing.CouncilId, ContentKind.Change, id.Value, Occasion, told, now, cancel);
        await plan.RewriteAsync(
            briefing.CouncilId, [ContentKind.Briefing, ContentKind.Approval, ContentKind.Unreached], id.Value, LiftDueEmbargoes.Occasion, pressed, cancel, DeliveryPriority.News);
        db.Record(new AuditEvent(briefing.CouncilId, now, person.Id.Value, capacity!, "briefing.lifted-early", $"briefing/{id}"));
        await db.SaveChangesAsync(cancel);
        return new EarlyLiftOutcome.Lifted();
    }

    public async Task<EarlyLiftOutcome> DropAsync(Person person, BriefingId id, string? pressed, CancellationToken cancel)
    {
        var now = clock.Now();
        var briefing = await db.FindBriefingAsync(person.CouncilId, id, cancel);
        if (briefing is null || CapacityToPropose(briefing, person, LondonTime.DateOn(now)) is not { } capacity)
        {
            return new EarlyLiftOutcome.NotAllowed();
        }

        if (briefing.ProposedLift is null)
        {
            return new EarlyLiftOutcome.NothingProposed();
        }

        briefing.ProposedLift = null;
        await plan.RewriteAsync(briefing.CouncilId, [ContentKind.Approval], id.Value, $"lift-dropped-{now.UtcTicks}", pressed, cancel);
        db.Record(new AuditEvent(briefing.CouncilId, now, person.Id.Value, capacity, "briefing.early-lift-dropped", $"briefing/{id}"));
        await db.SaveChangesAsync(cancel);
        return new EarlyLiftOutcome.Dropped();
    }

    /// <summary>Those who may change an embargo, and those who know the briefing: its author and whoever may approve it.</summary>
    public static string? CapacityToPropose(Briefing briefing, Person person, DateOnly on) => CapacityToAgree(briefing, person, on) ?? ChangeRules.CapacityToCorrect(briefing, person, on);

    /// <summary>Communications, the Monitoring Officer, Democratic Services and the Leader; what is restricted the Monitoring Officer alone, and nobody with an interest.</summary>
    public static string? CapacityToAgree(Briefing briefing, Person person, DateOnly on) => briefing.IsInterested(person.Id)
        ? null
        : Rights.To(person, briefing.Text.IsRestricted() ? Right.DecideOnAccess : Right.ChangeEmbargo, on);

    /// <summary>An embargo that holds somebody, or a tier that waits.</summary>
    public static bool IsRunning(Briefing briefing) =>
        briefing.State == BriefingState.Scheduled && (briefing.Timetable.EmbargoUntil is not null || briefing.Tiers.Exists(t => t.ReleasedAt is null));

    /// <summary>The Leader is asked only about what the Leader has, or may have.</summary>
    private static bool MaySee(Briefing briefing, Person person, DateTimeOffset now) => person is Officer || briefing.Release(new Reader(person), now).IsOpen;
}
