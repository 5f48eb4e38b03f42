using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Teams;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>What happens around the gate: interests, staff, a test to oneself, and asking for something to be public.</summary>
public sealed class AccessTests
{
    [EngineTheory]
    public async Task A_member_with_an_interest_has_it_when_the_embargo_ends_and_the_press_does_not_wait_for_them(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync();
        Assert.IsType<InterestOutcome.NotAllowed>(await InterestAsync(hall, hall.People.Dora, briefing, hall.People.Ben));
        Assert.False(Assert.IsType<InterestOutcome.Recorded>(await InterestAsync(hall, hall.People.Mona, briefing, hall.People.Ben)).HasItAlready);

        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();
        Assert.DoesNotContain(hall.Channel.To(hall.People.Ben), e => e.Content is BriefingContent or FoldedContent);
        Assert.IsType<PressGate.NoticeRunning>(await GateAsync(hall));

        hall.Clock.MoveTo(briefing.Timetable.EmbargoUntil!.Value);
        await hall.RunAsync<LiftDueEmbargoes>();
        await hall.SendAsync();
        Assert.Contains(hall.Channel.To(hall.People.Ben), e => e.Content is BriefingContent { MayShare: true });
    }

    [EngineTheory]
    public async Task An_interest_is_recorded_before_it_goes_out_and_taken_off_at_any_time(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.SubmitAsync(await hall.DraftAsync());
        Assert.True((await hall.DoAsync<ReadEmbargo, EmbargoContent?>(r => r.HandleAsync(hall.People.Mona, briefing.Id, default)))!.May.DecideOnAccess);
        await InterestAsync(hall, hall.People.Mona, briefing, hall.People.Ben);
        await hall.ApproveAsync(briefing, hall.People.Mona);
        await hall.ScheduleAsync(briefing, hall.People.Cy);
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();
        Assert.DoesNotContain(hall.Channel.To(hall.People.Ben), e => e.Content is FoldedContent);

        Assert.IsType<InterestOutcome.NotAllowed>(await TakeOffAsync(hall, hall.People.Dora, briefing, hall.People.Ben));
        Assert.IsType<InterestOutcome.NoSuchMember>(await TakeOffAsync(hall, hall.People.Mona, briefing, hall.People.Ada));
        Assert.IsType<InterestOutcome.TakenOff>(await TakeOffAsync(hall, hall.People.Mona, briefing, hall.People.Ben));
        await hall.ReleaseAndSendAsync();

        Assert.Contains(hall.Channel.To(hall.People.Ben), e => e.Content is FoldedContent);
        Assert.True(await hall.ReadAsync(db => db.AuditEntries.AnyAsync(a => a.Act == "briefing.interest-taken-off" && a.Capacity == "Monitoring Officer")));
    }

    [EngineTheory]
    public async Task The_preview_says_who_is_held_back_and_why(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var draft = await hall.DraftAsync(Journey.WardDecision with { ExemptParagraph = 5, ExemptReason = "Legal advice.", NamedReaders = [hall.People.Ada.Id.Value] });

        var preview = (await hall.DoAsync<ReadApproval, ApprovalContent?>(r => r.HandleAsync(hall.People.Cy, draft.Id, default)))!;

        Assert.Equal(["Ada Alder", "Cy Cedar", "Dee Damson"], preview.Tiers.SelectMany(t => t.Recipients).Select(r => r.Name));
        Assert.Equal(["Ben Birch", "Eve Elder", "Fay Fern"], preview.HeldBack.Select(h => h.Name));
        Assert.All(preview.HeldBack, h => Assert.Contains("paragraph 5", h.Why, StringComparison.Ordinal));
        Assert.Equal([("Red", 2), ("Blue", 1)], preview.Tiers[0].Groups);
    }

    [EngineTheory]
    public async Task Staff_are_told_after_every_member_and_never_of_anything_restricted(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var times = new Timetable { WardMembersAt = hall.Clock.Now.AddHours(1), AllMembersAt = hall.Clock.Now.AddHours(2), StaffAt = hall.Clock.Now.AddHours(3) };
        await hall.ReleasedAsync(timetable: times);
        Assert.DoesNotContain(hall.Channel.To(hall.People.Hal), e => e.Content is BriefingContent);

        hall.Clock.MoveTo(times.StaffAt!.Value);
        await hall.ReleaseAndSendAsync();

        Assert.False(Assert.IsType<BriefingContent>(Assert.Single(hall.Channel.To(hall.People.Hal), e => e.Content is BriefingContent).Content).MayAsk);
        Assert.Contains(DraftRules.TimetableProblems(Journey.WardDecision, times with { StaffAt = times.AllMembersAt!.Value.AddMinutes(-1) }, hall.Clock.Now.AddDays(-1)), p => p.StartsWith("Staff", StringComparison.Ordinal));
        Assert.False(ReleaseGate.MayHave(Journey.WardDecision with { ExemptParagraph = 3 }, hall.People.Hal));
    }

