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

/// <summary>Moves the press time of a briefing that is scheduled or out to a later one, and the embargo with it; every card follows, and whoever has it is told.</summary>
public sealed class MovePressTime(BriefingDb db, Plan plan, Councils councils, TimeProvider clock)
{
    /// <summary>How the occasions of what tells readers of a new time begin.</summary>
    public const string OccasionStart = "embargo-moved/";

    /// <param name="pressed">The card that was pressed, which its reader sees replaced at once.</param>
    public async Task<MovePressOutcome> HandleAsync(Person person, BriefingId id, DateTimeOffset to, string? pressed, CancellationToken cancel)
    {
        var now = clock.Now();
        var briefing = await db.FindBriefingAsync(person.CouncilId, id, cancel);
        var capacity = briefing is null ? null : CapacityToMove(briefing, person, LondonTime.DateOn(now));
        var needsLegal = briefing is not null && NeedsLegal(briefing, councils[briefing.CouncilId], to);
        var outcome = Decide(briefing, capacity, needsLegal && Rights.To(person, Right.ApproveExemptBriefing, LondonTime.DateOn(now)) is null, to, now);
        if (outcome is not MovePressOutcome.Moved)
        {
            return outcome;
        }

        var approved = briefing!.Fingerprint();
        briefing.Timetable = briefing.Timetable with { PressAt = to, EmbargoUntil = briefing.Timetable.EmbargoUntil is null ? null : to };
        // The words were approved and are the same; for the time the person who moved it answers.
        var fingerprint = briefing.Fingerprint();
        briefing.Approvals =
        [
            .. briefing.Approvals.Where(a => a.For != SignOff.Press).Select(a => a.Fingerprint == approved ? a with { Fingerprint = fingerprint } : a),
            new Approval(SignOff.Press, person.Id, capacity!, now, fingerprint),
            .. needsLegal ? [new Approval(SignOff.Legal, person.Id, capacity!, now, fingerprint)] : Array.Empty<Approval>(),
        ];
        await plan.RewriteAsync(briefing.CouncilId, [ContentKind.Briefing, ContentKind.Approval, ContentKind.Unreached], id.Value, $"press-{now.UtcTicks}", pressed, cancel, DeliveryPriority.News);
        if (briefing.Timetable.EmbargoUntil is not null)
        {
            // An edit notifies nobody, and whoever has it believes that they may share it at the old time.
            await plan.SendAsync(briefing.CouncilId, ContentKind.Change, id.Value, $"{OccasionStart}{now.UtcTicks}", await db.WhoHadAsync(briefing, cancel), now, cancel);
        }

        db.Record(new AuditEvent(briefing.CouncilId, now, person.Id.Value, capacity!, "briefing.press-moved", $"briefing/{id}", $"to {to:O}"));
        await db.SaveChangesAsync(cancel);
        return outcome;
    }

    /// <summary>Communications, Democratic Services and the Monitoring Officer, but for its author; what is restricted the Monitoring Officer alone.</summary>
    public static string? CapacityToMove(Briefing briefing, Person person, DateOnly on) =>
        person is Officer && person.Id != briefing.AuthorId ? Rights.To(person, briefing.Text.IsRestricted() ? Right.DecideOnAccess : Right.ChangeEmbargo, on) : null;

    /// <param name="lacksLegal">The new time needs the Monitoring Officer's sign-off, which nobody gave and the person may not give.</param>
    public static MovePressOutcome Decide(Briefing? briefing, string? capacity, bool lacksLegal, DateTimeOffset to, DateTimeOffset now)
    {
        if (capacity is null)
        {
            return new MovePressOutcome.NotAllowed();
        }

        if (briefing is not { State: BriefingState.Scheduled, Timetable.PressAt: { } press } || press <= now)
        {
            return new MovePressOutcome.NotGoingToThePress();
        }

        var problems = Problems(briefing, lacksLegal, to).ToList();
        return problems.Count > 0 ? new MovePressOutcome.Unsound(problems) : new MovePressOutcome.Moved(to);
    }

    /// <summary>What goes to the press in a pre-election period is signed off by the Monitoring Officer, whether it was planned for it or is moved into it.</summary>
    private static bool NeedsLegal(Briefing briefing, Council council, DateTimeOffset to) =>
        council.IsPreElection(LondonTime.DateOn(to), LondonTime.DateOn(to)) && ApprovalRules.Missing(briefing, [SignOff.Legal]).Count > 0;

    private static IEnumerable<string> Problems(Briefing briefing, bool lacksLegal, DateTimeOffset to)
    {
        if (to < briefing.Timetable.PressAt)
        {
            yield return "A press time is moved later by one person. To bring it forward, propose to lift the embargo early: that takes two.";
        }

        if (briefing.Timetable.EmbargoUntil is not null && PathRules.OutlastsTheAgenda(briefing.Text, to) is { } outlasts)
        {
            yield return outlasts;
        }

        if (lacksLegal)
        {
            yield return "It falls in a pre-election period: ask the Monitoring Officer.";
        }
    }
}
