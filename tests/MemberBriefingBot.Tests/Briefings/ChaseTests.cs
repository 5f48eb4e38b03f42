using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>Members who have not confirmed an urgent briefing are reminded, by one way after the other, until they do.</summary>
public sealed class ChaseTests
{
    private static readonly Council s_council = Mereside.Council with { Quiet = new QuietHours(new TimeOnly(21, 0), new TimeOnly(7, 0)), NotifiesInFeed = true, MailFrom = "bot@mereside.invalid" };

    [EngineTheory]
    public async Task Each_rung_comes_once_in_its_own_way_and_then_the_call_list(Engine engine)
    {
        await using var hall = await OpenAsync(engine);
        var briefing = await UrgentAsync(hall);

        await PassAsync(hall, hours: 30);

        Assert.Equal(1, hall.Channel.To(hall.People.Ada).Count(e => e.Content is ReminderContent));
        Assert.Single(hall.Feed.To(hall.People.Ada));
        Assert.Single(hall.Email.To(hall.People.Ada));
        var list = Assert.IsType<CallListContent>(Assert.Single(hall.Channel.To(hall.People.Dora), e => e.Content is CallListContent).Content);
        Assert.Equal(hall.People.Members.Select(m => m.Name), list.NotConfirmed.Select(r => r.Member.Name));
        Assert.DoesNotContain(hall.Channel.To(hall.People.Hal), e => e.Content is CallListContent);
        Assert.Equal([4, 8, 24], await HoursAsync(hall, briefing, hall.People.Ada));
    }

    [EngineTheory]
    public async Task Whoever_confirms_or_is_told_another_way_hears_no_more_and_is_not_on_the_list(Engine engine)
    {
        await using var hall = await OpenAsync(engine);
        var briefing = await UrgentAsync(hall);
        await PassAsync(hall, hours: 5);

        await hall.DoAsync<AcknowledgeBriefing, AcknowledgeOutcome>(a => a.HandleAsync(hall.People.Ada, briefing.Id, default));
        await hall.DoAsync<RecordToldAnotherWay, ToldOutcome>(t => t.HandleAsync(hall.People.Dora, briefing.Id, hall.People.Ben.Id, "by telephone", default));
        await PassAsync(hall, hours: 25);

        Assert.Empty(hall.Feed.To(hall.People.Ada).Concat(hall.Email.To(hall.People.Ada)).Concat(hall.Feed.To(hall.People.Ben)).Concat(hall.Email.To(hall.People.Ben)));
        Assert.Single(hall.Email.To(hall.People.Cy));
        var list = Assert.IsType<CallListContent>(hall.Channel.To(hall.People.Dora).Last(e => e.Content is CallListContent).Content);
        Assert.DoesNotContain(list.NotConfirmed, r => r.Member.Id == hall.People.Ada.Id || r.Member.Id == hall.People.Ben.Id);
    }

    [EngineTheory]
    public async Task Whoever_confirms_while_a_reminder_waits_to_be_sent_does_not_get_it(Engine engine)
    {
        await using var hall = await OpenAsync(engine);
        var briefing = await UrgentAsync(hall);
        hall.Clock.Advance(TimeSpan.FromHours(4));
        await hall.RunAsync<ChaseAcknowledgements>();

        await hall.DoAsync<AcknowledgeBriefing, AcknowledgeOutcome>(a => a.HandleAsync(hall.People.Ada, briefing.Id, default));
        await hall.SendAsync();

        Assert.DoesNotContain(hall.Channel.To(hall.People.Ada), e => e.Content is ReminderContent);
        Assert.Contains(hall.Channel.To(hall.People.Ben), e => e.Content is ReminderContent);
        Assert.Equal((DeliveryState.Skipped, ReminderSource.NotNeeded), await RowAsync(hall, briefing, hall.People.Ada));
    }

