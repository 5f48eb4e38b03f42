using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

public abstract record ScheduleOutcome
{
    private ScheduleOutcome() { }

    public sealed record Scheduled(Briefing Briefing) : ScheduleOutcome;

    public sealed record AlreadyScheduled(Briefing Briefing) : ScheduleOutcome;

    public sealed record NotApproved(BriefingState State) : ScheduleOutcome;

    /// <summary>The text, audience or timetable is not what was approved.</summary>
    public sealed record ChangedSinceApproval : ScheduleOutcome;

    /// <summary>The timetable no longer holds, for instance because its first release has passed meanwhile.</summary>
    public sealed record Unsound(IReadOnlyList<string> Problems) : ScheduleOutcome;

    public sealed record NotAllowed : ScheduleOutcome;
}

/// <summary>Sets an approved briefing's tiers to their instants; from here the release is the loop's.</summary>
public sealed class ScheduleBriefing(BriefingDb db, Plan plan, TimeProvider clock)
{
    public async Task<ScheduleOutcome> HandleAsync(Person issuer, BriefingId id, CancellationToken cancel)
    {
        var now = clock.Now();
        var briefing = await db.FindBriefingAsync(issuer.CouncilId, id, cancel);
        var outcome = Decide(briefing, issuer, now);
        if (outcome is not ScheduleOutcome.Scheduled)
        {
            return outcome;
        }

        briefing!.State = BriefingState.Scheduled;
        briefing.Tiers.AddRange(TiersOf(briefing, now));
        await plan.RewriteAsync(briefing.CouncilId, [ContentKind.Approval], briefing.Id.Value, "scheduled", null, cancel);
        var capacity = issuer.Id == briefing.AuthorId ? briefing.AuthorCapacity : ApprovalRules.CapacityToApprove(briefing, issuer, LondonTime.DateOn(now))!;
        db.Record(new AuditEvent(briefing.CouncilId, now, issuer.Id.Value, capacity, "briefing.scheduled", $"briefing/{briefing.Id}"));
        await db.SaveChangesAsync(cancel);
        return outcome;
    }

    public static ScheduleOutcome Decide(Briefing? briefing, Person issuer, DateTimeOffset now)
    {
        if (briefing is null || (issuer.Id != briefing.AuthorId && ApprovalRules.CapacityToApprove(briefing, issuer, LondonTime.DateOn(now)) is null))
        {
            return new ScheduleOutcome.NotAllowed();
        }

        return briefing switch
        {
            { State: BriefingState.Scheduled or BriefingState.Lifted } => new ScheduleOutcome.AlreadyScheduled(briefing),
            { State: not BriefingState.Approved } => new ScheduleOutcome.NotApproved(briefing.State),
            _ when briefing.Fingerprint() != briefing.ApprovedFingerprint => new ScheduleOutcome.ChangedSinceApproval(),
            _ when DraftRules.TimetableProblems(briefing.Text.Kind, briefing.Timetable, now).ToList() is { Count: > 0 } problems => new ScheduleOutcome.Unsound(problems),
            _ => new ScheduleOutcome.Scheduled(briefing),
        };
    }

    private static IEnumerable<Tier> TiersOf(Briefing briefing, DateTimeOffset now) =>
        Audiences.Of(briefing.Text.Kind).Select(audience => new Tier
        {
            CouncilId = briefing.CouncilId,
            BriefingId = briefing.Id,
            Audience = audience,
            ReleaseAt = (audience == Audience.WardMembers ? briefing.Timetable.WardMembersAt : briefing.Timetable.AllMembersAt) ?? now,
        });
}
