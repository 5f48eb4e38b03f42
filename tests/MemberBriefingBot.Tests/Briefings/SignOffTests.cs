using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>Who must take responsibility for what.</summary>
public sealed class SignOffTests
{
    [EngineTheory]
    public async Task An_embargo_and_a_press_time_need_communications_as_well_as_whoever_answers_for_the_words(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.SubmitAsync(await hall.DraftAsync());

        Assert.Equal([SignOff.Press], Assert.IsType<ApproveOutcome.Approved>(await hall.ApproveAsync(briefing, hall.People.Dirk)).StillNeeded);
        Assert.IsType<ApproveOutcome.AlreadyApproved>(await hall.ApproveAsync(briefing, hall.People.Dora));
        Assert.IsType<ScheduleOutcome.NotApproved>(await hall.ScheduleAsync(briefing, hall.People.Cy));
        Assert.Empty(Assert.IsType<ApproveOutcome.Approved>(await hall.ApproveAsync(briefing, hall.People.Cora)).StillNeeded);
        Assert.IsType<ScheduleOutcome.Scheduled>(await hall.ScheduleAsync(briefing, hall.People.Cy));
    }

    [EngineTheory]
    public async Task Communications_do_not_answer_for_the_words(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.SubmitAsync(await hall.DraftAsync());

        Assert.Equal([SignOff.Content], Assert.IsType<ApproveOutcome.Approved>(await hall.ApproveAsync(briefing, hall.People.Cora)).StillNeeded);
    }

    [EngineTheory]
    public async Task Without_embargo_and_press_one_second_person_is_enough(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.SubmitAsync(await hall.DraftAsync(timetable: new Timetable()));

        Assert.Empty(Assert.IsType<ApproveOutcome.Approved>(await hall.ApproveAsync(briefing, hall.People.Dirk)).StillNeeded);
    }

    [EngineTheory]
    public async Task What_is_exempt_or_confidential_is_the_monitoring_officers_in_every_respect(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.SubmitAsync(await hall.DraftAsync(Journey.WardDecision with { ConfidentialReason = "Given on terms.", NamedReaders = [hall.People.Ada.Id.Value] }));

        Assert.All([hall.People.Cora, hall.People.Dirk, hall.People.Dora], o => Assert.IsType<ApproveOutcome.NotAllowed>(hall.ApproveAsync(briefing, o).GetAwaiter().GetResult()));
        Assert.Empty(Assert.IsType<ApproveOutcome.Approved>(await hall.ApproveAsync(briefing, hall.People.Mona)).StillNeeded);
    }

    [EngineTheory]
    public async Task An_approver_who_loses_the_role_before_it_is_scheduled_is_found_out(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.SubmitAsync(await hall.DraftAsync());
        await hall.ApproveAsync(briefing, hall.People.Dirk);
        await hall.ApproveAsync(briefing, hall.People.Cora);
        await hall.ReadAsync(db => db.Officers.Where(o => o.Id == hall.People.Cora.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.Roles, OfficerRoles.None)));

        var lost = Assert.IsType<ScheduleOutcome.ApproverLostTheRight>(await hall.ScheduleAsync(briefing, hall.People.Cy));

