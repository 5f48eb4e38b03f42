using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>The steps of one matter, each judged on a day.</summary>
/// <param name="timeline">How far the decision has come.</param>
internal sealed class GovernanceSteps(BriefingText text, Council council, DateOnly today, GovernanceTimeline timeline)
{
    private readonly DecisionPath _path = text.Path;
    private readonly GovernanceRules _rules = council.Governance;

    public IEnumerable<GovernanceStep> All()
    {
        if (text.KeyDecision)
        {
            var notice = Notice(StepKind.KeyDecisionNotice, text.PublicNoticeOn, _rules.KeyDecisionNotice, "reg 9, SI 2012/2089");
            yield return notice.State == StepState.Late ? notice with { Note = $"{notice.Note} Fewer are lawful under reg 10 (general exception) or reg 11 (special urgency)." } : notice;
        }

        if (_path.InPrivate && _path.Route == DecisionRoute.Cabinet)
        {
            yield return Notice(StepKind.PrivateMeetingNotice, _path.PrivateNoticeOn, _rules.PrivateMeetingNotice, "reg 5(2), SI 2012/2089");
            yield return Notice(StepKind.PrivateMeetingFurtherNotice, _path.PrivateFurtherNoticeOn, _rules.PrivateMeetingFurtherNotice, "reg 5(4), SI 2012/2089");
        }

        if (_path.IsPublicMeeting())
        {
            yield return Notice(
                StepKind.Agenda, _path.AgendaOn, _rules.Agenda, _path.Route == DecisionRoute.Cabinet ? "reg 7, SI 2012/2089" : "section 100B, Local Government Act 1972");
        }

        foreach (var step in _path.Route == DecisionRoute.None && _path.MeetingOn is null && _path.RecordedOn is null ? [] : Deciding())
        {
            yield return step;
        }
    }

    private IEnumerable<GovernanceStep> Deciding()
    {
        var isRecorded = timeline.Status != PathStatus.Proposed;
        yield return new GovernanceStep(StepKind.Decision, isRecorded ? StepState.Done : StepState.Due, _path.MeetingOn, null, "", "");
        yield return new GovernanceStep(
            StepKind.Record, isRecorded ? StepState.Done : StepState.Due, isRecorded ? _path.RecordedOn : null, null,
            isRecorded ? "" : "It is published as soon as reasonably practicable after the decision; until then nothing is decided.",
            _path.IsExecutive() ? "reg 12 and 13, SI 2012/2089" : "section 100C, Local Government Act 1972");
        if (_path.MayBeCalledIn())
        {
            yield return CallIn(isRecorded);
        }

        yield return Effect(isRecorded);
    }

    /// <summary>Something that is given to the public so many clear days before the decision.</summary>
    private GovernanceStep Notice(StepKind kind, DateOnly? given, ClearDays rule, string source)
    {
        var (state, on, note) = (given, _path.MeetingOn) switch
        {
            ({ } day, _) when day > today => (StepState.Due, day, ""),
            ({ } day, { } meeting) => rule.Between(day, meeting, council.Calendar) switch
            {
                null => (StepState.Done, day, "Its clear days cannot be counted: not all bank holidays of those years are known."),
                { } clear when clear < rule.Number => (StepState.Late, day, $"It left {rule.Say(clear)} before the decision; {rule.Number} are required."),
                { } clear => (StepState.Done, day, $"It left {rule.Say(clear)} before the decision."),
            },
            ({ } day, null) => (StepState.Done, day, ""),
            (null, { } meeting) when rule.Before(meeting, council.Calendar) is { } last => today <= last
                ? (StepState.Due, last, $"That is the last day that leaves {rule.Say(rule.Number)}.")
                : (StepState.Late, last, $"No day is recorded; {rule.Say(rule.Number)} before the decision are required."),
            _ => (StepState.Due, (DateOnly?)null, $"{rule.Say(rule.Number)} before the decision."),
        };
        return new GovernanceStep(kind, state, on, null, note, source);
    }

    private GovernanceStep CallIn(bool isRecorded)
    {
        var rule = _rules.CallIn;
        var (state, note) = timeline switch
        {
            { CalledInOn: { } called, EffectiveOn: { } stood } => (StepState.Done, $"It was called in on {LondonTime.Say(called)}, and the decision stood on {LondonTime.Say(stood)}."),
            { CalledInOn: { } called } => (StepState.Done, $"It was called in on {LondonTime.Say(called)}."),
            _ when !isRecorded => (StepState.Due, $"It runs for {rule.SayPeriod()} after the record is published."),
            { CallInEndsAt: null } => (StepState.Due, "Its end cannot be counted: not all bank holidays are known."),
            { Status: PathStatus.CallInOpen } => (StepState.Due, ""),
            _ => (StepState.Done, "No call-in is recorded."),
        };
        var endsOn = timeline.CallInEndsAt is { } at ? LondonTime.DateOn(at) : (DateOnly?)null;
        return new GovernanceStep(StepKind.CallIn, state, endsOn, timeline.CallInEndsAt, note, "the council's scrutiny procedure rules");
    }

    private GovernanceStep Effect(bool isRecorded) => new(
        StepKind.Effective,
        timeline.Status == PathStatus.Effective ? StepState.Done : StepState.Due,
        timeline.EffectiveOn,
        null,
        timeline switch
        {
            { Status: PathStatus.CalledIn } => "It is not final: it was called in.",
            { Status: PathStatus.CallInOpen } => "If nobody calls it in.",
            _ when !isRecorded && _path.MayBeCalledIn() => "When the call-in has ended and nobody has called it in.",
            _ => "",
        },
        "");
}