    [EngineTheory]
    public async Task A_test_goes_to_whoever_asks_for_it_and_to_nobody_else(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var draft = await hall.SubmitAsync(await hall.DraftAsync());

        var test = await hall.DoAsync<RehearseBriefing, RehearsalContent?>(r => r.HandleAsync(hall.People.Cora, draft.Id, default));

        Assert.IsType<FoldedContent>(test!.First);
        Assert.Equal(draft.Text.Title, Assert.IsType<BriefingContent>(test.Then).Text.Title);
        Assert.All((Person[])[hall.People.Ada, hall.People.Hal], p => Assert.Null(hall.DoAsync<RehearseBriefing, RehearsalContent?>(r => r.HandleAsync(p, draft.Id, default)).GetAwaiter().GetResult()));
        Assert.Equal(0, await hall.ReadAsync(db => db.Deliveries.CountAsync(d => d.Kind == Core.Delivery.ContentKind.Briefing)));
    }

    [EngineTheory]
    public async Task Whether_something_restricted_should_be_public_is_asked_of_the_monitoring_officer_who_is_named_no_title(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync(Journey.WardDecision with { ExemptParagraph = 3, ExemptReason = "A contract." });

        var asked = Assert.IsType<AskOutcome.Asked>(await hall.DoAsync<AskQuestion, AskOutcome>(a => a.HandleAsync(
            new AskRequest(hall.People.Ada, "I think this should be public.", "", false, briefing.Id, "turn", OfMonitoringOfficer: true), default))).Question;
        await hall.RunAsync<RouteQuestions>();
        await hall.SendAsync();

        var card = Assert.IsType<AssignmentContent>(Assert.Single(hall.Channel.To(hall.People.Mona), e => e.Content is AssignmentContent).Content);
        Assert.Equal((Standing.MayTake, "Monitoring Officer", (string?)null), (card.Standing, card.With, card.BriefingTitle));
        Assert.All(hall.People.Officers.Except([hall.People.Mona]), o => Assert.DoesNotContain(hall.Channel.To(o), e => e.Content is AssignmentContent));
        Assert.IsType<MoveOutcome.NotYours>(await hall.DoAsync<MoveQuestion, MoveOutcome>(m => m.ReturnToTriageAsync(hall.People.Mona, asked.Id, "Not mine.", null, default)));
        Assert.IsType<MoveOutcome.NotYours>(await hall.DoAsync<MoveQuestion, MoveOutcome>(m => m.AssignAsync(hall.People.Dora, asked.Id, "Highways", null, default)));
        Assert.IsType<TakeOutcome.Taken>(await hall.TakeAsync(hall.People.Mona, asked));
        Assert.IsType<AskOutcome.NotAllowed>(await hall.DoAsync<AskQuestion, AskOutcome>(a => a.HandleAsync(
            new AskRequest(hall.People.Hal, "And I?", "", false, briefing.Id, "turn", OfMonitoringOfficer: true), default)));
    }

    [Fact]
    public void A_member_of_the_committee_that_judges_the_matter_has_no_question_thread()
    {
        var people = new Mereside();
        people.Ada.CommitteeRoles.Add("Planning Committee, Vice-Chair");
        var text = Journey.WardDecision with { Path = new DecisionPath { Route = DecisionRoute.Committee, JudgingCommittee = "Planning Committee" } };

        Assert.True(people.Ada.JudgesIt(text));
        Assert.False(people.Ben.JudgesIt(text));
        Assert.False(people.Ada.JudgesIt(Journey.WardDecision));
    }

    [EngineTheory]
    public async Task A_judging_committee_that_the_directory_does_not_know_is_asked_about(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.DoAsync<BriefingDb, int>(db => db.Members.Where(m => m.Id == hall.People.Ada.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.CommitteeRoles, ["Planning Committee, Vice-Chair"])));
        var planning = Journey.WardDecision with { Path = new DecisionPath { Route = DecisionRoute.Committee, JudgingCommittee = "planning committee" } };

        Assert.IsType<DraftOutcome.Drafted>(await DraftAsync(planning));
        Assert.StartsWith(
            "No member sits on “Plans Panel”", Assert.Single(Assert.IsType<DraftOutcome.Incomplete>(await DraftAsync(planning with { Path = planning.Path with { JudgingCommittee = "Plans Panel" } })).Problems), StringComparison.Ordinal);

