using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Delivery;

public sealed class SendingTests
{
    [EngineTheory]
    public async Task The_mark_is_committed_before_anything_leaves(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"), hall.Reply(hall.People.Ben, "two"));
        var seen = new List<(DeliveryState, int, DateTimeOffset?)>();
        hall.Channel.Answer = async errand =>
        {
            var row = await hall.DeliveryAsync(((Note)errand.Content!).Words);
            lock (seen)
            {
                seen.Add((row.State, row.Attempts, row.AttemptedAt));
            }

            return null;
        };

        await hall.RunAsync<SendDueDeliveries>();

        Assert.Equal(2, seen.Count);
        Assert.All(seen, row => Assert.Equal((DeliveryState.InFlight, 1, hall.Clock.Now), row));
    }

    [EngineTheory]
    public async Task A_delivered_message_keeps_its_id_with_its_state(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));

        await hall.RunAsync<SendDueDeliveries>();

        var row = await hall.DeliveryAsync("one");
        Assert.Equal((DeliveryState.Delivered, "message-1", hall.Clock.Now), (row.State, row.ActivityId, row.AcceptedAt));
        Assert.Null(row.Reason);
    }

    [EngineTheory]
    public async Task A_chat_opened_on_the_way_is_kept_once_and_used_next_time(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"), hall.Reply(hall.People.Ada, "two"));
        hall.Channel.AlwaysAnswer(new ChannelOutcome.Delivered("m", "a:1", new OpenedChat("https://teams.invalid/", "a:1", "29:ada")));
        await hall.SendAsync();
        hall.Channel.Answer = null;
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "three"));

        await hall.SendAsync();

        Assert.Null(hall.Channel.Errands[0].Address);
        Assert.Equal("a:1", hall.Channel.Errands[^1].Address!.ConversationId);
        Assert.Equal(1, await hall.ReadAsync(db => db.ChatAddresses.CountAsync()));
    }

    [EngineTheory]
    public async Task A_chat_learned_from_the_person_while_it_was_being_opened_does_not_lose_the_record(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        hall.Channel.Answer = async _ =>
        {
            await hall.ChangeAsync(db => db.ChatAddresses.Add(Chat(hall, "a:1")));
            return new ChannelOutcome.Delivered("m", "a:1", new OpenedChat("https://teams.invalid/", "a:1", "29:ada"));
        };

        await hall.RunAsync<SendDueDeliveries>();

        Assert.Equal(DeliveryState.Delivered, (await hall.DeliveryAsync("one")).State);
        Assert.Equal(1, await hall.ReadAsync(db => db.ChatAddresses.CountAsync()));
    }

    [EngineTheory]
    public async Task Being_asked_to_slow_down_costs_no_attempt_and_pauses_the_whole_council(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        hall.Channel.AlwaysAnswer(new ChannelOutcome.Throttled(TimeSpan.FromSeconds(20)));
        await hall.RunAsync<SendDueDeliveries>();
        var throttled = await hall.DeliveryAsync("one");
        hall.Channel.Answer = null;
        await hall.PlanAsync(hall.Reply(hall.People.Ben, "two"));

        hall.Clock.Advance(TimeSpan.FromSeconds(19));
        await hall.RunAsync<SendDueDeliveries>();
        var duringPause = hall.Channel.Errands.Count;
        hall.Clock.Advance(TimeSpan.FromSeconds(1));
        await hall.RunAsync<SendDueDeliveries>();

        Assert.Equal((DeliveryState.Throttled, 0), (throttled.State, throttled.Attempts));
        Assert.Equal(1, duringPause);
        Assert.Equal(DeliveryState.Delivered, (await hall.DeliveryAsync("one")).State);
        Assert.Equal(DeliveryState.Delivered, (await hall.DeliveryAsync("two")).State);
    }

    [Theory]
    [InlineData(null, 5)]
    [InlineData(0.0, 1)]
    [InlineData(-3.0, 1)]
    [InlineData(30.0, 30)]
    [InlineData(86400.0, 3600)]
    public void A_pause_is_what_was_asked_within_reason(double? askedSeconds, int pausedSeconds) =>
        Assert.Equal(TimeSpan.FromSeconds(pausedSeconds), RetryTimetable.PauseFor(askedSeconds is { } s ? TimeSpan.FromSeconds(s) : null));

    [EngineTheory]
    public async Task What_was_proven_not_sent_is_tried_again_on_the_timetable_for_about_a_day_and_then_given_to_a_person(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        hall.Channel.AlwaysAnswer(new ChannelOutcome.NotSent("Teams could not be reached."));
        var begun = hall.Clock.Now;
        var row = await hall.DeliveryAsync("one");
        while (row.State == DeliveryState.Planned)
        {
            hall.Clock.MoveTo(row.DueAt);
            await hall.RunAsync<SendDueDeliveries>();
            row = await hall.DeliveryAsync("one");
        }

        Assert.Equal((11, Refusal.TooManyAttempts, "Teams could not be reached in time. Tell them another way."), (row.Attempts, row.Refusal, row.Reason));
        Assert.Equal(11, hall.Channel.Errands.Count);
        Assert.InRange(hall.Clock.Now - begun, TimeSpan.FromHours(20), TimeSpan.FromHours(28));
    }

    [EngineTheory]
    public async Task What_may_have_been_shown_is_never_sent_again(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        hall.Channel.AlwaysAnswer(new ChannelOutcome.Ambiguous("The answer was lost. It may have been delivered."));

        await hall.SendAsync();
        hall.Clock.Advance(TimeSpan.FromDays(2));
        await hall.SendAsync();

        Assert.Single(hall.Channel.Errands);
        var row = await hall.DeliveryAsync("one");
        Assert.Equal((DeliveryState.Ambiguous, "The answer was lost. It may have been delivered."), (row.State, row.Reason));
    }

    [EngineTheory]
    public async Task A_rewrite_whose_answer_was_lost_is_done_again_because_twice_shows_it_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        await hall.SendAsync();
        await hall.RewriteAsync(ContentKind.View, hall.People.Ada.Id.Value, "changed");
        var lost = true;
        hall.Channel.Answer = _ => Task.FromResult<ChannelOutcome?>(Interlocked.Exchange(ref lost, false) ? new ChannelOutcome.Ambiguous("The answer was lost.") : null);

        await hall.SendAsync();

        Assert.Equal([DeliveryAct.Send, DeliveryAct.Rewrite, DeliveryAct.Rewrite], hall.Channel.Errands.Select(e => e.Act));
        Assert.Equal("message-1", hall.Channel.Errands[^1].TargetActivityId);
        Assert.Equal(2, await hall.ReadAsync(db => db.Deliveries.CountAsync(d => d.State == DeliveryState.Delivered)));
    }

    [EngineTheory]
    public async Task A_rewrite_goes_to_the_chat_that_holds_the_message_though_the_person_has_another_by_now(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        await hall.SendAsync();
        await hall.ReadAsync(db => db.ChatAddresses.ExecuteDeleteAsync());
        await hall.ChangeAsync(db =>
        {
            var another = hall.Chat(hall.People.Ada);
            another.ConversationId = "another";
            db.ChatAddresses.Add(another);
        });
        await hall.RewriteAsync(ContentKind.View, hall.People.Ada.Id.Value, "changed");

        await hall.SendAsync();

        var rewrite = hall.Channel.Errands[^1];
        Assert.Equal(($"chat-{hall.People.Ada.Id}", "another"), (rewrite.TargetConversationId, rewrite.Address?.ConversationId));
    }

    [EngineTheory]
    public async Task A_message_that_was_on_the_wire_when_its_sender_died_is_shown_to_a_person_and_not_sent_again(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        await LeaveInFlightAsync(hall, DeliveryAct.Send);
        await using var restarted = hall.AnotherNode();
        hall.Clock.Advance(Lanes.Lease);

        await restarted.SendAsync();

        Assert.Empty(restarted.Channel.Errands);
        var row = await hall.DeliveryAsync("one");
        Assert.Equal((DeliveryState.Ambiguous, "The service stopped while this was being sent. It may have been delivered."), (row.State, row.Reason));
    }

    [EngineTheory]
    public async Task A_rewrite_that_was_on_the_wire_when_its_sender_died_is_done_again(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        await hall.SendAsync();
        await hall.RewriteAsync(ContentKind.View, hall.People.Ada.Id.Value, "changed");
        await LeaveInFlightAsync(hall, DeliveryAct.Rewrite);
        await using var restarted = hall.AnotherNode();
        hall.Clock.Advance(Lanes.Lease);

        await restarted.SendAsync();

        Assert.Equal(DeliveryAct.Rewrite, Assert.Single(restarted.Channel.Errands).Act);
    }

    [EngineTheory]
    public async Task A_person_waiting_for_a_reply_goes_before_news_and_news_before_rewrites(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(
            hall.Reply(hall.People.Ada, "rewrite", DeliveryPriority.Rewrite), hall.Reply(hall.People.Ben, "news", DeliveryPriority.News), hall.Reply(hall.People.Cy, "reply"));

        await hall.SendAsync();

        Assert.Equal(["reply", "news", "rewrite"], hall.Channel.Errands.Select(e => ((Note)e.Content!).Words));
    }

    [EngineTheory]
    public async Task A_refusal_carries_a_sentence_and_is_not_tried_again(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        hall.Channel.AlwaysAnswer(new ChannelOutcome.Refused(Refusal.BlockedByPerson));

        await hall.SendAsync();

        Assert.Single(hall.Channel.Errands);
        var row = await hall.DeliveryAsync("one");
        Assert.Equal((DeliveryState.Refused, Refusal.BlockedByPerson), (row.State, row.Refusal));
        Assert.Equal("They have blocked the bot. Tell them another way; the bot writes again once they have spoken to it.", row.Reason);
    }

    [EngineTheory]
    public async Task A_chat_that_is_gone_is_forgotten_so_that_the_next_message_opens_another(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ChangeAsync(db => db.ChatAddresses.Add(Chat(hall, "a:old")));
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        hall.Channel.AlwaysAnswer(new ChannelOutcome.Refused(Refusal.ConversationGone));
        await hall.SendAsync();
        hall.Channel.Answer = null;
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "two"));

        await hall.SendAsync();

        Assert.Equal(["a:old", null], hall.Channel.Errands.Select(e => e.Address?.ConversationId));
    }

    [Fact]
    public void Every_refusal_says_what_happened_and_who_acts() =>
        Assert.All(Enum.GetValues<Refusal>(), refusal => Assert.Matches(@"^[A-Z].+\. .+\.$|^[A-Z].+\.$", refusal.Say()));

    [EngineTheory]
    public async Task Somebody_without_an_address_is_refused_before_the_wire(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var unknown = Mereside.Member("Uma Unknown", "northmere", "Red", "8");
        unknown.EntraObjectId = null;
        await hall.ChangeAsync(db => db.Members.Add(unknown));
        await hall.PlanAsync(hall.Reply(unknown, "one"));

        await hall.SendAsync();

        Assert.Empty(hall.Channel.Errands);
        Assert.Equal(Refusal.NoAddress, (await hall.DeliveryAsync("one")).Refusal);
    }

    [EngineTheory]
    public async Task Somebody_who_left_meanwhile_gets_nothing(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        await hall.ReadAsync(db => db.Members.Where(m => m.ExternalId == "1").ExecuteUpdateAsync(set => set.SetProperty(m => m.EndedOn, new DateOnly(2026, 3, 2))));

        await hall.SendAsync();

        Assert.Empty(hall.Channel.Errands);
        var row = await hall.DeliveryAsync("one");
        Assert.Equal((DeliveryState.Skipped, "This person no longer holds the office the message was for."), (row.State, row.Reason));
    }

    /// <summary>As a process leaves its rows that is killed with a request on the wire.</summary>
    private static Task<int> LeaveInFlightAsync(TownHall hall, DeliveryAct act) => hall.ReadAsync(db => db.Deliveries
        .Where(d => d.Act == act)
        .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.InFlight).SetProperty(d => d.Attempts, 1).SetProperty(d => d.AttemptedAt, hall.Clock.Now)));

    private static ChatAddress Chat(TownHall hall, string conversation) => new()
    {
        CouncilId = Mereside.Id,
        PersonId = hall.People.Ada.Id,
        ServiceUrl = "https://teams.invalid/",
        ConversationId = conversation,
        ChannelUserId = "29:ada",
        LearnedAt = hall.Clock.Now,
    };
}
