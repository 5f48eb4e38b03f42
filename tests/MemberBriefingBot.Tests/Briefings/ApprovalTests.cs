using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Briefings;

public sealed class ApprovalTests
{
    [EngineTheory]
    public async Task A_member_without_a_portfolio_cannot_draft(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var outcome = await hall.DoAsync<DraftBriefing, DraftOutcome>(d => d.HandleAsync(new DraftRequest(hall.People.Ada, Journey.WardDecision, new Timetable()), default));

        Assert.IsType<DraftOutcome.NotAllowed>(outcome);
    }

    [EngineTheory]
    public async Task An_incomplete_draft_says_everything_that_is_missing_and_takes_no_place(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var outcome = await hall.DoAsync<DraftBriefing, DraftOutcome>(d => d.HandleAsync(new DraftRequest(hall.People.Cy, Journey.WardDecision with { Title = "", Wards = [] }, new Timetable()), default));

        Assert.Equal(2, Assert.IsType<DraftOutcome.Incomplete>(outcome).Problems.Count);
        Assert.Equal("B-0001", (await hall.DraftAsync()).Reference);
        Assert.Equal("B-0002", (await hall.DraftAsync(Journey.WardDecision with { Title = "Another matter" })).Reference);
    }

    [EngineTheory]
    public async Task The_same_words_sent_again_while_they_are_a_draft_are_one_draft(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var draft = await hall.DraftAsync();

        Assert.Equal(draft.Id, (await hall.DraftAsync()).Id);
    }

    [EngineTheory]
    public async Task Only_the_author_changes_a_draft(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.DraftAsync();

        Assert.IsType<DraftOutcome.NotAllowed>(await RedraftAsync(hall, briefing, hall.People.Dee));
        Assert.IsType<DraftOutcome.Drafted>(await RedraftAsync(hall, briefing, hall.People.Cy));
    }

    [EngineTheory]
    public async Task A_scheduled_briefing_is_no_longer_a_draft(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        Assert.IsType<DraftOutcome.NoLongerADraft>(await RedraftAsync(hall, await hall.ScheduledAsync(), hall.People.Cy));
    }

    [EngineTheory]
    public async Task The_few_who_are_close_to_it_are_asked_to_approve(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.SubmitAsync(await hall.DraftAsync());

        await hall.SendAsync();

        Assert.Equal([hall.People.Cora.Name, hall.People.Dirk.Name], hall.Channel.Errands.Select(e => e.Recipient.Name).Order(StringComparer.Ordinal));
    }

    [EngineTheory]
    public async Task Where_nobody_is_close_to_it_everyone_who_may_approve_is_asked_and_nobody_else(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.SubmitAsync(await hall.DraftAsync(Journey.WardDecision with { Portfolio = "" }));

        await hall.SendAsync();

        Assert.Equal(
            new[] { hall.People.Cora, hall.People.Dirk, hall.People.Dora, hall.People.Mona, (Person)hall.People.Dee }.Select(p => p.Name).Order(StringComparer.Ordinal),
            hall.Channel.Errands.Select(e => e.Recipient.Name).Order(StringComparer.Ordinal));
        Assert.All(hall.Channel.Errands, e => Assert.IsType<ApprovalContent>(e.Content));
    }

    [EngineTheory]
    public async Task The_author_cannot_approve_what_they_wrote(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.SubmitAsync(await hall.DraftAsync(author: hall.People.Dirk), hall.People.Dirk);

        Assert.IsType<ApproveOutcome.ApproverIsAuthor>(await hall.ApproveAsync(briefing, hall.People.Dirk));
        Assert.IsType<ApproveOutcome.Approved>(await hall.ApproveAsync(briefing, hall.People.Mona));
    }

    [EngineTheory]
    public async Task An_exempt_briefing_is_the_Monitoring_Officers_to_approve(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.SubmitAsync(await hall.DraftAsync(Journey.WardDecision with { ExemptParagraph = 3, ExemptReason = "Contract under negotiation" }));

        Assert.IsType<ApproveOutcome.NotAllowed>(await hall.ApproveAsync(briefing, hall.People.Dirk));
        Assert.IsType<ApproveOutcome.NotAllowed>(await hall.ApproveAsync(briefing, hall.People.Dee));
        Assert.Equal("Monitoring Officer", Assert.IsType<ApproveOutcome.Approved>(await hall.ApproveAsync(briefing, hall.People.Mona)).Briefing.Approvals[0].Capacity);
    }

    [EngineTheory]
    public async Task A_portfolio_holder_approves_only_what_is_in_their_portfolio_whatever_card_they_press(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var culture = await hall.SubmitAsync(await hall.DraftAsync(Journey.WardDecision with { Portfolio = "Culture" }, author: hall.People.Dirk), hall.People.Dirk);
        var roads = await hall.SubmitAsync(await hall.DraftAsync(author: hall.People.Dirk), hall.People.Dirk);

        Assert.IsType<ApproveOutcome.NotAllowed>(await hall.ApproveAsync(culture, hall.People.Cy));
        Assert.IsType<ApproveOutcome.Approved>(await hall.ApproveAsync(roads, hall.People.Cy));
    }

    [EngineTheory]
    public async Task What_changed_since_it_was_shown_is_not_approved(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var shown = await hall.SubmitAsync(await hall.DraftAsync());
        await RedraftAsync(hall, shown, hall.People.Cy, Journey.WardDecision with { Summary = "Something else altogether." });
        await hall.SubmitAsync(shown);

        Assert.IsType<ApproveOutcome.ChangedSince>(await hall.ApproveAsync(shown, hall.People.Mona, shown.Fingerprint()));
    }