    [EngineTheory]
    public async Task A_reminder_that_was_sent_says_where_it_stands_that_it_is_over(Engine engine)
    {
        await using var hall = await OpenAsync(engine);
        var briefing = await UrgentAsync(hall);
        await PassAsync(hall, hours: 30);
        Assert.IsType<AcknowledgeOutcome.Acknowledged>(await hall.DoAsync<AcknowledgeBriefing, AcknowledgeOutcome>(a => a.HandleAsync(hall.People.Ada, briefing.Id, default)));
        await hall.SendAsync();
        Assert.Equal([false, true], Reminders(hall.People.Ada));
        Assert.Equal([false], Reminders(hall.People.Ben));

        await hall.DoAsync<WithdrawBriefing, WithdrawOutcome>(w => w.HandleAsync(hall.People.Mona, briefing.Id, "Sent by mistake.", null, default));
        await hall.SendAsync();

        Assert.Equal([false, true], Reminders(hall.People.Ben));
        Assert.Empty(Assert.IsType<CallListContent>(hall.Channel.To(hall.People.Dora).Last(e => e.Content is CallListContent).Content).NotConfirmed);
        Assert.Equal((1, 1), (hall.Feed.To(hall.People.Ben).Count(), hall.Email.To(hall.People.Ben).Count()));

        IEnumerable<bool> Reminders(Member member) => hall.Channel.To(member).Select(e => e.Content).OfType<ReminderContent>().Select(r => r.IsOver);
    }

    [EngineTheory]
    public async Task Withdrawal_and_the_end_of_office_stop_what_waits(Engine engine)
    {
        await using var hall = await OpenAsync(engine);
        var briefing = await UrgentAsync(hall);
        var other = await UrgentAsync(hall, "Flood in Southgate");
        hall.Clock.Advance(TimeSpan.FromHours(5));
        await hall.RunAsync<ChaseAcknowledgements>();

        await hall.ChangeAsync(db => db.Members.Single(m => m.Id == hall.People.Ada.Id).EndedOn = LondonTime.DateOn(hall.Clock.Now));
        Assert.IsType<WithdrawOutcome.Withdrawn>(await hall.DoAsync<WithdrawBriefing, WithdrawOutcome>(w => w.HandleAsync(hall.People.Mona, briefing.Id, "Sent by mistake.", null, default)));
        await hall.SendAsync();

        Assert.Equal([other.Reference], hall.Channel.To(hall.People.Ben).Select(e => e.Content).OfType<ReminderContent>().Select(r => r.Reference));
        Assert.DoesNotContain(hall.Channel.To(hall.People.Ada), e => e.Content is ReminderContent);
    }

    [EngineTheory]
    public async Task In_the_quiet_hours_nobody_is_reminded_and_the_call_list_still_goes_out(Engine engine)
    {
        await using var hall = await OpenAsync(engine);
        hall.Clock.MoveTo(new DateTimeOffset(2026, 3, 2, 16, 0, 0, TimeSpan.Zero));
        var briefing = await UrgentAsync(hall);

        await PassAsync(hall, hours: 29);

        // Released at five; at nine it is too late for the reminder, and the rest follows it an hour apart.
        Assert.Equal([14, 15, 24], await HoursAsync(hall, briefing, hall.People.Ada));
        Assert.Contains(hall.Channel.To(hall.People.Dora), e => e.Content is CallListContent);
    }

