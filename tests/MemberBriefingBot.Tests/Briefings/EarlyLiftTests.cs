using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>A story breaks before its time.</summary>
public sealed class EarlyLiftTests
{
    private const string Reason = "A local paper has it on its website.";

    [EngineTheory]
    public async Task Two_people_lift_it_and_then_everybody_is_told_at_once_and_every_card_says_why(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);

        var proposed = Assert.IsType<EarlyLiftOutcome.Proposed>(await ProposeAsync(hall, hall.People.Cora, briefing));
        Assert.Equal(["Dee Damson", "Dora Democratic", "Mona Monitoring"], proposed.Asked.Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.IsType<ReleaseVerdict.Folded>(await ReadAsync(hall, briefing, hall.People.Ada));
        Assert.IsType<EarlyLiftOutcome.Lifted>(await AgreeAsync(hall, hall.People.Mona, briefing));
        await hall.ReleaseAndSendAsync();

        Assert.All(hall.People.Members, m => Assert.Contains(hall.Channel.To(m), e => e.Content is BriefingContent { MayShare: true, LiftedEarlyBecause: Reason }));
        Assert.DoesNotContain(hall.Channel.To(hall.People.Eve), e => e.Content is FoldedContent or LiftedEarlyContent);
        Assert.Single(hall.Channel.To(hall.People.Ada), e => e.Content is LiftedEarlyContent { Reason: Reason });
        Assert.Equal(["briefing.early-lift-proposed", "briefing.lifted-early"], await hall.ReadAsync(db => db.AuditEntries.Where(a => a.Act.Contains("early")).OrderBy(a => a.Sequence).Select(a => a.Act).ToListAsync()));
    }

    [EngineTheory]
    public async Task Nobody_is_told_that_they_may_share_what_stays_exempt_after_its_embargo(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync(Journey.WardDecision with { ExemptParagraph = 3, ExemptReason = "The price is not agreed." });
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();
        await hall.AcceptTermsAsync(briefing, hall.People.Ada);

        Assert.IsType<EarlyLiftOutcome.Proposed>(await ProposeAsync(hall, hall.People.Cy, briefing));
        Assert.IsType<EarlyLiftOutcome.Lifted>(await AgreeAsync(hall, hall.People.Mona, briefing));
        await hall.ReleaseAndSendAsync();

        Assert.DoesNotContain(hall.Channel.To(hall.People.Ada), e => e.Content is LiftedEarlyContent or CorrectedContent);
        Assert.False(Assert.IsType<ReleaseVerdict.Released>(await ReadAsync(hall, briefing, hall.People.Ada)).Content.MayShare);
    }

    [EngineTheory]
    public async Task Nobody_lifts_it_alone_or_without_the_right_or_without_a_reason(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);