        Task<DraftOutcome> DraftAsync(BriefingText text) => hall.DoAsync<DraftBriefing, DraftOutcome>(d => d.HandleAsync(new DraftRequest(hall.People.Cy, text, new Timetable()), default));
    }

    [Fact]
    public void The_author_is_told_of_a_time_that_the_clock_makes_twice_or_not_at_all()
    {
        var inputs = new Dictionary<string, string> { ["title"] = "A", ["summary"] = "B", ["wardDate"] = "2027-03-28", ["wardTime"] = "01:30", ["allDate"] = "2026-10-25", ["allTime"] = "01:30" };

        var (_, times, remarks, problems) = DraftInputs.Read(inputs);

        Assert.Empty(problems);
        Assert.Equal(2, remarks.Count);
        Assert.Contains("does not exist", remarks[0], StringComparison.Ordinal);
        Assert.Contains("comes twice", remarks[1], StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 1, 30, 0, TimeSpan.Zero), times.WardMembersAt);
        Assert.Equal(new TimeOnly(2, 30), LondonTime.TimeOn(times.WardMembersAt!.Value));
    }

    [Fact]
    public void A_new_briefing_begins_with_times_that_keep_the_notice()
    {
        var thursday = new DateTimeOffset(2026, 12, 24, 10, 0, 0, TimeSpan.Zero);

        var ward = BriefingTemplate.TimesOf(BriefingKind.WardDecision, TimeSpan.FromHours(24), Mereside.Council, thursday);
        var policy = BriefingTemplate.TimesOf(BriefingKind.PolicyBriefing, TimeSpan.FromHours(72), Mereside.Council, thursday);

        Assert.Equal(("Tuesday 29 December 2026 at 9am", "Tuesday 29 December 2026 at midday", "Wednesday 30 December 2026 at midday"), (LondonTime.Say(ward.WardMembersAt!.Value), LondonTime.Say(ward.AllMembersAt!.Value), LondonTime.Say(ward.PressAt!.Value)));
        Assert.Equal("Monday 4 January 2027 at midday", LondonTime.Say(policy.PressAt!.Value));
        Assert.Null(policy.WardMembersAt);
        Assert.Equal(new Timetable(), BriefingTemplate.TimesOf(BriefingKind.AllMemberUrgent, TimeSpan.FromHours(24), Mereside.Council, thursday));
        Assert.All(Enum.GetValues<BriefingKind>(), kind => Assert.Empty(DraftRules.TimetableProblems(Journey.WardDecision with { Kind = kind }, BriefingTemplate.TimesOf(kind, TimeSpan.FromHours(24), Mereside.Council, thursday), thursday)));
    }

    [Fact]
    public void The_news_grid_names_what_stands_in_the_way()
    {
        var people = new Mereside();
        var council = Mereside.Council with { Elections = [new Election(new DateOnly(2026, 6, 15), new DateOnly(2026, 7, 9))] };
        var now = new DateTimeOffset(2026, 6, 9, 8, 0, 0, TimeSpan.Zero);
        Briefing Item(int number, DateTimeOffset press, DateTimeOffset release)
        {
            var id = BriefingId.New();
            return new Briefing
            {
                CouncilId = Mereside.Id,
                Id = id,
                Number = number,
                AuthorId = people.Cy.Id,
                AuthorCapacity = "Portfolio holder",
                DraftedAt = now,
                Text = Journey.WardDecision,
                Timetable = new Timetable { PressAt = press },
                State = BriefingState.Scheduled,
                Tiers = [new Tier { CouncilId = Mereside.Id, BriefingId = id, Audience = Audience.AllMembers, ReleaseAt = release }],
            };
        }

        var (one, near, weekend, free) = (Item(1, now.AddDays(2), now), Item(2, now.AddDays(2).AddHours(1), now.AddDays(2)), Item(3, now.AddDays(4), now), Item(4, now.AddDays(6).AddHours(4), now));
        Briefing[] grid = [one, near, weekend, free];

        Assert.Equal(["B-0002 goes to the press within two hours of it."], NewsGrid.Conflicts(one, grid, council, TimeSpan.FromHours(24), now));
        Assert.Equal(2, NewsGrid.Conflicts(near, grid, council, TimeSpan.FromHours(24), now).Count);
        Assert.Equal(["Its press time is on a day when the Council is closed."], NewsGrid.Conflicts(weekend, grid, council, TimeSpan.FromHours(24), now));
        Assert.Equal(["Its press time lies in a pre-election period."], NewsGrid.Conflicts(free, grid, council, TimeSpan.FromHours(24), now));
        Assert.Empty(NewsGrid.Conflicts(free, grid, Mereside.Council, TimeSpan.FromHours(24), now));
    }

    private static Task<InterestOutcome> InterestAsync(TownHall hall, Person person, Briefing briefing, Member member) =>
        hall.DoAsync<RecordInterest, InterestOutcome>(r => r.HandleAsync(person, briefing.Id, member.Id, null, default));

    private static Task<InterestOutcome> TakeOffAsync(TownHall hall, Person person, Briefing briefing, Member member) =>
        hall.DoAsync<RecordInterest, InterestOutcome>(r => r.TakeOffAsync(person, briefing.Id, member.Id, null, default));

    private static async Task<PressGate> GateAsync(TownHall hall) =>
        Assert.Single(Assert.IsType<PressOutcome.Items>(await hall.DoAsync<ReadPressGates, PressOutcome>(r => r.HandleAsync(hall.People.Cora, default))).Coming).Gate;
}
