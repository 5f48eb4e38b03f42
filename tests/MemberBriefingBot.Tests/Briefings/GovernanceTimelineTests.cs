using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Briefings;

public sealed class GovernanceTimelineTests
{
    /// <summary>The worked example: a key decision of the Cabinet of Wednesday 24 September 2025, published on the Friday.</summary>
    private static readonly BriefingText s_proposed = Journey.WardDecision with
    {
        Decision = DecisionStatus.Proposed,
        KeyDecision = true,
        PublicNoticeOn = Day("2025-08-26"),
        Path = new DecisionPath { Route = DecisionRoute.Cabinet, MeetingOn = Day("2025-09-24"), AgendaOn = Day("2025-09-16") },
    };

    private static readonly BriefingText s_decided = s_proposed with { Decision = DecisionStatus.Decided, Path = s_proposed.Path with { RecordedOn = Day("2025-09-26") } };

    [Theory]
    [InlineData("2025-09-01T09:00Z", PathStatus.Proposed)]
    [InlineData("2025-09-25T22:59Z", PathStatus.Proposed)]
    [InlineData("2025-09-25T23:00Z", PathStatus.CallInOpen)]
    [InlineData("2025-10-03T14:59Z", PathStatus.CallInOpen)]
    [InlineData("2025-10-03T15:00Z", PathStatus.Decided)]
    [InlineData("2025-10-05T22:59Z", PathStatus.Decided)]
    [InlineData("2025-10-05T23:00Z", PathStatus.Effective)]
    public void A_decision_comes_as_far_as_its_record_and_the_call_in_let_it(string now, PathStatus expected) => Assert.Equal(expected, At(s_decided, now).Status);

    [Fact]
    public void The_call_in_of_the_worked_example_ends_on_friday_3_october_at_four()
    {
        var timeline = At(s_decided, "2025-09-29T09:00Z");

        Assert.Equal((Instant("2025-10-03T15:00Z"), Day("2025-10-06"), Day("2025-09-24")), (timeline.CallInEndsAt, timeline.EffectiveOn, timeline.DecidedOn));
    }

    [Fact]
    public void Salfords_register_comes_out_right()
    {
        var text = s_decided with { KeyDecision = false, Path = new DecisionPath { Route = DecisionRoute.CabinetMember, RecordedOn = Day("2022-09-16") } };

        Assert.Equal((Instant("2022-09-26T15:00Z"), Day("2022-09-27")), (At(text, "2022-09-20T09:00Z").CallInEndsAt, At(text, "2022-09-20T09:00Z").EffectiveOn));
        Assert.Equal(PathStatus.Decided, At(text, "2022-09-26T22:59Z").Status);
        Assert.Equal(PathStatus.Effective, At(text, "2022-09-26T23:00Z").Status);
    }

    [Fact]
    public void What_is_called_in_does_not_take_effect_by_time()
    {
        var timeline = At(s_decided with { Path = s_decided.Path with { CalledInOn = Day("2025-10-01") } }, "2026-10-01T09:00Z");

        Assert.Equal((PathStatus.CalledIn, Day("2025-10-01"), null), (timeline.Status, timeline.CalledInOn, timeline.EffectiveOn));
        Assert.Equal("It is not final: it was called in.", Step(timeline, StepKind.Effective).Note);
    }

    [Fact]
    public void Nothing_is_decided_on_the_word_of_a_draft_alone()
    {
        var timeline = At(s_proposed with { Decision = DecisionStatus.Decided }, "2026-10-01T09:00Z");

        Assert.Equal((PathStatus.Proposed, null, null), (timeline.Status, timeline.DecidedOn, timeline.EffectiveOn));
        Assert.Equal(StepState.Due, Step(timeline, StepKind.Record).State);
    }

    [Fact]
    public void A_call_in_that_ends_and_leaves_the_decision_as_it_was_lets_it_take_effect()
    {
        var calledIn = s_decided.Path with { CalledInOn = Day("2025-10-01"), CallInEndedOn = Day("2025-10-20") };

        var before = At(s_decided with { Path = calledIn }, "2025-10-19T09:00Z");
        var after = At(s_decided with { Path = calledIn }, "2025-10-20T09:00Z");

        Assert.Equal((PathStatus.CalledIn, null), (before.Status, before.EffectiveOn));
        Assert.Equal((PathStatus.Effective, Day("2025-10-20")), (after.Status, after.EffectiveOn));
        Assert.Equal("It was called in on Wednesday 1 October 2025, and the decision stood on Monday 20 October 2025.", Step(after, StepKind.CallIn).Note);
    }

    [Fact]
    public void What_cannot_be_called_in_takes_effect_when_its_record_is_published()
    {
        var timeline = At(s_decided with { Path = s_decided.Path with { NoCallIn = true } }, "2025-09-26T09:00Z");

        Assert.Equal((PathStatus.Effective, null, Day("2025-09-26")), (timeline.Status, timeline.CallInEndsAt, timeline.EffectiveOn));
        Assert.DoesNotContain(timeline.Steps, s => s.Kind == StepKind.CallIn);
    }