        Assert.IsType<EarlyLiftOutcome.NotAllowed>(await ProposeAsync(hall, hall.People.Ada, briefing));
        Assert.IsType<EarlyLiftOutcome.NotAllowed>(await ProposeAsync(hall, hall.People.Hal, briefing));
        Assert.IsType<EarlyLiftOutcome.ReasonNeeded>(await ProposeAsync(hall, hall.People.Cora, briefing, " "));
        Assert.IsType<EarlyLiftOutcome.ReasonTooLong>(await ProposeAsync(hall, hall.People.Cora, briefing, new string('x', EarlyLift.LongestReason + 1)));
        Assert.IsType<EarlyLiftOutcome.NothingProposed>(await AgreeAsync(hall, hall.People.Mona, briefing));
        Assert.IsType<EarlyLiftOutcome.Proposed>(await ProposeAsync(hall, hall.People.Cora, briefing));
        Assert.IsType<EarlyLiftOutcome.ChangedSince>(await AgreeAsync(hall, hall.People.Mona, briefing, "another proposal"));
        Assert.IsType<EarlyLiftOutcome.ProposedItThemselves>(await AgreeAsync(hall, hall.People.Cora, briefing));
        Assert.IsType<EarlyLiftOutcome.NotAllowed>(await AgreeAsync(hall, hall.People.Cy, briefing));
        Assert.IsType<ReleaseVerdict.Folded>(await ReadAsync(hall, briefing, hall.People.Ada));
        Assert.IsType<ReleaseVerdict.NotYet>(await ReadAsync(hall, briefing, hall.People.Eve));
    }

    [EngineTheory]
    public async Task A_proposal_that_is_dropped_lifts_nothing_and_its_author_may_propose(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);

        Assert.IsType<EarlyLiftOutcome.Proposed>(await ProposeAsync(hall, hall.People.Cy, briefing));
        Assert.IsType<EarlyLiftOutcome.Dropped>(await hall.DoAsync<LiftEarly, EarlyLiftOutcome>(l => l.DropAsync(hall.People.Mona, briefing.Id, null, default)));

        Assert.IsType<EarlyLiftOutcome.NothingProposed>(await AgreeAsync(hall, hall.People.Dora, briefing));
    }

    [EngineTheory]
    public async Task What_is_lifted_or_withdrawn_is_not_lifted_again(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);
        await ProposeAsync(hall, hall.People.Cora, briefing);
        hall.Clock.MoveTo(briefing.Timetable.EmbargoUntil!.Value);
        await hall.RunAsync<LiftDueEmbargoes>();

        Assert.IsType<EarlyLiftOutcome.NothingProposed>(await AgreeAsync(hall, hall.People.Mona, briefing));
        Assert.IsType<EarlyLiftOutcome.NothingToLift>(await ProposeAsync(hall, hall.People.Cora, briefing));
    }

    [EngineTheory]
    public async Task The_press_gate_of_what_was_lifted_early_is_open(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);
        await ProposeAsync(hall, hall.People.Cora, briefing);
        await AgreeAsync(hall, hall.People.Mona, briefing);

        var items = Assert.IsType<PressOutcome.Items>(await hall.DoAsync<ReadPressGates, PressOutcome>(r => r.HandleAsync(hall.People.Cora, default)));

        Assert.Equal(hall.Clock.Now, Assert.IsType<PressGate.LiftedEarly>(Assert.Single(items.Coming).Gate).At);
    }

    [EngineTheory]
    public async Task A_moved_press_time_takes_the_embargo_with_it_and_every_card_follows(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);
        await hall.AcceptTermsAsync(briefing, hall.People.Ada);
        await hall.SendAsync();
        var to = briefing.Timetable.PressAt!.Value.AddHours(3);

        Assert.IsType<MovePressOutcome.NotAllowed>(await MoveAsync(hall, hall.People.Cy, briefing, to));
        Assert.IsType<MovePressOutcome.NotAllowed>(await MoveAsync(hall, hall.People.Dee, briefing, to));
        Assert.Contains("takes two", Assert.Single(Assert.IsType<MovePressOutcome.Unsound>(await MoveAsync(hall, hall.People.Cora, briefing, hall.Clock.Now.AddMinutes(1))).Problems), StringComparison.Ordinal);
        Assert.IsType<MovePressOutcome.Moved>(await MoveAsync(hall, hall.People.Cora, briefing, to));
        await hall.SendAsync();

        Assert.Equal(to, Assert.IsType<BriefingContent>(hall.Channel.To(hall.People.Ada).Last(e => e.Content is BriefingContent).Content).EmbargoUntil);
        Assert.Equal(to, Assert.Single(hall.Channel.To(hall.People.Ada).Select(e => e.Content).OfType<EmbargoMovedContent>()).Until);
        Assert.Equal(to, Assert.Single(hall.Channel.To(hall.People.Ben).Select(e => e.Content).OfType<EmbargoMovedContent>()).Until);
        Assert.DoesNotContain(hall.Channel.To(hall.People.Eve), e => e.Content is EmbargoMovedContent);
        hall.Clock.MoveTo(briefing.Timetable.EmbargoUntil!.Value);
        await hall.RunAsync<LiftDueEmbargoes>();
        Assert.Equal(BriefingState.Scheduled, await hall.ReadAsync(db => db.Briefings.Where(b => b.Id == briefing.Id).Select(b => b.State).SingleAsync()));
        var approvals = await hall.ReadAsync(async db => (await db.Briefings.SingleAsync(b => b.Id == briefing.Id)).Approvals);
        Assert.Equal(("Communications", "Monitoring Officer"), (approvals.Single(a => a.For == SignOff.Press).Capacity, approvals.Single(a => a.For == SignOff.Content).Capacity));
    }

    [EngineTheory]
    public async Task Whoever_had_it_before_an_interest_was_recorded_is_told_of_the_new_time_and_nothing_of_the_text(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);
        var before = hall.Channel.To(hall.People.Ben).Count();
        await hall.DoAsync<RecordInterest, InterestOutcome>(i => i.HandleAsync(hall.People.Mona, briefing.Id, hall.People.Ben.Id, null, default));
        var to = briefing.Timetable.PressAt!.Value.AddHours(3);

        await MoveAsync(hall, hall.People.Cora, briefing, to);
        await CorrectAsync(hall, briefing);
        await hall.SendAsync();

        Assert.Equal(new EmbargoMovedContent(briefing.Id, briefing.Reference, to), Assert.Single(hall.Channel.To(hall.People.Ben).Skip(before)).Content);
        hall.Clock.MoveTo(to);
        await hall.RunAsync<LiftDueEmbargoes>();
        await hall.SendAsync();
        Assert.Single(hall.Channel.To(hall.People.Ben), e => e.Content is CorrectedContent { WhatChanged: "It is Quay Road." });
    }

    [EngineTheory]
    public async Task Into_a_pre_election_period_the_monitoring_officer_alone_moves_a_press_time(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine, Mereside.Council with { Elections = [new Election(new DateOnly(2026, 3, 9), new DateOnly(2026, 5, 7))] });
        var briefing = await hall.SubmitAsync(await hall.DraftAsync());
        await hall.ApproveAsync(briefing, hall.People.Dirk);
        await hall.ApproveAsync(briefing, hall.People.Cora);
        Assert.IsType<ScheduleOutcome.Scheduled>(await hall.ScheduleAsync(briefing, hall.People.Cy));
        var into = briefing.Timetable.PressAt!.Value.AddDays(5);

        Assert.IsType<MovePressOutcome.Moved>(await MoveAsync(hall, hall.People.Cora, briefing, briefing.Timetable.PressAt.Value.AddDays(1)));
        foreach (var officer in new[] { hall.People.Cora, hall.People.Dora })
        {
            Assert.Equal(["It falls in a pre-election period: ask the Monitoring Officer."], Assert.IsType<MovePressOutcome.Unsound>(await MoveAsync(hall, officer, briefing, into)).Problems);
        }

        hall.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<MovePressOutcome.Moved>(await MoveAsync(hall, hall.People.Mona, briefing, into));
        hall.Clock.Advance(TimeSpan.FromMinutes(1));
        // It is signed off for that period now, and a later day in it needs nothing more.
        Assert.IsType<MovePressOutcome.Moved>(await MoveAsync(hall, hall.People.Cora, briefing, into.AddDays(1)));
    }

    private static async Task<Briefing> WardMembersHaveItAsync(TownHall hall)
    {
        var briefing = await hall.ScheduledAsync();
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();
        return briefing;
    }

    private static Task<EarlyLiftOutcome> ProposeAsync(TownHall hall, Person person, Briefing briefing, string reason = Reason) =>
        hall.DoAsync<LiftEarly, EarlyLiftOutcome>(l => l.ProposeAsync(person, briefing.Id, reason, null, default));

    private static async Task<EarlyLiftOutcome> AgreeAsync(TownHall hall, Person person, Briefing briefing, string? proposed = null)
    {
        proposed ??= await hall.ReadAsync(async db => (await db.Briefings.SingleAsync(b => b.Id == briefing.Id)).ProposedLift?.Name) ?? "";
        return await hall.DoAsync<LiftEarly, EarlyLiftOutcome>(l => l.AgreeAsync(person, briefing.Id, proposed, null, default));
    }

    private static Task<MovePressOutcome> MoveAsync(TownHall hall, Person person, Briefing briefing, DateTimeOffset to) =>
        hall.DoAsync<MovePressTime, MovePressOutcome>(m => m.HandleAsync(person, briefing.Id, to, null, default));

    private static async Task CorrectAsync(TownHall hall, Briefing briefing)
    {
        var words = CorrectedWords.Of(briefing.Text) with { Summary = "Quay Road becomes one-way." };
        await hall.DoAsync<CorrectBriefing, CorrectOutcome>(c => c.HandleAsync(new CorrectRequest(hall.People.Cy, briefing.Id, words, "It is Quay Road."), default));
        var shown = await hall.ReadAsync(async db => (await db.Briefings.SingleAsync(b => b.Id == briefing.Id)).Proposed!.Fingerprint());
        await hall.DoAsync<ApproveCorrection, CorrectionOutcome>(c => c.ApproveAsync(hall.People.Mona, briefing.Id, shown, null, default));
    }

    private static Task<ReleaseVerdict> ReadAsync(TownHall hall, Briefing briefing, Person person) => hall.DoAsync<ReadBriefing, ReleaseVerdict>(r => r.HandleAsync(person, briefing.Id, default));
}
