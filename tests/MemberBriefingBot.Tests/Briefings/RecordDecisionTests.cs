using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>What becomes of a matter is recorded on the briefing that is out; its words stay.</summary>
public sealed class RecordDecisionTests
{
    /// <summary>The clock of these tests begins at nine on that Monday.</summary>
    private static readonly DateOnly s_today = new(2026, 3, 2);

    private static readonly DecisionDays s_decided = new(DecisionRoute.CabinetMember, null, s_today, null);

    private static readonly BriefingText s_text = Journey.WardDecision with
    {
        Decision = DecisionStatus.Proposed,
        Path = new DecisionPath { Route = DecisionRoute.CabinetMember, DecisionMaker = "Cabinet Member for Environment" },
    };

    [EngineTheory]
    public async Task The_cards_that_were_sent_say_that_it_is_decided_and_until_when_it_may_be_called_in(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync(s_text, new Timetable());
        Assert.Equal(PathStatus.Proposed, Shown(hall, DeliveryAct.Send).Timeline!.Status);

        Assert.Equal(PathStatus.CallInOpen, Assert.IsType<RecordDecisionOutcome.Recorded>(await RecordAsync(hall, hall.People.Dora, briefing, s_decided)).Timeline.Status);
        await hall.SendAsync();

        Assert.Equal(6, hall.Channel.Errands.Count(e => e is { Act: DeliveryAct.Rewrite, Content: BriefingContent }));
        Assert.Equal((PathStatus.CallInOpen, new DateTimeOffset(2026, 3, 9, 16, 0, 0, TimeSpan.Zero)), (Shown(hall, DeliveryAct.Rewrite).Timeline!.Status, Shown(hall, DeliveryAct.Rewrite).Timeline!.CallInEndsAt));
        Assert.Equal("Cabinet Member for Environment", Shown(hall, DeliveryAct.Rewrite).Text.Path.DecisionMaker);
    }

    [EngineTheory]
    public async Task It_is_no_new_version_and_the_approvals_of_its_words_hold(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var before = await hall.ScheduledAsync(s_text);
        await RecordAsync(hall, hall.People.Dora, before, s_decided);

        var after = await hall.ReadAsync(db => db.Briefings.AsNoTracking().SingleAsync(b => b.Id == before.Id));
        Assert.Equal((1, null, DecisionStatus.Decided), (after.Version, after.CorrectedAt, after.Text.Decision));
        Assert.NotEqual(before.Fingerprint(), after.Fingerprint());
        Assert.All(after.Approvals, a => Assert.Equal(after.Fingerprint(), a.Fingerprint));
        Assert.Equal(before.Approvals.Select(a => (a.For, a.ById, a.Capacity, a.At)), after.Approvals.Select(a => (a.For, a.ById, a.Capacity, a.At)));
        Assert.Equal(BriefingFingerprint.Of(before.Text, before.Timetable), BriefingFingerprint.Of(after.Text with { Path = before.Text.Path, Decision = before.Text.Decision }, after.Timetable));
    }

    [EngineTheory]
    public async Task What_the_law_opens_earlier_is_released_earlier_and_the_staff_wait(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var planned = hall.Clock.Now.AddDays(5);
        var briefing = await hall.ScheduledAsync(s_text, new Timetable { WardMembersAt = hall.Clock.Now.AddHours(1), AllMembersAt = planned, StaffAt = planned.AddDays(1) });
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();

        Assert.Equal(1, Assert.IsType<RecordDecisionOutcome.Recorded>(await RecordAsync(hall, hall.People.Mona, briefing, s_decided)).BroughtForward);

        var byLaw = hall.Clock.Now;
        var after = await hall.ReadAsync(db => db.Briefings.AsNoTracking().Include(b => b.Tiers).SingleAsync(b => b.Id == briefing.Id));
        Assert.Equal(byLaw, after.StatutoryAt);
        Assert.Equal([briefing.Timetable.WardMembersAt!.Value, byLaw, planned.AddDays(1)], after.Tiers.OrderBy(t => t.Audience).Select(t => t.ReleaseAt));
        await hall.ReleaseAndSendAsync();
        Assert.Equal(byLaw, Assert.IsType<BriefingContent>(hall.Channel.To(hall.People.Eve).Single(e => e.Content is BriefingContent).Content).OpenByLawSince);
    }