    [EngineTheory]
    public async Task A_new_time_is_a_change_like_a_new_word(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.DraftAsync();

        var moved = Assert.IsType<DraftOutcome.Drafted>(await hall.DoAsync<DraftBriefing, DraftOutcome>(d => d.HandleAsync(
            new DraftRequest(hall.People.Cy, briefing.Text, briefing.Timetable with { PressAt = briefing.Timetable.PressAt!.Value.AddMinutes(1) }, briefing.Id), default))).Briefing;

        Assert.NotEqual(briefing.Fingerprint(), moved.Fingerprint());
    }

    [EngineTheory]
    public async Task A_briefing_changed_after_its_approval_loses_it_and_is_approved_anew(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.SubmitAsync(await hall.DraftAsync());
        await hall.SendAsync();
        await hall.ApproveAsync(briefing, hall.People.Mona);
        await RedraftAsync(hall, briefing, hall.People.Cy);

        Assert.Equal(BriefingState.Draft, Assert.IsType<ScheduleOutcome.NotApproved>(await hall.ScheduleAsync(briefing, hall.People.Cy)).State);
        hall.Clock.Advance(TimeSpan.FromMinutes(5));
        await hall.SubmitAsync(briefing);
        Assert.IsType<ApproveOutcome.Approved>(await hall.ApproveAsync(briefing, hall.People.Mona));
        Assert.IsType<ScheduleOutcome.Scheduled>(await hall.ScheduleAsync(briefing, hall.People.Cy));
    }

    [EngineTheory]
    public async Task A_second_approval_finds_it_approved_already(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.SubmitAsync(await hall.DraftAsync());
        await hall.ApproveAsync(briefing, hall.People.Mona);

        Assert.IsType<ApproveOutcome.AlreadyApproved>(await hall.ApproveAsync(briefing, hall.People.Dirk));
    }

    [EngineTheory]
    public async Task A_draft_that_was_not_submitted_cannot_be_approved(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        Assert.Equal(BriefingState.Draft, Assert.IsType<ApproveOutcome.NotAwaiting>(await hall.ApproveAsync(await hall.DraftAsync(), hall.People.Mona)).State);
    }

    [EngineTheory]
    public async Task Approvers_see_the_card_change_in_place_but_the_one_who_pressed_it(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.SubmitAsync(await hall.DraftAsync(Journey.WardDecision with { Portfolio = "" }));
        await hall.SendAsync();
        var pressed = (await hall.ReadAsync(db => db.Deliveries.FirstAsync(d => d.RecipientId == hall.People.Mona.Id))).ActivityId;

        await hall.DoAsync<ApproveBriefing, ApproveOutcome>(a => a.HandleAsync(new ApproveRequest(hall.People.Mona, briefing.Id, briefing.Fingerprint(), pressed), default));
        await hall.SendAsync();

        var rewritten = hall.Channel.Errands.Where(e => e.Act == DeliveryAct.Rewrite).ToList();
        Assert.Equal(4, rewritten.Count);
        Assert.DoesNotContain(rewritten, e => e.TargetActivityId == pressed);
    }

    [EngineTheory]
    public async Task Before_its_release_a_briefing_is_seen_by_its_author_and_those_who_may_approve_it_alone(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var other = Mereside.Member("Hol Holder", "eastholme", "Red", "7", "Culture");
        await hall.ChangeAsync(db => db.Members.Add(other));
        var draft = await hall.SubmitAsync(await hall.DraftAsync());

        var seers = new List<string>();
        foreach (var person in (Person[])[.. hall.People.Members, .. hall.People.Officers, other])
        {
            if (await hall.DoAsync<ReadApproval, ApprovalContent?>(r => r.HandleAsync(person, draft.Id, default)) is not null)
            {
                seers.Add(person.Name.Split(' ')[0]);
            }
        }

        Assert.Equal(["Cy", "Dee", "Dora", "Cora", "Mona", "Dirk"], seers);
    }

    [EngineTheory]
    public async Task The_preview_names_everyone_once_in_the_first_tier_that_reaches_them(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var unreachable = Mereside.Member("Una Unreached", "northmere", "Red", "7");
        unreachable.EntraObjectId = null;
        await hall.ChangeAsync(db => db.Members.Add(unreachable));
        var briefing = await hall.DraftAsync();

        var preview = (await hall.DoAsync<ReadApproval, ApprovalContent?>(r => r.HandleAsync(hall.People.Cy, briefing.Id, default)))!;

        Assert.Equal(["Ada Alder", "Ben Birch", "Cy Cedar", "Dee Damson", "Una Unreached"], preview.Tiers[0].Recipients.Select(r => r.Name));
        Assert.Equal(["Eve Elder", "Fay Fern"], preview.Tiers[1].Recipients.Select(r => r.Name));
        Assert.Equal("Una Unreached", Assert.Single(preview.Tiers.SelectMany(t => t.Recipients), r => !r.Reachable).Name);
        Assert.Equal("represents Northmere", preview.Tiers[0].Recipients[0].Why);
    }

    private static Task<DraftOutcome> RedraftAsync(TownHall hall, Briefing briefing, Person author, BriefingText? text = null) =>
        hall.DoAsync<DraftBriefing, DraftOutcome>(d => d.HandleAsync(new DraftRequest(author, text ?? briefing.Text, briefing.Timetable, briefing.Id), default));
}
