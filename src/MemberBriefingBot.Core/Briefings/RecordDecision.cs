using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <param name="Days">How it is decided and when, as it stands now; a day that is null has not come, or was recorded by mistake.</param>
/// <param name="PressedActivityId">The card that was pressed, which its reader sees replaced at once.</param>
public sealed record RecordDecisionRequest(Person Person, BriefingId Id, DecisionDays Days, string? PressedActivityId = null);

/// <summary>What Democratic Services record of a decision's path. See <see cref="DecisionPath"/>.</summary>
public sealed record DecisionDays(DecisionRoute Route, DateOnly? AgendaOn, DateOnly? RecordedOn, DateOnly? CalledInOn, DateOnly? CallInEndedOn = null, bool NoCallIn = false)
{
    public BriefingText In(BriefingText text) => text with
    {
        Path = text.Path with { Route = Route, AgendaOn = AgendaOn, RecordedOn = RecordedOn, CalledInOn = CalledInOn, CallInEndedOn = CallInEndedOn, NoCallIn = NoCallIn },
        Decision = RecordedOn is null ? DecisionStatus.Proposed : DecisionStatus.Decided,
    };
}

public abstract record RecordDecisionOutcome
{
    private RecordDecisionOutcome() { }

    /// <param name="BroughtForward">How many releases to members the law has moved to an earlier time.</param>
    /// <param name="Published">What the Council has made public with it, in a sentence; null when that is nothing new.</param>
    /// <param name="EmbargoEnded">An embargo was running, and publication has ended it.</param>
    public sealed record Recorded(GovernanceTimeline Timeline, int BroughtForward, string? Published, bool EmbargoEnded) : RecordDecisionOutcome;

    /// <summary>It stands like that already.</summary>
    public sealed record AlreadyRecorded(GovernanceTimeline Timeline) : RecordDecisionOutcome;

    /// <summary>What is contradictory, each a sentence to the person.</summary>
    public sealed record Unsound(IReadOnlyList<string> Problems) : RecordDecisionOutcome;

    /// <summary>The briefing is for information: there is nothing to decide.</summary>
    public sealed record NothingToDecide : RecordDecisionOutcome;

    /// <summary>It is not scheduled yet, and is changed as a draft; or it was withdrawn.</summary>
    public sealed record NotOut : RecordDecisionOutcome;

    public sealed record NotAllowed : RecordDecisionOutcome;
}

/// <summary>
/// Records how far a decision has come on a briefing that is scheduled or out. The words stay what they were, so there is no new version; the cards
/// that were sent say how it stands now, and what the law opens to members earlier is released earlier.
/// </summary>
public sealed class RecordDecision(BriefingDb db, Plan plan, Councils councils, TimeProvider clock)
{
    public async Task<RecordDecisionOutcome> HandleAsync(RecordDecisionRequest request, CancellationToken cancel)
    {
        var (now, person) = (clock.Now(), request.Person);
        var briefing = await db.FindBriefingAsync(person.CouncilId, request.Id, cancel);
        var capacity = Rights.To(person, Right.RecordDecision, LondonTime.DateOn(now));
        if (briefing is null || capacity is null)
        {
            return new RecordDecisionOutcome.NotAllowed();
        }

        var council = councils[person.CouncilId];
        var outcome = Decide(briefing, request.Days, council, now);
        if (outcome is not RecordDecisionOutcome.Recorded recorded)
        {
            return outcome;
        }

        var approved = briefing.Fingerprint();
        briefing.Text = request.Days.In(briefing.Text);
        briefing.Approvals = Carried(briefing, approved);
        briefing.Proposed = briefing.Proposed is { } waiting ? waiting with { Text = request.Days.In(waiting.Text) } : null;
        StatutoryAccess.Reconsider(briefing, recorded.Published is not null, council, now);
        if (recorded.EmbargoEnded)
        {
            briefing.LiftEarly(now, recorded.Published!);
            await plan.SendAsync(briefing.CouncilId, ContentKind.Change, briefing.Id.Value, LiftEarly.Occasion, await db.WhoHadAsync(briefing, cancel), now, cancel);
            db.Record(new AuditEvent(briefing.CouncilId, now, person.Id.Value, capacity, "briefing.embargo-ended-by-publication", $"briefing/{briefing.Id}"));
        }

        await plan.BringForwardAsync(briefing.CouncilId, ContentKind.Briefing, briefing.Id.Value, cancel);
        await plan.RewriteAsync(briefing.CouncilId, [ContentKind.Briefing, ContentKind.Approval, ContentKind.Unreached], briefing.Id.Value, $"decision/{now.UtcTicks}", request.PressedActivityId, cancel);
        db.Record(new AuditEvent(briefing.CouncilId, now, person.Id.Value, capacity, "briefing.decision-recorded", $"briefing/{briefing.Id}", Facts(request.Days, approved, briefing)));
        await db.SaveChangesAsync(cancel);
        return outcome;
    }

