using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>How far a decision has come. It is nobody's to say before the record is published, nor final while it may be called in.</summary>
public enum PathStatus
{
    Proposed,

    /// <summary>Recorded. It cannot be called in, or no longer, and does not take effect yet.</summary>
    Decided,

    CallInOpen,

    /// <summary>Called in, and not final.</summary>
    CalledIn,

    Effective,
}

public enum StepKind
{
    KeyDecisionNotice,
    PrivateMeetingNotice,
    PrivateMeetingFurtherNotice,
    Agenda,

    /// <summary>The meeting, or the day on which one person decides.</summary>
    Decision,
    Record,
    CallIn,
    Effective,
}

public enum StepState
{
    Done,
    Due,

    /// <summary>Not done by its day, or done and later than the rule has it.</summary>
    Late,
}

/// <summary>One step on the way to a decision.</summary>
/// <param name="On">When it was done, or else its last day or the day it is expected; null when that is not known.</param>
/// <param name="At">The instant, where the rule sets one.</param>
/// <param name="Note">What a reader must know beside the day, in a sentence; empty when there is nothing.</param>
/// <param name="Source">The rule it follows.</param>
public sealed record GovernanceStep(StepKind Kind, StepState State, DateOnly? On, DateTimeOffset? At, string Note, string Source);

/// <summary>The way of one matter from its first notice to its effect, as the law and the council's rules have it and as far as it has come.</summary>
/// <param name="Steps">In the order in which they come; only those that apply. None when nothing is known of how it is decided.</param>
/// <param name="DecidedOn">When it was decided; null before the record is published.</param>
/// <param name="CallInEndsAt">When members can no longer call it in; null before the record is published, and when they cannot.</param>
/// <param name="EffectiveOn">When it takes effect if it is not called in, or when it stood after a call-in; null before the record is published, and while it is called in.</param>
public sealed record GovernanceTimeline(
    PathStatus Status, IReadOnlyList<GovernanceStep> Steps, DateOnly? DecidedOn, DateTimeOffset? CallInEndsAt, DateOnly? CalledInOn, DateOnly? EffectiveOn)
{
    /// <returns>Null when nothing is to be decided.</returns>
    public static GovernanceTimeline? Of(BriefingText text, Council council, DateTimeOffset now)
    {
        if (text.Decision == DecisionStatus.NotADecision)
        {
            return null;
        }

        var today = LondonTime.DateOn(now);
        var path = text.Path;
        var recorded = path.RecordedOn <= today ? path.RecordedOn : null;
        var calledIn = recorded is null || path.CalledInOn > today ? null : path.CalledInOn;
        var stood = calledIn is null || path.CallInEndedOn > today ? null : path.CallInEndedOn;
        var endsOn = recorded is { } published && path.MayBeCalledIn() ? council.Governance.CallIn.Last(published, council.Calendar) : null;
        var endsAt = endsOn is { } last ? LondonTime.InstantOf(last, council.Governance.CallInEndsAt).At : (DateTimeOffset?)null;
        var effective = (calledIn, recorded) switch
        {
            (not null, _) => stood,
            (_, { } on) when path.MayBeCalledIn() => council.Governance.CallIn.After(on, council.Calendar),
            _ => recorded,
        };
        var timeline = new GovernanceTimeline(
            StatusOf(recorded, calledIn is not null && stood is null, endsAt, effective, now),
            [],
            recorded is null ? null : path.MeetingOn <= recorded ? path.MeetingOn : recorded,
            endsAt,
            calledIn,
            effective);
        return timeline with { Steps = [.. new GovernanceSteps(text, council, today, timeline).All()] };
    }

    private static PathStatus StatusOf(DateOnly? recorded, bool isCalledIn, DateTimeOffset? callInEndsAt, DateOnly? effective, DateTimeOffset now) => (recorded, isCalledIn) switch
    {
        (null, _) => PathStatus.Proposed,
        (_, true) => PathStatus.CalledIn,
        _ when now < callInEndsAt && !(LondonTime.DateOn(now) >= effective) => PathStatus.CallInOpen,
        _ => LondonTime.DateOn(now) >= effective ? PathStatus.Effective : PathStatus.Decided,
    };
}