        Assert.Equal((SignOff.Press, "Cora Communications"), (lost.What, lost.Approver));
    }

    [EngineTheory]
    public async Task A_briefing_that_nobody_may_read_is_not_sent_for_approval(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var draft = await hall.DraftAsync(Journey.WardDecision with { ConfidentialReason = "Given on terms.", NamedReaders = [hall.People.Hal.Id.Value] });

        Assert.IsType<SubmitOutcome.NobodyToRead>(await hall.DoAsync<SubmitBriefing, SubmitOutcome>(s => s.HandleAsync(hall.People.Cy, draft.Id, default)));
    }

    [EngineTheory]
    public async Task The_same_words_sent_for_approval_again_are_put_before_the_approvers_again(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.SubmitAsync(await hall.DraftAsync());
        await hall.ApproveAsync(briefing, hall.People.Mona);
        await hall.SendAsync();

        await hall.DoAsync<DraftBriefing, DraftOutcome>(d => d.HandleAsync(new DraftRequest(hall.People.Cy, briefing.Text, briefing.Timetable, briefing.Id), default));
        await hall.SubmitAsync(briefing);
        await hall.SendAsync();
        await hall.ApproveAsync(briefing, hall.People.Mona);
        await hall.SendAsync();

        Assert.Equal([2, 2], new Person[] { hall.People.Dirk, hall.People.Cy }.Select(p => hall.Channel.To(p).Count(e => e is { Act: DeliveryAct.Send, Content: ApprovalContent })));
        Assert.Contains(hall.Channel.To(hall.People.Dirk), e => e is { Act: DeliveryAct.Rewrite, Content: ApprovalContent { Briefing.State: BriefingState.AwaitingApproval } });
    }

    [EngineTheory]
    public async Task A_ward_that_has_gone_since_is_found_when_it_is_scheduled(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.SubmitAsync(await hall.DraftAsync());
        await hall.ApproveAsync(briefing, hall.People.Mona);
        await hall.ReadAsync(db => db.Wards.Where(w => w.Key == "northmere").ExecuteDeleteAsync());

        Assert.Contains("northmere", Assert.Single(Assert.IsType<ScheduleOutcome.Unsound>(await hall.ScheduleAsync(briefing, hall.People.Cy)).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_pre_election_period_the_monitoring_officer_signs_too_and_no_lines_are_offered()
    {
        var people = new Mereside();
        var today = new DateOnly(2026, 4, 1);
        var council = Mereside.Council with { Elections = [new Election(new DateOnly(2026, 3, 30), new DateOnly(2026, 5, 7))] };
        var item = Item(people, Journey.WardDecision with { ShareableLines = ["We asked for this."] });

        Assert.Equal([SignOff.Content, SignOff.Legal], ApprovalRules.Needed(item, council, today));
        Assert.Equal([SignOff.Content], ApprovalRules.Needed(item, council, new DateOnly(2026, 3, 29)));
        Assert.Equal([SignOff.Content], ApprovalRules.Needed(item, council, new DateOnly(2026, 5, 8)));
        var now = item.Tiers[0].ReleaseAt;
        Assert.Empty(Lines(item, new Reader(people.Ada) { IsPreElection = true }, now));
        Assert.Equal(["We asked for this."], Lines(item, new Reader(people.Ada), now));
    }

    [Fact]
    public void Lines_to_share_appear_only_once_it_may_be_shared()
    {
        var people = new Mereside();
        var item = Item(people, Journey.WardDecision with { ShareableLines = ["We asked for this."] });
        var now = item.Tiers[0].ReleaseAt;
        item.Timetable = new Timetable { EmbargoUntil = now.AddHours(1) };

        Assert.Empty(Lines(item, new Reader(people.Ada) { TermsAcceptedAt = now }, now));
        (item.State, item.LiftedAt) = (BriefingState.Lifted, now.AddHours(1));
        Assert.Equal(["We asked for this."], Lines(item, new Reader(people.Ada), now.AddHours(1)));
    }

    private static IReadOnlyList<string> Lines(Briefing item, Reader reader, DateTimeOffset now) => Assert.IsType<ReleaseVerdict.Released>(item.Release(reader, now)).Content.ShareableLines;

    private static Briefing Item(Mereside people, BriefingText text)
    {
        var id = BriefingId.New();
        return new Briefing
        {
            CouncilId = Mereside.Id,
            Id = id,
            Number = 1,
            AuthorId = people.Dirk.Id,
            AuthorCapacity = "Director",
            DraftedAt = new TestClock().Now,
            Text = text,
            Timetable = new Timetable(),
            State = BriefingState.Scheduled,
            Tiers = [new Tier { CouncilId = Mereside.Id, BriefingId = id, Audience = Audience.WardMembers, ReleaseAt = new TestClock().Now }],
        };
    }
}