    [EngineTheory]
    public async Task A_reminder_that_was_held_up_into_the_night_waits_for_the_morning(Engine engine)
    {
        await using var hall = await OpenAsync(engine);
        hall.Clock.MoveTo(new DateTimeOffset(2026, 3, 2, 15, 55, 0, TimeSpan.Zero));
        var briefing = await UrgentAsync(hall);
        hall.Clock.MoveTo(new DateTimeOffset(2026, 3, 2, 20, 59, 0, TimeSpan.Zero));
        await hall.RunAsync<ChaseAcknowledgements>();

        hall.Clock.MoveTo(new DateTimeOffset(2026, 3, 2, 21, 0, 0, TimeSpan.Zero));
        await hall.SendAsync();
        var atNight = hall.Channel.To(hall.People.Ada).Count(e => e.Content is ReminderContent);
        hall.Clock.MoveTo(new DateTimeOffset(2026, 3, 3, 7, 0, 0, TimeSpan.Zero));
        await hall.SendAsync();

        Assert.Equal((0, 1), (atNight, hall.Channel.To(hall.People.Ada).Count(e => e.Content is ReminderContent)));
        Assert.Equal(1, await hall.ReadAsync(db => db.Deliveries.CountAsync(d => d.Kind == ContentKind.Reminder && d.SubjectId == briefing.Id.Value && d.RecipientId == hall.People.Ada.Id)));
    }

    [EngineTheory]
    public async Task Without_Graph_the_rung_is_skipped_and_the_status_says_why(Engine engine)
    {
        await using var hall = await OpenAsync(engine, s_council with { NotifiesInFeed = false, MailFrom = null });
        var briefing = await UrgentAsync(hall);

        await PassAsync(hall, hours: 26);

        Assert.Empty(hall.Feed.Errands.Concat(hall.Email.Errands));
        var status = (await hall.DoAsync<ReadReleaseStatus, ReleaseStatus?>(s => s.HandleAsync(Mereside.Id, briefing.Id, default)))!;
        Assert.Equal([(Via.Chat, 6, 0), (Via.ActivityFeed, 0, 6), (Via.Email, 0, 6)], status.Reminders.Select(r => (r.Via, r.Sent, r.NotSent.Sum(n => n.Members))));
        Assert.Equal([ReminderSource.NoFeed, ReminderSource.NoMailbox], status.Reminders.SelectMany(r => r.NotSent).Select(n => n.Reason));
    }

    [EngineTheory]
    public async Task Whoever_removed_the_app_still_gets_the_email_and_without_an_address_it_says_so(Engine engine)
    {
        await using var hall = await OpenAsync(engine);
        await hall.ChangeAsync(db => db.Members.Single(m => m.Id == hall.People.Ben.Id).Email = null);
        var briefing = await UrgentAsync(hall);
        await hall.ChangeAsync(db =>
        {
            var closed = hall.Chat(hall.People.Ada);
            closed.ClosedAt = hall.Clock.Now;
            db.ChatAddresses.Add(closed);
        });

        await PassAsync(hall, hours: 26);

        Assert.Single(hall.Email.To(hall.People.Ada));
        Assert.Empty(hall.Feed.To(hall.People.Ada));
        Assert.Equal((DeliveryState.Refused, Refusal.NoEmail.Say()), await RowAsync(hall, briefing, hall.People.Ben, "email"));
    }

    [EngineTheory]
    public async Task A_ward_decision_need_not_be_confirmed(Engine engine)
    {
        await using var hall = await OpenAsync(engine);
        await hall.ReleasedAsync(Journey.WardDecision, new Timetable { WardMembersAt = hall.Clock.Now.AddHours(1), AllMembersAt = hall.Clock.Now.AddHours(2) });

        await PassAsync(hall, hours: 30);

        Assert.DoesNotContain(hall.Channel.Errands, e => e.Content is ReminderContent or CallListContent);
    }

