using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

public abstract record MovePressOutcome
{
    private MovePressOutcome() { }

    public sealed record Moved(DateTimeOffset To) : MovePressOutcome;

    /// <summary>It is not going to the press any more: withdrawn, lifted, or never scheduled.</summary>
    public sealed record NotGoingToThePress : MovePressOutcome;

    /// <summary>Why the new time cannot be, each a sentence.</summary>
    public sealed record Unsound(IReadOnlyList<string> Problems) : MovePressOutcome;

    public sealed record NotAllowed : MovePressOutcome;
}

/// <summary>Moves the press time of a briefing that is scheduled or out, and the embargo with it; every card follows.</summary>
public sealed class MovePressTime(BriefingDb db, Plan plan, TimeProvider clock)
{
    /// <param name="pressed">The card that was pressed, which its reader sees replaced at once.</param>
    public async Task<MovePressOutcome> HandleAsync(Person person, BriefingId id, DateTimeOffset to, string? pressed, CancellationToken cancel)
    {
        var now = clock.Now();
        var briefing = await db.FindBriefingAsync(person.CouncilId, id, cancel);
        var capacity = briefing is null ? null : Rights.To(person, Right.ChangeEmbargo, LondonTime.DateOn(now));
        var outcome = Decide(briefing, capacity, to, now);
        if (outcome is not MovePressOutcome.Moved)
        {
            return outcome;
        }

        briefing!.Timetable = briefing.Timetable with { PressAt = to, EmbargoUntil = briefing.Timetable.EmbargoUntil is null ? null : to };
        // The words were approved and are the same; for the time the person who moved it answers.
        var fingerprint = briefing.Fingerprint();
        briefing.Approvals =
        [
            .. briefing.Approvals.Where(a => a.For != SignOff.Press).Select(a => a with { Fingerprint = fingerprint }),
            new Approval(SignOff.Press, person.Id, capacity!, now, fingerprint),
        ];
        await plan.RewriteAsync(briefing.CouncilId, [ContentKind.Briefing, ContentKind.Approval, ContentKind.Unreached], id.Value, $"press-{now.UtcTicks}", pressed, cancel, DeliveryPriority.News);
        db.Record(new AuditEvent(briefing.CouncilId, now, person.Id.Value, capacity!, "briefing.press-moved", $"briefing/{id}", $"to {to:O}"));
        await db.SaveChangesAsync(cancel);
        return outcome;
    }

    public static MovePressOutcome Decide(Briefing? briefing, string? capacity, DateTimeOffset to, DateTimeOffset now)
    {
        if (capacity is null)
        {
            return new MovePressOutcome.NotAllowed();
        }

        if (briefing is not { State: BriefingState.Scheduled, Timetable.PressAt: not null })
        {
            return new MovePressOutcome.NotGoingToThePress();
        }

        var problems = Problems(briefing, to, now).ToList();
        return problems.Count > 0 ? new MovePressOutcome.Unsound(problems) : new MovePressOutcome.Moved(to);
    }

    private static IEnumerable<string> Problems(Briefing briefing, DateTimeOffset to, DateTimeOffset now)
    {
        if (to <= now)
        {
            yield return "That time is in the past. If the story is out already, lift the embargo early instead.";
        }

        if (to <= briefing.Tiers.Where(t => t.Audience != Audience.Staff).Max(t => t.ReleaseAt))
        {
            yield return "The press must not be told before members. Choose a time after the last release to members.";
        }
    }
}