    [EngineTheory]
    public async Task A_release_that_a_mistyped_day_brought_forward_goes_back_to_its_planned_time_when_the_day_is_put_right(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var planned = hall.Clock.Now.AddDays(5);
        var staff = planned.AddDays(1);
        var text = s_text with { Path = new DecisionPath { Route = DecisionRoute.Cabinet, MeetingOn = new DateOnly(2026, 3, 20) } };
        var briefing = await hall.ScheduledAsync(text, new Timetable { WardMembersAt = hall.Clock.Now.AddHours(1), AllMembersAt = planned, StaffAt = staff });

        await RecordAsync(hall, hall.People.Dora, briefing, new DecisionDays(DecisionRoute.Cabinet, s_today.AddDays(1), null, null));
        Assert.Equal([briefing.Timetable.WardMembersAt!.Value, new DateTimeOffset(2026, 3, 3, 17, 0, 0, TimeSpan.Zero), staff], await ReleasesAsync());
        hall.Clock.Advance(TimeSpan.FromHours(2));
        await hall.ReleaseAndSendAsync();
        await RecordAsync(hall, hall.People.Dora, briefing, new DecisionDays(DecisionRoute.Cabinet, s_today.AddDays(10), null, null));

        Assert.Equal([briefing.Timetable.WardMembersAt.Value, planned, staff], await ReleasesAsync());

        Task<List<DateTimeOffset>> ReleasesAsync() => hall.ReadAsync(async db =>
            (await db.Tiers.AsNoTracking().Where(t => t.BriefingId == briefing.Id).ToListAsync()).OrderBy(t => t.Audience).Select(t => t.ReleaseAt).ToList());
    }

    [EngineTheory]
    public async Task A_right_that_has_arisen_does_not_end(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync(s_text);
        var published = hall.Clock.Now;
        await RecordAsync(hall, hall.People.Dora, briefing, s_decided);
        hall.Clock.Advance(TimeSpan.FromDays(2));

        Assert.IsType<RecordDecisionOutcome.Recorded>(await RecordAsync(hall, hall.People.Dora, briefing, s_decided with { RecordedOn = s_today.AddDays(2) }));

        Assert.Equal(published, (await hall.ReadAsync(db => db.Briefings.AsNoTracking().SingleAsync(b => b.Id == briefing.Id))).StatutoryAt);
    }

    [EngineTheory]
    public async Task A_correction_that_waits_keeps_the_record_and_must_be_looked_at_again(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync(s_text);
        var words = CorrectedWords.Of(briefing.Text) with { Summary = "Quay Road becomes one-way." };
        await hall.DoAsync<CorrectBriefing, CorrectOutcome>(c => c.HandleAsync(new CorrectRequest(hall.People.Cy, briefing.Id, words, "It is Quay Road."), default));
        var shown = (await ReadAsync(hall, briefing)).Proposed!.Fingerprint();

        await RecordAsync(hall, hall.People.Dora, briefing, s_decided);

        var waiting = (await ReadAsync(hall, briefing)).Proposed!;
        Assert.Equal(("Quay Road becomes one-way.", DecisionStatus.Decided, s_today), (waiting.Text.Summary, waiting.Text.Decision, waiting.Text.Path.RecordedOn));
        Assert.IsType<CorrectionOutcome.ChangedSince>(await hall.DoAsync<ApproveCorrection, CorrectionOutcome>(c => c.ApproveAsync(hall.People.Mona, briefing.Id, shown, null, default)));
        Assert.IsType<CorrectionOutcome.Corrected>(await hall.DoAsync<ApproveCorrection, CorrectionOutcome>(c => c.ApproveAsync(hall.People.Mona, briefing.Id, waiting.Fingerprint(), null, default)));
        Assert.Equal(s_today, (await ReadAsync(hall, briefing)).Text.Path.RecordedOn);
    }