    [EngineTheory]
    public async Task While_Graph_asks_for_patience_the_chats_go_on_and_the_row_waits_as_long(Engine engine)
    {
        await using var hall = await OpenAsync(engine);
        hall.Feed.AlwaysAnswer(new ChannelOutcome.Throttled(TimeSpan.FromMinutes(10)));
        var briefing = await UrgentAsync(hall);
        await PassAsync(hall, hours: 8);
        var asked = hall.Clock.Now;

        await hall.PlanAsync(hall.Reply(hall.People.Ada, "a reply"));
        await hall.RunAsync<SendDueDeliveries>();

        Assert.Contains(hall.Channel.To(hall.People.Ada), e => e.Content is Note);
        var row = await hall.ReadAsync(db => db.Deliveries.AsNoTracking().FirstAsync(d => d.Via == Via.ActivityFeed && d.SubjectId == briefing.Id.Value));
        Assert.Equal((DeliveryState.Throttled, 0), (row.State, row.Attempts));
        Assert.InRange(row.DueAt, asked.AddMinutes(9), asked.AddMinutes(11));
        Assert.Null(await hall.ReadAsync(db => db.Lanes.Select(l => l.PausedUntil).SingleAsync()));
    }

    [EngineTheory]
    public async Task What_somebody_reads_in_the_chat_says_nothing_of_an_email_in_doubt(Engine engine)
    {
        await using var hall = await OpenAsync(engine);
        hall.Email.AlwaysAnswer(new ChannelOutcome.Ambiguous("Lost."));
        var briefing = await UrgentAsync(hall);
        await PassAsync(hall, hours: 25);
        var sent = await hall.ReadAsync(db => db.Deliveries.Where(d => d.Via == Via.Email && d.RecipientId == hall.People.Ada.Id).Select(d => d.AttemptedAt).SingleAsync());

        await hall.DoAsync<HeedEvidence, bool>(async e =>
        {
            await e.ReadAsync(hall.People.Ada, $"{sent!.Value.AddSeconds(1).ToUnixTimeMilliseconds()}", default);
            return true;
        });

        Assert.Equal(DeliveryState.Ambiguous, (await RowAsync(hall, briefing, hall.People.Ada, "email")).State);
        Assert.All(await hall.ReadAsync(db => db.Deliveries.AsNoTracking().Where(d => d.Via != Via.Chat).ToListAsync()), d => Assert.Null(d.SeenAt));
    }

    private static Task<TownHall> OpenAsync(Engine engine, Council? council = null) => TownHall.OpenAsync(engine, council ?? s_council, BriefingRules.Default);

    /// <summary>Released an hour from now to every member, with nothing to keep quiet about.</summary>
    private static Task<Briefing> UrgentAsync(TownHall hall, string title = "Flood in Northmere") => hall.ReleasedAsync(
        Journey.WardDecision with { Kind = BriefingKind.AllMemberUrgent, Title = title }, new Timetable { AllMembersAt = hall.Clock.Now.AddHours(1) });

    /// <summary>Hour by hour from the release on.</summary>
    private static async Task PassAsync(TownHall hall, int hours)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            hall.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(20));
            await hall.RunAsync<ChaseAcknowledgements>();
            await hall.SendAsync();
            hall.Clock.Advance(TimeSpan.FromSeconds(10));
        }
    }

    /// <summary>When a member's reminders were planned, in hours since the release.</summary>
    private static async Task<IReadOnlyList<int>> HoursAsync(TownHall hall, Briefing briefing, Person member)
    {
        var rows = await hall.ReadAsync(db => db.Deliveries.AsNoTracking().Where(d => d.SubjectId == briefing.Id.Value && d.RecipientId == member.Id && d.Act == DeliveryAct.Send).ToListAsync());
        var since = rows.Single(d => d.Kind == ContentKind.Briefing).AcceptedAt!.Value;
        return [.. rows.Where(d => d.Kind == ContentKind.Reminder).Select(d => (int)(d.PlannedAt - since).TotalHours).Order()];
    }

    private static async Task<(DeliveryState State, string? Reason)> RowAsync(TownHall hall, Briefing briefing, Person member, string rung = "remind")
    {
        var row = await hall.ReadAsync(db => db.Deliveries.AsNoTracking().SingleAsync(
            d => d.Kind == ContentKind.Reminder && d.SubjectId == briefing.Id.Value && d.RecipientId == member.Id && d.Occasion == rung));
        return (row.State, row.Reason);
    }
}
