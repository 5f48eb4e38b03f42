using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Delivery;

/// <summary>What goes wrong within a lane stays with the delivery it went wrong for, and nothing is lost, doubled or sent without authority.</summary>
public sealed class LaneFaultTests
{
    [EngineTheory]
    public async Task Row_20_A_message_that_cannot_be_made_is_set_aside_and_the_others_go(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "poison"), hall.Reply(hall.People.Ben, "sound"));
        hall.Channel.OnMake = content => _ = content is Note { Words: "poison" } ? throw new InvalidOperationException("No card.") : 0;

        await hall.SendAsync();

        Assert.Equal("sound", Assert.IsType<Note>(Assert.Single(hall.Channel.Errands).Content).Words);
        var aside = await hall.DeliveryAsync("poison");
        Assert.Equal((DeliveryState.Refused, Refusal.CannotBeMade, 0), (aside.State, aside.Refusal, aside.Attempts));
    }

    [EngineTheory]
    public async Task Row_21_Content_that_can_no_longer_be_read_is_set_aside_and_the_others_go(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"), hall.Reply(hall.People.Ben, Note.Unreadable), hall.Reply(hall.People.Cy, "two"));

        await hall.SendAsync();

        Assert.Equal(2, hall.Channel.Errands.Count);
        Assert.Equal(Refusal.CannotBeMade, (await hall.DeliveryAsync(Note.Unreadable)).Refusal);
    }

    [EngineTheory]
    public async Task A_defect_while_sending_leaves_a_message_that_may_have_been_delivered(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"), hall.Reply(hall.People.Ben, "two"));
        hall.Channel.Answer = errand => errand.Recipient.Id == hall.People.Ada.Id ? throw new InvalidOperationException("A defect.") : Task.FromResult<ChannelOutcome?>(null);

        await hall.SendAsync();

        Assert.Equal(DeliveryState.Ambiguous, (await hall.DeliveryAsync("one")).State);
        Assert.Equal(DeliveryState.Delivered, (await hall.DeliveryAsync("two")).State);
    }

    [EngineTheory]
    public async Task Row_16_What_is_cancelled_after_it_was_read_and_before_it_was_marked_is_not_sent(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        hall.Channel.OnMake = _ => hall.ReadAsync(db => db.Deliveries.ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Cancelled))).GetAwaiter().GetResult();

        await hall.SendAsync();

        Assert.Empty(hall.Channel.Errands);
        Assert.Equal(DeliveryState.Cancelled, (await hall.DeliveryAsync("one")).State);
    }

    [EngineTheory]
    public async Task Row_36_What_is_moved_to_a_later_instant_after_it_was_read_waits_for_that_instant(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        var later = hall.Clock.Now.AddHours(1);
        hall.Channel.OnMake = _ => hall.ReadAsync(db => db.Deliveries.ExecuteUpdateAsync(set => set.SetProperty(d => d.DueAt, later))).GetAwaiter().GetResult();

        await hall.RunAsync<SendDueDeliveries>();
        var early = hall.Channel.Errands.Count;
        hall.Channel.OnMake = null;
        hall.Clock.MoveTo(later);
        await hall.RunAsync<SendDueDeliveries>();

        Assert.Equal((0, 1), (early, hall.Channel.Errands.Count));
    }

    [EngineTheory]
    public async Task Row_9_An_id_that_another_message_already_has_proves_nothing(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        hall.Channel.AlwaysAnswer(new ChannelOutcome.Delivered("the-same", "a:1"));
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        await hall.SendAsync();
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "two"), hall.Reply(hall.People.Ada, "three"));

        await hall.SendAsync();

        Assert.Equal(DeliveryState.Delivered, (await hall.DeliveryAsync("one")).State);
        Assert.Equal(DeliveryState.Ambiguous, (await hall.DeliveryAsync("two")).State);
        Assert.Equal("Teams answered with the id of another message. It may have been delivered.", (await hall.DeliveryAsync("three")).Reason);
    }

    [EngineTheory]
    public async Task Row_43_A_mark_that_was_lost_is_made_again_and_sent_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        hall.Fault.LosesCommit = 1;

        await hall.RunAsync<SendDueDeliveries>();

        Assert.Single(hall.Channel.Errands);
        var row = await hall.DeliveryAsync("one");
        Assert.Equal((DeliveryState.Delivered, 1), (row.State, row.Attempts));
    }

    [EngineTheory]
    public async Task Row_43_A_mark_whose_answer_was_lost_is_taken_back_because_nothing_left_and_sent_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        hall.Fault.LosesAnswerToCommit = 1;

        await hall.RunAsync<SendDueDeliveries>();

        Assert.Single(hall.Channel.Errands);
        var row = await hall.DeliveryAsync("one");
        Assert.Equal((DeliveryState.Delivered, 1), (row.State, row.Attempts));
    }

    [EngineTheory]
    public async Task Row_43_A_result_is_kept_while_the_store_is_away_and_recorded_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"), hall.Reply(hall.People.Ben, "two"));
        hall.Fault.LosesCommit = 2;

        await hall.RunAsync<SendDueDeliveries>();

        Assert.Equal(2, hall.Channel.Errands.Count);
        Assert.Equal(DeliveryState.Delivered, (await hall.DeliveryAsync("one")).State);
        Assert.Equal(["delivery.InFlight", "delivery.Delivered", "delivery.Delivered"], await hall.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync()));
    }

    [EngineTheory]
    public async Task Row_43_A_result_is_kept_while_the_store_is_away_for_longer_than_a_lease(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        hall.Fault.LosesCommit = 2;
        hall.Fault.Meanwhile = commit => Passes(hall, commit == 2);

        await hall.RunAsync<SendDueDeliveries>();

        Assert.Single(hall.Channel.Errands);
        Assert.Equal(DeliveryState.Delivered, (await hall.DeliveryAsync("one")).State);
    }

    [EngineTheory]
    public async Task Row_13_A_machine_that_stood_still_as_it_marked_sends_nothing_once_the_lane_is_anothers(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await using var other = hall.AnotherNode();
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        hall.Fault.Meanwhile = async commit =>
        {
            await Passes(hall, commit == 1);
            await other.RunAsync<SendDueDeliveries>();
        };

        await hall.RunAsync<SendDueDeliveries>();

        Assert.Empty(hall.Channel.Errands);
        Assert.Equal(DeliveryState.Ambiguous, (await hall.DeliveryAsync("one")).State);
    }

    [EngineTheory]
    public async Task Row_13_A_machine_that_stood_still_as_it_marked_and_kept_the_lane_sends_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        hall.Fault.Meanwhile = commit => Passes(hall, commit == 1);

        await hall.RunAsync<SendDueDeliveries>();

        Assert.Single(hall.Channel.Errands);
        Assert.Equal((DeliveryState.Delivered, 1), ((await hall.DeliveryAsync("one")).State, (await hall.DeliveryAsync("one")).Attempts));
    }

    private static Task Passes(TownHall hall, bool aMinute)
    {
        hall.Clock.Advance(aMinute ? TimeSpan.FromMinutes(1) : TimeSpan.Zero);
        return Task.CompletedTask;
    }

    [EngineTheory]
    public async Task Row_43_A_result_whose_recording_was_not_answered_is_recorded_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        hall.Fault.LosesAnswerToCommit = 2;

        await hall.RunAsync<SendDueDeliveries>();

        Assert.Single(hall.Channel.Errands);
        Assert.Equal(["delivery.InFlight", "delivery.Delivered"], await hall.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync()));
    }

    [EngineTheory]
    public async Task Row_14_A_node_that_is_told_to_stop_records_what_is_on_the_wire_and_starts_nothing_more(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        using var stop = new CancellationTokenSource();
        await hall.PlanAsync(Enumerable.Range(0, 40).Select(n => hall.Reply(hall.People.Members[n % 3], $"{n}")));
        hall.Channel.Answer = async _ =>
        {
            await stop.CancelAsync();
            return null;
        };

        await hall.DoAsync<SendDueDeliveries, TimeSpan>(step => step.RunAsync(stop.Token));

        var states = await hall.ReadAsync(db => db.Deliveries.GroupBy(d => d.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));
        Assert.Equal(hall.Channel.Errands.Count, states[DeliveryState.Delivered]);
        Assert.Equal(40, states.Values.Sum());
        Assert.DoesNotContain(DeliveryState.InFlight, states.Keys);
        Assert.True(states[DeliveryState.Planned] > 0);
    }
}
