using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>A briefing that is out is corrected by two people or withdrawn by one, and exactly those who had it are told.</summary>
public sealed class ChangeTests
{
    private const string Reason = "The street was the wrong one.";

    [EngineTheory]
    public async Task A_withdrawal_stops_what_waits_empties_what_was_sent_and_tells_exactly_those_who_had_it(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);

        Assert.Equal(new WithdrawOutcome.Withdrawn(Shown: 4, Stopped: 0), await WithdrawAsync(hall, hall.People.Dora, briefing));
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();

        Assert.Equal([DeliveryAct.Send, DeliveryAct.Send, DeliveryAct.Rewrite], hall.Channel.To(hall.People.Ada).Where(IsAboutIt).Select(e => e.Act).Order());
        Assert.All(hall.Channel.To(hall.People.Ada).Where(IsAboutIt).Skip(1), e => Assert.Equal(Reason, Assert.IsType<WithdrawnContent>(e.Content).Reason));
        Assert.DoesNotContain(hall.Channel.To(hall.People.Eve), IsAboutIt);
    }

    [EngineTheory]
    public async Task A_withdrawal_empties_the_card_of_whoever_has_left_or_changed_wards(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);
        await AdaLeavesAsync(hall);
        await hall.ChangeAsync(db => db.Members.Single(m => m.Id == hall.People.Ben.Id).WardKey = hall.People.Eve.WardKey);

        await WithdrawAsync(hall, hall.People.Dora, briefing);
        await hall.SendAsync();

        var sent = await hall.ReadAsync(db => db.Deliveries.AsNoTracking().SingleAsync(d => d.RecipientId == hall.People.Ada.Id && d.Kind == ContentKind.Briefing && d.Act == DeliveryAct.Send));
        var emptied = Assert.Single(hall.Channel.To(hall.People.Ada).Skip(1), IsAboutIt);
        Assert.Equal((DeliveryAct.Rewrite, sent.ActivityId), (emptied.Act, emptied.TargetActivityId));
        Assert.IsType<WithdrawnContent>(emptied.Content);
        Assert.Contains(hall.Channel.To(hall.People.Ben), e => e.Act == DeliveryAct.Rewrite && e.Content is WithdrawnContent);
    }

    [EngineTheory]
    public async Task A_correction_shows_nothing_to_whoever_has_left(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);
        await AdaLeavesAsync(hall);

        await CorrectAsync(hall, hall.People.Cy, briefing);
        await ApproveAsync(hall, hall.People.Mona, briefing);
        await hall.SendAsync();

        Assert.IsType<FoldedContent>(Assert.Single(hall.Channel.To(hall.People.Ada)).Content);
    }

    [EngineTheory]
    public async Task Row_16_Nothing_that_waits_leaves_once_a_withdrawal_is_committed(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync();
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.RunAsync<ReleaseDueTiers>();

        Assert.Equal(new WithdrawOutcome.Withdrawn(Shown: 0, Stopped: 4), await WithdrawAsync(hall, hall.People.Cy, briefing));
        await hall.SendAsync();

        Assert.DoesNotContain(hall.Channel.Errands, e => e.Content is BriefingContent or FoldedContent or WithdrawnContent);
        var rows = await hall.ReadAsync(db => db.Deliveries.AsNoTracking().Where(d => d.Kind == ContentKind.Briefing && d.Act == DeliveryAct.Send).ToListAsync());
        Assert.All(rows, d => Assert.Equal((DeliveryState.Cancelled, "The briefing was withdrawn."), (d.State, d.Reason)));
        var last = await hall.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == $"delivery/{rows[0].Id}").OrderByDescending(e => e.Sequence).FirstAsync());
        Assert.Equal("delivery.Cancelled", last.Act);
    }

    [EngineTheory]
    public async Task Only_those_who_know_it_and_those_who_must_be_able_to_stop_anything_withdraw_it_and_they_say_why(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);

        Assert.IsType<WithdrawOutcome.NotAllowed>(await WithdrawAsync(hall, hall.People.Ada, briefing));
        Assert.IsType<WithdrawOutcome.NotAllowed>(await WithdrawAsync(hall, hall.People.Hal, briefing));
        Assert.IsType<WithdrawOutcome.ReasonNeeded>(await WithdrawAsync(hall, hall.People.Dora, briefing, " "));
        Assert.IsType<WithdrawOutcome.ReasonTooLong>(await WithdrawAsync(hall, hall.People.Dora, briefing, new string('x', WithdrawBriefing.LongestReason + 1)));
        Assert.IsType<WithdrawOutcome.Withdrawn>(await WithdrawAsync(hall, hall.People.Mona, briefing));
        Assert.IsType<WithdrawOutcome.AlreadyWithdrawn>(await WithdrawAsync(hall, hall.People.Dora, briefing));
    }

    [EngineTheory]
    public async Task A_correction_is_seen_by_nobody_before_a_second_person_approves_and_then_by_exactly_those_who_had_the_old_words(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);
        await hall.AcceptTermsAsync(briefing, hall.People.Ada);
        await hall.SendAsync();
        var before = hall.Channel.To(hall.People.Ada).Count();

        Assert.IsType<CorrectOutcome.Proposed>(await CorrectAsync(hall, hall.People.Cy, briefing));
        await hall.SendAsync();
        Assert.DoesNotContain(hall.Channel.To(hall.People.Ada).Skip(before), IsAboutIt);

        Assert.Equal(new CorrectionOutcome.Corrected(Shown: 4), await ApproveAsync(hall, hall.People.Mona, briefing));
        await hall.SendAsync();

        var shown = hall.Channel.To(hall.People.Ada).Skip(before).Where(IsAboutIt).ToList();
        var rewritten = Assert.IsType<BriefingContent>(Assert.Single(shown, e => e.Act == DeliveryAct.Rewrite).Content);
        Assert.Equal(("Quay Road becomes one-way.", "It is Quay Road, not Mill Street."), (rewritten.Text.Summary, rewritten.WhatChanged));
        Assert.Equal("It is Quay Road, not Mill Street.", Assert.Single(shown.Select(e => e.Content).OfType<CorrectedContent>()).WhatChanged);
        Assert.Null(Assert.Single(hall.Channel.To(hall.People.Ben).Select(e => e.Content).OfType<CorrectedContent>()).WhatChanged);
        Assert.DoesNotContain(hall.Channel.To(hall.People.Eve), IsAboutIt);

        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();
        Assert.IsType<FoldedContent>(Assert.Single(hall.Channel.To(hall.People.Eve), IsAboutIt).Content);
        var eve = await hall.DoAsync<ReadBriefing, ReleaseVerdict>(r => r.HandleAsync(hall.People.Eve, briefing.Id, default));
        Assert.NotNull(Assert.IsType<ReleaseVerdict.Folded>(eve).Content.CorrectedAt);
    }

    [EngineTheory]
    public async Task Whoever_only_follows_the_receipts_does_not_see_a_correction_that_waits(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ChangeAsync(db => db.Members.Single(m => m.Id == hall.People.Ada.Id).Portfolios = ["Culture"]);
        var briefing = await WardMembersHaveItAsync(hall);
        await CorrectAsync(hall, hall.People.Cy, briefing);

        Task<ApprovalContent?> SeenByAsync(Person person) => hall.DoAsync<ReadApproval, ApprovalContent?>(async read =>
            await read.HandleAsync((await hall.ReadAsync(db => db.People.SingleAsync(p => p.Id == person.Id))), briefing.Id, default));

        Assert.Null(await SeenByAsync(hall.People.Ada));
        await hall.AcceptTermsAsync(briefing, hall.People.Ada);

        Assert.NotNull((await SeenByAsync(hall.People.Mona))!.Waiting);
        Assert.Null((await SeenByAsync(hall.People.Ada))!.Waiting);
    }

    [EngineTheory]
    public async Task Whoever_proposed_a_correction_does_not_approve_it_and_nobody_approves_words_they_were_not_shown(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);
        await CorrectAsync(hall, hall.People.Mona, briefing);

        Assert.IsType<CorrectionOutcome.ApproverProposedIt>(await ApproveAsync(hall, hall.People.Mona, briefing));
        Assert.IsType<CorrectionOutcome.NotAllowed>(await ApproveAsync(hall, hall.People.Ada, briefing));
        Assert.IsType<CorrectionOutcome.ChangedSince>(await ApproveAsync(hall, hall.People.Dora, briefing, "other words"));
        Assert.IsType<CorrectionOutcome.Corrected>(await ApproveAsync(hall, hall.People.Dora, briefing));
        Assert.IsType<CorrectionOutcome.NothingProposed>(await ApproveAsync(hall, hall.People.Dora, briefing, "any"));
    }

    [EngineTheory]
    public async Task A_correction_says_what_changed_and_changes_something(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);

        var silent = Assert.IsType<CorrectOutcome.Incomplete>(await CorrectAsync(hall, hall.People.Cy, briefing, whatChanged: " "));
        var same = Assert.IsType<CorrectOutcome.Incomplete>(await CorrectAsync(hall, hall.People.Cy, briefing, Journey.WardDecision.Summary));
        Assert.IsType<CorrectOutcome.NotAllowed>(await CorrectAsync(hall, hall.People.Ada, briefing));
        Assert.IsType<CorrectOutcome.NotOut>(await CorrectAsync(hall, hall.People.Cy, await hall.DraftAsync(Journey.WardDecision with { Title = "Another" })));

        Assert.StartsWith("Say in a sentence", Assert.Single(silent.Problems), StringComparison.Ordinal);
        Assert.StartsWith("Nothing in the briefing is different", Assert.Single(same.Problems), StringComparison.Ordinal);
    }

    [EngineTheory]
    public async Task A_dropped_correction_and_one_of_a_withdrawn_briefing_cannot_be_approved(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);
        await CorrectAsync(hall, hall.People.Cy, briefing);

        Assert.IsType<CorrectionOutcome.Dropped>(await hall.DoAsync<ApproveCorrection, CorrectionOutcome>(c => c.DropAsync(hall.People.Cy, briefing.Id, default)));
        Assert.IsType<CorrectionOutcome.NothingProposed>(await ApproveAsync(hall, hall.People.Mona, briefing, "any"));
        await CorrectAsync(hall, hall.People.Cy, briefing);
        await WithdrawAsync(hall, hall.People.Dora, briefing);
        Assert.IsType<CorrectionOutcome.NothingProposed>(await ApproveAsync(hall, hall.People.Mona, briefing, "any"));
    }

    [EngineTheory]
    public async Task A_correction_that_was_dropped_and_is_proposed_again_is_put_before_the_approvers_again_and_one_that_waits_is_not(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);
        var before = Asked();
        await CorrectAsync(hall, hall.People.Cy, briefing);
        await hall.SendAsync();
        await CorrectAsync(hall, hall.People.Cy, briefing);
        await hall.SendAsync();
        Assert.Equal(before + 1, Asked());

        await hall.DoAsync<ApproveCorrection, CorrectionOutcome>(c => c.DropAsync(hall.People.Cy, briefing.Id, default));
        await CorrectAsync(hall, hall.People.Cy, briefing);
        await hall.SendAsync();

        Assert.Equal(before + 2, Asked());

        int Asked() => hall.Channel.To(hall.People.Mona).Count(e => e is { Act: DeliveryAct.Send, Content: ApprovalContent });
    }

    [EngineTheory]
    public async Task Whoever_may_have_had_it_is_told_too(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        hall.Channel.Answer = e => Task.FromResult<ChannelOutcome?>(e.Recipient.Id == hall.People.Ada.Id && e.Content is BriefingContent or FoldedContent ? new ChannelOutcome.Ambiguous("The answer was lost.") : null);
        var briefing = await WardMembersHaveItAsync(hall);

        await WithdrawAsync(hall, hall.People.Dora, briefing);
        await hall.SendAsync();

        Assert.Single(hall.Channel.To(hall.People.Ada), e => e.Content is WithdrawnContent);
    }

    [EngineTheory]
    public async Task What_became_of_each_card_is_told_person_by_person(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);
        hall.Channel.Answer = e => Task.FromResult<ChannelOutcome?>((e.Act, e.Recipient.Name) switch
        {
            (DeliveryAct.Rewrite, "Ada Alder") => new ChannelOutcome.Refused(Refusal.MessageGone),
            (DeliveryAct.Rewrite, "Ben Birch") => new ChannelOutcome.Refused(Refusal.BlockedByPerson),
            _ => null,
        });

        await WithdrawAsync(hall, hall.People.Dora, briefing);
        await hall.SendAsync();

        var change = Assert.Single((await hall.DoAsync<ReadReleaseStatus, ReleaseStatus?>(s => s.HandleAsync(Mereside.Id, briefing.Id, default)))!.Changes);
        Assert.Equal((ChangeKind.Withdrawal, 2, 0), (change.What, change.Changed, change.Waiting));
        Assert.Equal(["Ada Alder"], change.Gone);
        Assert.Equal([("Ben Birch", Refusal.BlockedByPerson.Say())], change.NotChanged);
    }

    [EngineTheory]
    public async Task Whoever_was_told_by_telephone_must_be_told_of_the_change_too(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        hall.Channel.Answer = e => Task.FromResult<ChannelOutcome?>(e.Recipient.Id == hall.People.Ada.Id ? new ChannelOutcome.Refused(Refusal.NotInstalled) : null);
        var briefing = await WardMembersHaveItAsync(hall);
        await hall.DoAsync<RecordToldAnotherWay, ToldOutcome>(t => t.HandleAsync(hall.People.Dora, briefing.Id, hall.People.Ada.Id, "by telephone", default));

        await WithdrawAsync(hall, hall.People.Dora, briefing);

        var change = Assert.Single((await hall.DoAsync<ReadReleaseStatus, ReleaseStatus?>(s => s.HandleAsync(Mereside.Id, briefing.Id, default)))!.Changes);
        Assert.Equal([("Ada Alder", "was told by telephone; somebody must tell them of the change.")], change.NotChanged);
    }

    [EngineTheory]
    public async Task A_card_that_is_found_later_is_brought_up_to_date(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        hall.Channel.Answer = e => Task.FromResult<ChannelOutcome?>(e.Recipient.Id == hall.People.Ada.Id && e.Content is BriefingContent or FoldedContent ? new ChannelOutcome.Ambiguous("The answer was lost.") : null);
        var briefing = await WardMembersHaveItAsync(hall);
        await WithdrawAsync(hall, hall.People.Dora, briefing);
        await hall.SendAsync();

        await hall.InUnitAsync<HeedEvidence>(evidence => evidence.ActedOnAsync(hall.People.Ada, "lost-one", briefing.Id.Value, default));
        await hall.SendAsync();

        var rewrite = Assert.Single(hall.Channel.To(hall.People.Ada), e => e.Act == DeliveryAct.Rewrite);
        Assert.Equal("lost-one", rewrite.TargetActivityId);
        Assert.IsType<WithdrawnContent>(rewrite.Content);
    }

    [EngineTheory]
    public async Task In_a_pre_election_period_the_monitoring_officer_approves_every_correction(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall);
        await using var later = await TownHall.OpenAsync(engine, Mereside.Council with { Elections = [new Election(new DateOnly(2026, 3, 2), new DateOnly(2026, 5, 7))] });
        var during = await WardMembersHaveItAsync(later);
        await CorrectAsync(hall, hall.People.Cy, briefing);
        await CorrectAsync(later, later.People.Cy, during);

        Assert.IsType<CorrectionOutcome.Corrected>(await ApproveAsync(hall, hall.People.Dirk, briefing));
        Assert.IsType<CorrectionOutcome.NotAllowed>(await ApproveAsync(later, later.People.Dirk, during));
        Assert.IsType<CorrectionOutcome.Corrected>(await ApproveAsync(later, later.People.Mona, during));
    }

    [EngineTheory]
    public async Task The_tombstone_of_what_was_public_asks_nobody_to_keep_it_to_themselves(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var secret = await WardMembersHaveItAsync(hall);
        var open = await hall.ReleasedAsync(Journey.WardDecision with { Title = "Open from the start" }, new Timetable());
        await WithdrawAsync(hall, hall.People.Dora, secret);
        await WithdrawAsync(hall, hall.People.Dora, open);
        await hall.SendAsync();

        var told = hall.Channel.To(hall.People.Ada).Select(e => e.Content).OfType<WithdrawnContent>().ToLookup(w => w.Reference, w => w.WasOpen);
        Assert.All(told[secret.Reference], Assert.False);
        Assert.All(told[open.Reference], Assert.True);
        Assert.Equal((2, 2), (told[secret.Reference].Count(), told[open.Reference].Count()));
    }

    /// <summary>Ada and Ben of the ward, Cy of the portfolio and Dee the Leader.</summary>
    private static async Task<Briefing> WardMembersHaveItAsync(TownHall hall)
    {
        var briefing = await hall.ScheduledAsync();
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();
        return briefing;
    }

    private static Task AdaLeavesAsync(TownHall hall) =>
        hall.ChangeAsync(db => db.Members.Single(m => m.Id == hall.People.Ada.Id).EndedOn = DateOnly.FromDateTime(hall.Clock.Now.UtcDateTime));

    private static bool IsAboutIt(Errand errand) => errand.Content is BriefingContent or FoldedContent or WithdrawnContent or CorrectedContent;

    private static Task<WithdrawOutcome> WithdrawAsync(TownHall hall, Person person, Briefing briefing, string reason = Reason) =>
        hall.DoAsync<WithdrawBriefing, WithdrawOutcome>(w => w.HandleAsync(person, briefing.Id, reason, null, default));

    private static Task<CorrectOutcome> CorrectAsync(TownHall hall, Person person, Briefing briefing, string summary = "Quay Road becomes one-way.", string whatChanged = "It is Quay Road, not Mill Street.") =>
        hall.DoAsync<CorrectBriefing, CorrectOutcome>(c => c.HandleAsync(new CorrectRequest(person, briefing.Id, CorrectedWords.Of(briefing.Text) with { Summary = summary }, whatChanged), default));

    private static async Task<CorrectionOutcome> ApproveAsync(TownHall hall, Person person, Briefing briefing, string? fingerprint = null)
    {
        fingerprint ??= (await hall.ReadAsync(db => db.Briefings.AsNoTracking().SingleAsync(b => b.Id == briefing.Id))).Proposed!.Fingerprint();
        return await hall.DoAsync<ApproveCorrection, CorrectionOutcome>(c => c.ApproveAsync(person, briefing.Id, fingerprint, null, default));
    }
}