    /// <summary>Whether the person is offered to record a decision on it that day.</summary>
    public static bool IsOpenTo(Person person, Briefing briefing, DateOnly on) =>
        briefing.IsGoingOut() && briefing.Text.Decision != DecisionStatus.NotADecision && Rights.To(person, Right.RecordDecision, on) is not null;

    public static RecordDecisionOutcome Decide(Briefing briefing, DecisionDays days, Council council, DateTimeOffset now)
    {
        var text = days.In(briefing.Text);
        return briefing switch
        {
            _ when !briefing.IsGoingOut() => new RecordDecisionOutcome.NotOut(),
            { Text.Decision: DecisionStatus.NotADecision } => new RecordDecisionOutcome.NothingToDecide(),
            _ when Problems(briefing, text, LondonTime.DateOn(now)).ToList() is { Count: > 0 } problems => new RecordDecisionOutcome.Unsound(problems),
            _ when text.Path == briefing.Text.Path && text.Decision == briefing.Text.Decision => new RecordDecisionOutcome.AlreadyRecorded(GovernanceTimeline.Of(text, council, now)!),
            _ => Recorded(briefing, text, council, now),
        };
    }

    private static RecordDecisionOutcome.Recorded Recorded(Briefing briefing, BriefingText text, Council council, DateTimeOffset now)
    {
        var published = Publication(briefing.Text, text, LondonTime.DateOn(now));
        return new RecordDecisionOutcome.Recorded(
            GovernanceTimeline.Of(text, council, now)!,
            StatutoryAccess.Overtaken(briefing, StatutoryAccess.After(briefing, text, published is not null, council, now)).Count,
            published,
            EmbargoEnded: published is not null && briefing is { State: BriefingState.Scheduled, Timetable.EmbargoUntil: not null });
    }

    /// <summary>What is recorded cannot be taken back from those who have been shown it, so a day that looks mistyped is asked about.</summary>
    private static IEnumerable<string> Problems(Briefing briefing, BriefingText text, DateOnly today)
    {
        var oldest = LondonTime.DateOn(briefing.DraftedAt).AddDays(-PathRules.LongBefore);
        if (new[] { text.Path.AgendaOn, text.Path.RecordedOn }.Min() < oldest)
        {
            yield return "A day is long before this briefing was written. Check the years.";
        }

        foreach (var problem in PathRules.Problems(text, today))
        {
            yield return problem;
        }

        if (briefing.LiftedAt is null && text.Path.AgendaOn > today && PathRules.OutlastsTheAgenda(text, briefing.Timetable.EmbargoUntil) is { } outlasts)
        {
            yield return outlasts;
        }
    }

    /// <summary>
    /// The approvers approved words and times, which stay; that the decision was recorded is a fact, which nobody approves. So an approval that held
    /// before holds now, under the fingerprint of the same words with the fact in them. One that had lapsed stays lapsed.
    /// </summary>
    private static List<Approval> Carried(Briefing briefing, string approved)
    {
        var now = briefing.Fingerprint();
        return briefing.Approvals.ConvertAll(a => a.Fingerprint == approved ? a with { Fingerprint = now } : a);
    }

    /// <summary>
    /// What the Council has made public with this recording: an embargo ends with it, and every member may see what the public may. Null when it is
    /// nothing new, or when the public does not get to see this.
    /// </summary>
    public static string? Publication(BriefingText before, BriefingText after, DateOnly today) => after switch
    {
        _ when after.IsRestricted() => null,
        { Path.RecordedOn: { } recorded } when recorded <= today && before.Path.RecordedOn is null => "The Council has published the decision record.",
        { Path: { AgendaOn: { } agenda } path } when agenda <= today && path.IsPublicMeeting() && !(before.Path.AgendaOn <= today) => "The Council has published the agenda and reports.",
        _ => null,
    };

    private static string Facts(DecisionDays days, string approved, Briefing briefing) =>
        $"{days.Route}, agenda {Day(days.AgendaOn)}, recorded {Day(days.RecordedOn)}, called in {Day(days.CalledInOn)}{(days.NoCallIn ? ", no call-in" : "")}, call-in ended {Day(days.CallInEndedOn)}; approvals of {approved} carried to {briefing.Fingerprint()}";

    private static string Day(DateOnly? day) => day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "none";
}