    [Theory]
    [InlineData(DecisionRoute.Council)]
    [InlineData(DecisionRoute.Committee)]
    public void What_the_council_decides_is_not_called_in(DecisionRoute route)
    {
        var timeline = At(s_decided with { Path = s_decided.Path with { Route = route } }, "2025-09-26T09:00Z");

        Assert.Equal((PathStatus.Effective, null), (timeline.Status, timeline.CallInEndsAt));
        Assert.DoesNotContain(timeline.Steps, s => s.Kind == StepKind.CallIn);
    }

    [Fact]
    public void The_steps_of_the_worked_example_are_done_one_after_the_other()
    {
        var steps = At(s_decided, "2025-09-29T09:00Z").Steps;

        Assert.Equal([StepKind.KeyDecisionNotice, StepKind.Agenda, StepKind.Decision, StepKind.Record, StepKind.CallIn, StepKind.Effective], steps.Select(s => s.Kind));
        Assert.Equal([StepState.Done, StepState.Done, StepState.Done, StepState.Done, StepState.Due, StepState.Due], steps.Select(s => s.State));
        Assert.Equal(["2025-08-26", "2025-09-16", "2025-09-24", "2025-09-26", "2025-10-03", "2025-10-06"], steps.Select(s => s.On!.Value.ToString("yyyy-MM-dd", null)));
        Assert.Equal("It left 28 clear days before the decision.", steps[0].Note);
        Assert.Equal("It left 5 clear working days before the decision.", steps[1].Note);
        Assert.Equal(["reg 9, SI 2012/2089", "reg 7, SI 2012/2089"], steps.Take(2).Select(s => s.Source));
    }

    [Fact]
    public void A_notice_that_leaves_too_few_clear_days_is_late_and_says_by_how_much()
    {
        var step = Step(At(s_proposed with { PublicNoticeOn = Day("2025-08-28") }, "2025-09-01T09:00Z"), StepKind.KeyDecisionNotice);

        Assert.Equal((StepState.Late, "It left 26 clear days before the decision; 28 are required. Fewer are lawful under reg 10 (general exception) or reg 11 (special urgency)."), (step.State, step.Note));
    }

    [Theory]
    [InlineData("2025-09-16T22:59Z", StepState.Due, "That is the last day that leaves 5 clear working days.")]
    [InlineData("2025-09-16T23:00Z", StepState.Late, "No day is recorded; 5 clear working days before the decision are required.")]
    public void An_agenda_that_is_not_out_is_due_to_its_last_day_and_late_after_it(string now, StepState state, string note)
    {
        var step = Step(At(s_proposed with { Path = s_proposed.Path with { AgendaOn = null } }, now), StepKind.Agenda);

        Assert.Equal((state, Day("2025-09-16"), note), (step.State, step.On, step.Note));
    }

    [Fact]
    public void A_private_meeting_has_two_notices_and_no_agenda_for_the_public()
    {
        var text = s_proposed with { Path = s_proposed.Path with { InPrivate = true, PrivateNoticeOn = Day("2025-08-20"), PrivateFurtherNoticeOn = Day("2025-09-17") } };
        var timeline = At(text, "2025-09-18T09:00Z");

        Assert.DoesNotContain(timeline.Steps, s => s.Kind == StepKind.Agenda);
        Assert.Equal(StepState.Done, Step(timeline, StepKind.PrivateMeetingNotice).State);
        Assert.Equal("It left 4 clear working days before the decision; 5 are required.", Step(timeline, StepKind.PrivateMeetingFurtherNotice).Note);
    }

    [Fact]
    public void A_council_counts_by_its_own_rules()
    {
        var council = Mereside.Council with { Governance = new GovernanceRules { CallIn = new ClearDays(3, NotCounted.AllButWorkingDays), CallInEndsAt = new TimeOnly(17, 0) } };

        Assert.Equal(Instant("2025-10-01T16:00Z"), GovernanceTimeline.Of(s_decided, council, Instant("2025-09-29T09:00Z"))!.CallInEndsAt);
    }

    [Fact]
    public void A_call_in_that_runs_into_a_year_whose_holidays_are_not_known_never_makes_it_final()
    {
        var timeline = At(s_decided with { Path = new DecisionPath { Route = DecisionRoute.Cabinet, RecordedOn = Day("2027-12-29") } }, "2028-06-01T09:00Z");

        Assert.Equal((PathStatus.Decided, null, null), (timeline.Status, timeline.CallInEndsAt, timeline.EffectiveOn));
        Assert.Equal("Its end cannot be counted: not all bank holidays are known.", Step(timeline, StepKind.CallIn).Note);
    }

    [Fact]
    public void What_is_only_for_information_has_no_way_to_a_decision_and_what_nothing_is_known_of_has_no_steps()
    {
        Assert.Null(GovernanceTimeline.Of(Journey.WardDecision, Mereside.Council, Instant("2025-09-29T09:00Z")));
        Assert.Empty(At(Journey.WardDecision with { Decision = DecisionStatus.Proposed }, "2025-09-29T09:00Z").Steps);
    }

    private static GovernanceTimeline At(BriefingText text, string now) => GovernanceTimeline.Of(text, Mereside.Council, Instant(now))!;

    private static GovernanceStep Step(GovernanceTimeline timeline, StepKind kind) => Assert.Single(timeline.Steps, s => s.Kind == kind);

    private static DateOnly? Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    private static DateTimeOffset Instant(string utc) => DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);
}