    [EngineTheory]
    public async Task Democratic_services_and_the_monitoring_officer_record_it_and_the_audit_says_in_which_capacity(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync(s_text);

        foreach (var other in new Person[] { hall.People.Cy, hall.People.Dee, hall.People.Hal, hall.People.Cora, hall.People.Dirk })
        {
            Assert.IsType<RecordDecisionOutcome.NotAllowed>(await RecordAsync(hall, other, briefing, s_decided));
        }

        Assert.IsType<RecordDecisionOutcome.Recorded>(await RecordAsync(hall, hall.People.Dora, briefing, s_decided));
        Assert.IsType<RecordDecisionOutcome.AlreadyRecorded>(await RecordAsync(hall, hall.People.Mona, briefing, s_decided));
        var entry = await hall.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Act == "briefing.decision-recorded"));
        Assert.Equal(("Democratic Services", hall.People.Dora.Id.Value), (entry.Capacity, entry.ActorId));
        Assert.StartsWith("CabinetMember, agenda none, recorded 2026-03-02, called in none, call-in ended none; approvals of ", entry.Facts, StringComparison.Ordinal);
    }

    [EngineTheory]
    public async Task A_call_in_and_a_record_made_by_mistake_are_recorded_too(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync(s_text, new Timetable());
        await RecordAsync(hall, hall.People.Dora, briefing, s_decided);
        hall.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(PathStatus.CalledIn, Assert.IsType<RecordDecisionOutcome.Recorded>(await RecordAsync(hall, hall.People.Dora, briefing, s_decided with { CalledInOn = s_today })).Timeline.Status);
        hall.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(PathStatus.Proposed, Assert.IsType<RecordDecisionOutcome.Recorded>(await RecordAsync(hall, hall.People.Dora, briefing, s_decided with { RecordedOn = null })).Timeline.Status);
        Assert.Equal(DecisionStatus.Proposed, (await ReadAsync(hall, briefing)).Text.Decision);
    }

    [EngineTheory]
    public async Task What_is_contradictory_not_out_or_only_for_information_is_refused(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var draft = await hall.DraftAsync(s_text with { Title = "Another" });
        var information = await hall.ScheduledAsync(Journey.WardDecision with { Title = "For information" });
        var briefing = await hall.ScheduledAsync(s_text);

        Assert.IsType<RecordDecisionOutcome.NotOut>(await RecordAsync(hall, hall.People.Dora, draft, s_decided));
        Assert.IsType<RecordDecisionOutcome.NothingToDecide>(await RecordAsync(hall, hall.People.Dora, information, s_decided));
        Assert.Single(Assert.IsType<RecordDecisionOutcome.Unsound>(await RecordAsync(hall, hall.People.Dora, briefing, s_decided with { RecordedOn = s_today.AddDays(1) })).Problems);
        await hall.DoAsync<WithdrawBriefing, WithdrawOutcome>(w => w.HandleAsync(hall.People.Dora, briefing.Id, "It was wrong.", null, default));
        Assert.IsType<RecordDecisionOutcome.NotOut>(await RecordAsync(hall, hall.People.Dora, briefing, s_decided));
    }

    [EngineTheory]
    public async Task A_day_that_looks_mistyped_is_asked_about_before_anything_opens(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync(s_text);

        var unsound = Assert.IsType<RecordDecisionOutcome.Unsound>(await RecordAsync(hall, hall.People.Dora, briefing, s_decided with { RecordedOn = s_today.AddYears(-1) }));

        Assert.Equal("A day is long before this briefing was written. Check the years.", Assert.Single(unsound.Problems));
        Assert.Equal(BriefingState.Scheduled, (await ReadAsync(hall, briefing)).State);
    }

    private static BriefingContent Shown(TownHall hall, DeliveryAct act) =>
        hall.Channel.To(hall.People.Ada).Where(e => e.Act == act).Select(e => e.Content).OfType<BriefingContent>().Last();

    private static Task<Briefing> ReadAsync(TownHall hall, Briefing briefing) => hall.ReadAsync(db => db.Briefings.AsNoTracking().SingleAsync(b => b.Id == briefing.Id));

    private static Task<RecordDecisionOutcome> RecordAsync(TownHall hall, Person person, Briefing briefing, DecisionDays days) =>
        hall.DoAsync<RecordDecision, RecordDecisionOutcome>(r => r.HandleAsync(new RecordDecisionRequest(person, briefing.Id, days), default));
}
