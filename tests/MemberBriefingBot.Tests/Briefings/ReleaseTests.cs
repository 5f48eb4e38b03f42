using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Briefings;

public sealed class ReleaseTests
{
    [EngineTheory]
    public async Task A_timetable_that_no_longer_holds_is_not_scheduled(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.SubmitAsync(await hall.DraftAsync());
        await hall.ApproveAsync(briefing, hall.People.Mona);
        hall.Clock.Advance(TimeSpan.FromMinutes(61));

        var unsound = Assert.IsType<ScheduleOutcome.Unsound>(await hall.ScheduleAsync(briefing, hall.People.Cy));

        Assert.Equal(["A release time is in the past. Leave it empty to release as soon as the briefing is approved and scheduled."], unsound.Problems);
    }

    [EngineTheory]
    public async Task Scheduling_is_for_the_author_and_approvers_and_happens_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync();

        Assert.IsType<ScheduleOutcome.NotAllowed>(await hall.ScheduleAsync(briefing, hall.People.Ada));
        Assert.IsType<ScheduleOutcome.AlreadyScheduled>(await hall.ScheduleAsync(briefing, hall.People.Cy));
        Assert.Equal([Audience.WardMembers, Audience.AllMembers], briefing.Tiers.Select(t => t.Audience));
    }

    [EngineTheory]
    public async Task Ward_members_hear_first_and_nobody_hears_twice(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ScheduledAsync();

        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();
        Assert.Equal(["Ada Alder", "Ben Birch", "Cy Cedar", "Dee Damson"], Recipients(hall));

        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();
        Assert.Equal(hall.People.Members.Select(m => m.Name), Recipients(hall));
    }

    [EngineTheory]
    public async Task A_member_who_joins_after_the_release_has_it_too_and_nobody_else_has_it_twice(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();
        await hall.RunAsync<ReleaseToNewcomers>();
        Assert.Equal(6, await hall.ReadAsync(db => db.Deliveries.CountAsync(d => d.Kind == ContentKind.Briefing)));

        var gil = await JoinsAsync(hall);
        await hall.RunAsync<ReleaseToNewcomers>();
        await hall.RunAsync<ReleaseToNewcomers>();
        await hall.SendAsync();

        Assert.Equal([.. hall.People.Members.Select(m => m.Name), "Gil Gorse"], Recipients(hall));
        Assert.IsType<FoldedContent>(Assert.Single(hall.Channel.To(gil)).Content);
        var status = (await hall.DoAsync<ReadReleaseStatus, ReleaseStatus?>(s => s.HandleAsync(Mereside.Id, briefing.Id, default)))!;
        Assert.DoesNotContain(status.Receipts, r => r.ReachedAt is null);
        Assert.Equal("newcomers: 1 planned", (await hall.ReadAsync(db => db.AuditEntries.Where(e => e.Act == "briefing.released").OrderByDescending(e => e.Sequence).FirstAsync())).Facts);
    }

    [EngineTheory]
    public async Task A_newcomer_gets_nothing_before_their_tier_and_nothing_that_was_withdrawn_or_is_history(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ReleasedAsync(Journey.WardDecision with { Title = "History" }, new Timetable());
        var lifted = await hall.ReleasedAsync(Journey.WardDecision with { Title = "Lifted" });
        hall.Clock.MoveTo(lifted.Timetable.EmbargoUntil!.Value);
        await hall.RunAsync<LiftDueEmbargoes>();
        hall.Clock.Advance(TimeSpan.FromDays(15));
        var withdrawn = await hall.ReleasedAsync(Journey.WardDecision with { Title = "Withdrawn" });
        await hall.DoAsync<WithdrawBriefing, WithdrawOutcome>(w => w.HandleAsync(hall.People.Dora, withdrawn.Id, "It was wrong.", null, default));
        await hall.ScheduledAsync();
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.RunAsync<ReleaseDueTiers>();

        var gil = await JoinsAsync(hall, "southgate");
        await hall.RunAsync<ReleaseToNewcomers>();
        Assert.Equal(0, await hall.ReadAsync(db => db.Deliveries.CountAsync(d => d.RecipientId == gil.Id)));

        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();
        await hall.RunAsync<ReleaseToNewcomers>();
        Assert.Equal(1, await hall.ReadAsync(db => db.Deliveries.CountAsync(d => d.RecipientId == gil.Id)));
    }

    [EngineTheory]
    public async Task Nothing_leaves_before_its_instant(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ScheduledAsync();

        hall.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        await hall.RunAsync<ReleaseDueTiers>();
        await hall.RunAsync<SendDueDeliveries>();

        Assert.DoesNotContain(hall.Channel.Errands, e => e.Content is BriefingContent or FoldedContent);
        Assert.Equal(0, await hall.ReadAsync(db => db.Deliveries.CountAsync(d => d.Kind == ContentKind.Briefing)));
    }

    [EngineTheory]
    public async Task Two_tiers_due_at_the_same_instant_are_still_planned_ward_first(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ScheduledAsync(timetable: new Timetable());

        await hall.RunOnceAsync<ReleaseDueTiers>();

        Assert.Equal(4, await hall.ReadAsync(db => db.Deliveries.CountAsync(d => d.Kind == ContentKind.Briefing)));
        Assert.Equal(Audience.WardMembers, (await hall.ReadAsync(db => db.Tiers.SingleAsync(t => t.ReleasedAt != null))).Audience);
    }

    [EngineTheory]
    public async Task Every_member_of_every_group_is_planned_at_one_instant(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ScheduledAsync(Journey.WardDecision with { Kind = BriefingKind.PolicyBriefing, Wards = [] });
        hall.Clock.Advance(TimeSpan.FromHours(2));

        await hall.RunAsync<ReleaseDueTiers>();

        var planned = await hall.ReadAsync(db => db.Deliveries.Where(d => d.Kind == ContentKind.Briefing).ToListAsync());
        Assert.Equal(6, planned.Count);
        Assert.Equal(hall.Clock.Now, Assert.Single(planned.Select(d => d.DueAt).Distinct()));
    }

    [EngineTheory]
    public async Task A_member_whose_term_has_ended_is_skipped_and_can_read_it_no_more(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ReadAsync(db => db.Members.Where(m => m.ExternalId == "2").ExecuteUpdateAsync(set => set.SetProperty(m => m.TermEndsOn, new DateOnly(2026, 3, 1))));

        var briefing = await hall.ReleasedAsync();

        Assert.DoesNotContain("Ben Birch", Recipients(hall));
        var ben = await hall.ReadAsync(db => db.Members.SingleAsync(m => m.ExternalId == "2"));
        Assert.IsType<ReleaseVerdict.NotForYou>(await ReadAsync(hall, briefing, ben));
        Assert.IsType<AcknowledgeOutcome.NotYours>(await AcknowledgeAsync(hall, briefing, ben));
    }

    [EngineTheory]
    public async Task A_release_planned_before_its_embargo_was_moved_waits_for_the_new_instant(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ScheduledAsync();
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.RunAsync<ReleaseDueTiers>();
        var later = hall.Clock.Now.AddHours(5);
        await hall.ReadAsync(db => db.Tiers.ExecuteUpdateAsync(set => set.SetProperty(t => t.ReleaseAt, later)));

        await hall.SendAsync();

        Assert.Empty(Recipients(hall));
        Assert.All(await hall.ReadAsync(db => db.Deliveries.Where(d => d.Kind == ContentKind.Briefing).ToListAsync()), d => Assert.Equal((DeliveryState.Planned, later), (d.State, d.DueAt)));
    }

    [EngineTheory]
    public async Task A_reader_is_told_not_yet_or_not_for_you_and_never_given_the_text(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync();
        var opens = briefing.Timetable.WardMembersAt!.Value;

        Assert.Equal(opens, Assert.IsType<ReleaseVerdict.NotYet>(await ReadAsync(hall, briefing, hall.People.Ada)).OpensAt);
        Assert.Equal(opens.AddHours(1), Assert.IsType<ReleaseVerdict.NotYet>(await ReadAsync(hall, briefing, hall.People.Eve)).OpensAt);
        Assert.IsType<ReleaseVerdict.NotForYou>(await ReadAsync(hall, briefing, hall.People.Hal));
        hall.Clock.MoveTo(opens);
        Assert.IsType<ReleaseVerdict.Folded>(await ReadAsync(hall, briefing, hall.People.Ada));
        await hall.AcceptTermsAsync(briefing, hall.People.Ada);
        Assert.IsType<ReleaseVerdict.Released>(await ReadAsync(hall, briefing, hall.People.Ada));
        Assert.IsType<ReleaseVerdict.NotYet>(await ReadAsync(hall, briefing, hall.People.Eve));
    }

    [Theory]
    [InlineData(BriefingState.Draft)]
    [InlineData(BriefingState.AwaitingApproval)]
    [InlineData(BriefingState.Approved)]
    public void Nothing_is_released_in_a_state_before_scheduled_even_when_its_instant_has_passed(BriefingState state)
    {
        var (people, now) = (new Mereside(), new TestClock().Now);
        var briefing = Scheduled(people, now.AddHours(-1));
        briefing.State = state;

        Assert.IsType<ReleaseVerdict.NotYet>(briefing.Release(new Reader(people.Ada), now));
    }

    [Fact]
    public void A_withdrawn_briefing_is_withdrawn_for_those_it_was_released_to_and_never_was_for_anybody_else()
    {
        var (people, now) = (new Mereside(), new TestClock().Now);
        var briefing = Scheduled(people, now.AddHours(-1));
        (briefing.State, briefing.WithdrawnReason, briefing.WithdrawnAt) = (BriefingState.Withdrawn, "It was wrong.", now);
        Assert.IsType<ReleaseVerdict.NotForYou>(briefing.Release(new Reader(people.Ada), now));

        briefing.Tiers.ForEach(t => t.ReleasedAt = now.AddHours(-1));

        Assert.IsType<ReleaseVerdict.Withdrawn>(briefing.Release(new Reader(people.Ada), now));
    }

    [Fact]
    public void Only_a_release_makes_content_that_a_channel_accepts()
    {
        Assert.Empty(typeof(BriefingContent).GetConstructors());
        Assert.All(typeof(BriefingContent).GetProperties(), p => Assert.True(p.Name == nameof(Content.Notification) || p.SetMethod is null, $"{p.Name} can be set"));
        Assert.False(typeof(Content).IsAssignableFrom(typeof(Briefing)));
        Assert.False(typeof(Content).IsAssignableFrom(typeof(BriefingText)));
    }

    [Fact]
    public void A_notification_gives_nothing_away()
    {
        var (people, now) = (new Mereside(), new TestClock().Now);
        var content = Assert.IsType<ReleaseVerdict.Released>(Scheduled(people, now).Release(new Reader(people.Ada), now)).Content;

        Assert.Equal("A briefing for you from the Council. Open Teams to read it.", content.Notification);
    }

    [EngineTheory]
    public async Task Each_reader_is_told_why_they_are_getting_it(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ReleasedAsync();

        string Why(Person person) => hall.Channel.To(person).Select(e => e.Content).OfType<FoldedContent>().Single().WhyYou;

        Assert.Equal("You represent Northmere, which this affects.", Why(hall.People.Ada));
        Assert.Equal("You hold the Environment and Transport portfolio.", Why(hall.People.Cy));
        Assert.Equal("You are the Leader of the Council.", Why(hall.People.Dee));
        Assert.Equal("This goes to every member of the Council at the same time.", Why(hall.People.Eve));
    }

    [EngineTheory]
    public async Task Lifting_the_embargo_rewrites_every_delivered_card_in_place(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();
        var sent = hall.Channel.Errands.Where(e => e.Content is FoldedContent).ToList();

        hall.Clock.MoveTo(briefing.Timetable.EmbargoUntil!.Value.AddTicks(-10));
        await hall.RunAsync<LiftDueEmbargoes>();
        Assert.Equal(BriefingState.Scheduled, (await BriefingAsync(hall, briefing)).State);
        hall.Clock.MoveTo(briefing.Timetable.EmbargoUntil!.Value);
        await hall.RunAsync<LiftDueEmbargoes>();
        await hall.SendAsync();

        var rewritten = hall.Channel.Errands.Where(e => e is { Act: DeliveryAct.Rewrite, Content: BriefingContent }).ToList();
        var delivered = await hall.ReadAsync(db => db.Deliveries.Where(d => d.Kind == ContentKind.Briefing && d.Act == DeliveryAct.Send).Select(d => d.ActivityId).ToListAsync());
        Assert.Equal(6, sent.Count);
        Assert.Equal(delivered.Order(StringComparer.Ordinal), rewritten.Select(e => e.TargetActivityId).Order(StringComparer.Ordinal));
        Assert.All(rewritten, e => Assert.True(((BriefingContent)e.Content!).MayShare));
        Assert.Equal(BriefingState.Lifted, (await BriefingAsync(hall, briefing)).State);
    }

    [EngineTheory]
    public async Task Acknowledging_twice_is_one_acknowledgement_at_the_first_instant(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();

        Assert.IsType<AcknowledgeOutcome.NotReadYet>(await AcknowledgeAsync(hall, briefing, hall.People.Ada));
        await hall.AcceptTermsAsync(briefing, hall.People.Ada);
        var first = Assert.IsType<AcknowledgeOutcome.Acknowledged>(await AcknowledgeAsync(hall, briefing, hall.People.Ada));
        hall.Clock.Advance(TimeSpan.FromMinutes(3));
        var second = Assert.IsType<AcknowledgeOutcome.Acknowledged>(await AcknowledgeAsync(hall, briefing, hall.People.Ada));

        Assert.Equal(first.At, second.At);
        Assert.Equal(1, await hall.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == "briefing.acknowledged")));
    }

    [EngineTheory]
    public async Task What_one_may_not_see_one_cannot_acknowledge(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync();

        Assert.IsType<AcknowledgeOutcome.NotYours>(await AcknowledgeAsync(hall, briefing, hall.People.Ada));
        Assert.IsType<AcknowledgeOutcome.NotYours>(await AcknowledgeAsync(hall, briefing, hall.People.Hal));
    }

    private static Briefing Scheduled(Mereside people, DateTimeOffset releaseAt)
    {
        var id = BriefingId.New();
        return new Briefing
        {
            CouncilId = Mereside.Id,
            Id = id,
            Number = 1,
            AuthorId = people.Cy.Id,
            AuthorCapacity = "Portfolio holder",
            DraftedAt = releaseAt,
            Text = Journey.WardDecision,
            Timetable = new Timetable(),
            State = BriefingState.Scheduled,
            Tiers = [new Tier { CouncilId = Mereside.Id, BriefingId = id, Audience = Audience.WardMembers, ReleaseAt = releaseAt }],
        };
    }

    /// <summary>As an import of the councillors adds them.</summary>
    private static async Task<Member> JoinsAsync(TownHall hall, string ward = "northmere")
    {
        var gil = Mereside.Member("Gil Gorse", ward, "Red", "7");
        await hall.ChangeAsync(db => db.People.Add(gil));
        return gil;
    }

    private static List<string> Recipients(TownHall hall) => [.. hall.Channel.Errands.Where(e => e.Content is BriefingContent or FoldedContent).Select(e => e.Recipient.Name).Order(StringComparer.Ordinal)];

    private static Task<ReleaseVerdict> ReadAsync(TownHall hall, Briefing briefing, Person person) => hall.DoAsync<ReadBriefing, ReleaseVerdict>(r => r.HandleAsync(person, briefing.Id, default));

    private static Task<AcknowledgeOutcome> AcknowledgeAsync(TownHall hall, Briefing briefing, Person person) =>
        hall.DoAsync<AcknowledgeBriefing, AcknowledgeOutcome>(a => a.HandleAsync(person, briefing.Id, default));

    private static async Task<Briefing> BriefingAsync(TownHall hall, Briefing briefing) => await hall.ReadAsync(db => db.Briefings.SingleAsync(b => b.Id == briefing.Id));
}
