using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Delivery;

/// <summary>Teams asks to slow down, is away, or is silent: nobody is forgotten, nobody else waits, and what is urgent goes first.</summary>
public sealed class ThrottleFaultTests
{
    private static readonly CouncilId s_neighbour = new("neighbour");

    [EngineTheory]
    public async Task Row_23_A_storm_of_429_on_one_council_leaves_the_progress_of_another_untouched(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine, neighbours: [s_neighbour]);
        var neighbours = Enumerable.Range(1, 20).Select(n => MemberOf(s_neighbour, n)).ToList();
        await hall.ChangeAsync(db => db.People.AddRange(neighbours));
        hall.Channel.Answer = errand => Task.FromResult<ChannelOutcome?>(errand.Recipient.CouncilId == Mereside.Id ? new ChannelOutcome.Throttled(TimeSpan.FromMinutes(1)) : null);
        await hall.PlanAsync([.. hall.People.Members.Select(m => hall.Reply(m, $"to {m.Name}")), .. neighbours.Select(m => Reply(hall, m, $"to {m.Name}"))]);

        await hall.RunAsync<SendDueDeliveries>();

        Assert.Equal([(Mereside.Id, DeliveryState.Throttled, 6), (s_neighbour, DeliveryState.Delivered, 20)], await CountsAsync(hall));
        Assert.All(await hall.ReadAsync(db => db.Deliveries.Where(d => d.CouncilId == s_neighbour).Select(d => d.AcceptedAt).ToListAsync()), at => Assert.Equal(hall.Clock.Now, at));
    }

    [EngineTheory]
    public async Task Row_24_After_a_day_of_429_nothing_is_lost_and_all_of_it_was_visible(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        hall.Channel.Answer = errand => Task.FromResult<ChannelOutcome?>(errand.Content is BriefingContent or FoldedContent ? new ChannelOutcome.Throttled(TimeSpan.FromHours(1)) : null);
        var briefing = await hall.ReleasedAsync();
        var silent = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            await hall.RunAsync<WatchDeliveries>();
            hall.Clock.Advance(TimeSpan.FromHours(1));
            await hall.RunAsync<SendDueDeliveries>();
            await hall.RunAsync<WatchDeliveries>();
            silent += (await ProblemsAsync(hall)).Contains($"For {(hour + 1) * 60} minutes there have been messages that could not be sent. Teams asks the bot to slow down. They are tried again; nothing is lost.") ? 0 : 1;
        }

        Assert.Equal(0, silent);
        var status = await hall.DoAsync<ReadReleaseStatus, ReleaseStatus?>(r => r.HandleAsync(Mereside.Id, briefing.Id, default));
        Assert.Equal(hall.People.Members.Count, status!.Receipts.Count(r => r.ReachedAt is null));
        Assert.All(await BriefingsAsync(hall), d => Assert.Equal((DeliveryState.Throttled, 0), (d.State, d.Attempts)));

        hall.Channel.Answer = null;
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.SendAsync();
        await hall.RunAsync<WatchDeliveries>();

        Assert.All(await BriefingsAsync(hall), d => Assert.Equal((DeliveryState.Delivered, 1), (d.State, d.Attempts)));
        Assert.Empty(await ProblemsAsync(hall));
    }

    [EngineTheory]
    public async Task While_Teams_refuses_the_bot_itself_everything_waits_is_seen_and_goes_when_it_is_put_right(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        hall.Channel.AlwaysAnswer(new ChannelOutcome.Halted(Refusal.BotMisconfigured));
        await hall.PlanAsync(hall.People.Members.Select(m => hall.Reply(m, $"to {m.Name}")));
        await hall.RunAsync<SendDueDeliveries>();
        await hall.RunAsync<WatchDeliveries>();
        for (var minute = 0; minute < 10; minute++)
        {
            hall.Clock.Advance(TimeSpan.FromMinutes(1));
            await hall.RunAsync<SendDueDeliveries>();
            await hall.RunAsync<WatchDeliveries>();
        }

        var problem = Assert.Single(await ProblemsAsync(hall));
        Assert.StartsWith("For 10 minutes there have been messages that could not be sent. Teams does not accept the bot itself.", problem, StringComparison.Ordinal);
        Assert.Equal([(Mereside.Id, DeliveryState.Throttled, 6)], await CountsAsync(hall));

        hall.Channel.Answer = null;
        hall.Clock.Advance(TimeSpan.FromMinutes(1));
        await hall.SendAsync();

        Assert.All(await hall.ReadAsync(db => db.Deliveries.ToListAsync()), d => Assert.Equal((DeliveryState.Delivered, 1, null), (d.State, d.Attempts, d.Reason)));
    }

    [EngineTheory]
    public async Task A_node_leaves_alone_what_belongs_to_a_council_that_only_others_know(Engine engine)
    {
        await using var knows = await TownHall.OpenAsync(engine, neighbours: [s_neighbour]);
        await using var knowsNot = knows.AnotherNode();
        var neighbour = MemberOf(s_neighbour, 1);
        await knows.ChangeAsync(db => db.People.Add(neighbour));
        await knows.PlanAsync(knows.Reply(knows.People.Ada, "here"));
        await knows.SendAsync();
        await knows.PlanAsync(Reply(knows, neighbour, "there"));

        await knowsNot.SendAsync();
        var before = (await knows.DeliveryAsync("there")).State;
        await knows.SendAsync();

        Assert.Equal((DeliveryState.Planned, DeliveryState.Delivered), (before, (await knows.DeliveryAsync("there")).State));
    }

    [EngineTheory]
    public async Task Whoever_types_without_end_does_not_hide_what_is_due_to_others(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync([.. Enumerable.Range(0, 250).Select(n => hall.Reply(hall.People.Ada, $"reply {n}")), hall.Reply(hall.People.Ben, "news", DeliveryPriority.News)]);

        await hall.RunAsync<SendDueDeliveries>();

        Assert.Single(hall.Channel.To(hall.People.Ben));
        Assert.Equal(7, hall.Channel.To(hall.People.Ada).Count());
    }

    [EngineTheory]
    public async Task Row_28_However_many_are_due_no_more_than_the_cap_wait_for_a_Teams_that_is_silent(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var members = await AddMembersAsync(hall, 40);
        await hall.PlanAsync(members.Select(m => Reply(hall, m, $"to {m.Name}")));
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (waiting, most) = (0, 0);
        hall.Channel.Answer = async _ =>
        {
            var now = Interlocked.Increment(ref waiting);
            InterlockedMax(ref most, now);
            if (now >= SendLimits.Published.AtOnce)
            {
                full.TrySetResult();
            }

            await full.Task;
            Interlocked.Decrement(ref waiting);
            return new ChannelOutcome.Ambiguous("Teams did not answer in time. It may have been delivered.");
        };

        await hall.SendAsync();

        Assert.Equal(SendLimits.Published.AtOnce, most);
        Assert.Equal([(Mereside.Id, DeliveryState.Ambiguous, 40)], await CountsAsync(hall));
    }

    [EngineTheory]
    public async Task However_many_councils_are_due_a_node_has_no_more_on_the_wire_than_eight_lanes_may(Engine engine)
    {
        var councils = Enumerable.Range(10, 20).Select(n => new CouncilId($"council-{n}")).ToList();
        await using var hall = await TownHall.OpenAsync(engine, neighbours: councils);
        var members = councils.SelectMany(c => Enumerable.Range(1, 12).Select(n => MemberOf(c, n))).ToList();
        await hall.ChangeAsync(db => db.People.AddRange(members));
        await hall.PlanAsync(members.Select(m => Reply(hall, m, "news", DeliveryPriority.News)));
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (waiting, most, held) = (0, 0, 0);
        hall.Channel.Answer = async _ =>
        {
            var now = Interlocked.Increment(ref waiting);
            InterlockedMax(ref most, now);
            if (now == 8 * SendLimits.Published.AtOnce && !full.Task.IsCompleted)
            {
                held = await hall.ReadAsync(db => db.Lanes.CountAsync(l => l.Holder != null));
                full.TrySetResult();
            }

            await full.Task;
            Interlocked.Decrement(ref waiting);
            return null;
        };

        await hall.SendAsync();

        Assert.Equal((8, 8 * SendLimits.Published.AtOnce), (held, most));
        Assert.Equal(councils.Select(c => (c, DeliveryState.Delivered, 12)), await CountsAsync(hall));
    }

    [EngineTheory]
    public async Task Row_30_31_After_an_hour_without_Teams_what_waits_drains_by_urgency_and_within_the_limits(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var members = await AddMembersAsync(hall, 100);
        var begun = hall.Clock.Now;
        var sent = new List<(DateTimeOffset At, Errand Errand)>();
        hall.Channel.Answer = errand =>
        {
            var away = hall.Clock.Now - begun < TimeSpan.FromHours(1);
            lock (sent)
            {
                sent.AddRange(away ? [] : [(hall.Clock.Now, errand)]);
            }

            return Task.FromResult<ChannelOutcome?>(away ? new ChannelOutcome.NotSent("Teams could not be reached.") : null);
        };
        await hall.PlanAsync(members.Select(m => Reply(hall, m, "news", DeliveryPriority.News)));
        await DrainAsync(hall, until: begun.AddHours(1));
        var retried = await hall.ReadAsync(db => db.Deliveries.MaxAsync(d => d.DueAt));
        hall.Clock.MoveTo(retried);
        await hall.PlanAsync(members.Take(5).Select(m => Reply(hall, m, "reply")));

        await DrainAsync(hall, until: retried.AddMinutes(1));

        Assert.Equal([(Mereside.Id, DeliveryState.Delivered, 105)], await CountsAsync(hall));
        Assert.All(sent.Take(5), s => Assert.Equal("reply", ((Note)s.Errand.Content!).Words));
        Assert.All(sent, first => Assert.InRange(sent.Count(s => s.At >= first.At && s.At < first.At.AddSeconds(1)), 1, SendLimits.Published.PerCouncil.Requests));
    }

    [EngineTheory]
    public async Task Row_32_A_reply_in_the_middle_of_a_release_at_full_rate_goes_out_at_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var members = await AddMembersAsync(hall, 100);
        await hall.PlanAsync(members.Select(m => Reply(hall, m, "news", DeliveryPriority.News)));
        await hall.RunAsync<SendDueDeliveries>();
        var news = hall.Channel.Errands.Count;
        await hall.PlanAsync(Reply(hall, members[^1], "reply"));

        await hall.RunAsync<SendDueDeliveries>();

        Assert.InRange(news, 1, members.Count - 1);
        Assert.Equal(hall.Clock.Now, (await hall.DeliveryAsync("reply")).AcceptedAt);
    }

    /// <summary>Moves the clock from each thing that is due to the next, over the limiter's short windows, as the loop does.</summary>
    private static async Task DrainAsync(TownHall hall, DateTimeOffset until)
    {
        while (true)
        {
            await hall.RunAsync<SendDueDeliveries>();
            var due = await hall.ReadAsync(db => db.Deliveries.Where(d => d.State == DeliveryState.Planned).MinAsync(d => (DateTimeOffset?)d.DueAt));
            var next = due > hall.Clock.Now ? due.Value : hall.Clock.Now.AddMilliseconds(200);
            if (due is null || next >= until)
            {
                return;
            }

            hall.Clock.MoveTo(next);
        }
    }

    private static void InterlockedMax(ref int most, int candidate)
    {
        for (var seen = Volatile.Read(ref most); candidate > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, candidate, seen);
        }
    }

    private static async Task<List<Member>> AddMembersAsync(TownHall hall, int count)
    {
        var members = Enumerable.Range(100, count).Select(n => MemberOf(Mereside.Id, n)).ToList();
        await hall.ChangeAsync(db =>
        {
            db.People.AddRange(members);
            db.ChatAddresses.AddRange(members.Select(m => new ChatAddress
            {
                CouncilId = m.CouncilId,
                PersonId = m.Id,
                ServiceUrl = "https://teams.example",
                ConversationId = $"chat-{m.ExternalId}",
                ChannelUserId = $"29:{m.ExternalId}",
                LearnedAt = hall.Clock.Now,
            }));
        });
        return members;
    }

    private static Member MemberOf(CouncilId council, int number) => new()
    {
        CouncilId = council,
        Id = PersonId.New(),
        Name = $"Member {number} (invented)",
        EntraObjectId = Guid.NewGuid(),
        ExternalId = $"{number}",
        WardKey = "northmere",
        TermStartsOn = new DateOnly(2022, 5, 9),
    };

    private static Core.Delivery.Delivery Reply(TownHall hall, Person person, string words, DeliveryPriority priority = DeliveryPriority.Reply) => new()
    {
        CouncilId = person.CouncilId,
        Id = DeliveryId.New(),
        RecipientId = person.Id,
        Kind = ContentKind.View,
        SubjectId = person.Id.Value,
        Occasion = words,
        Topic = words,
        Act = DeliveryAct.Send,
        Priority = priority,
        PlannedAt = hall.Clock.Now,
        DueAt = hall.Clock.Now,
    };

    private static Task<List<string>> ProblemsAsync(TownHall hall) =>
        hall.DoAsync<DeliveryHealth, List<string>>(health => Task.FromResult(health.Ages.Problems(hall.Clock.Now).ToList()));

    private static Task<List<Core.Delivery.Delivery>> BriefingsAsync(TownHall hall) => hall.ReadAsync(db => db.Deliveries.AsNoTracking().Where(d => d.Kind == ContentKind.Briefing && d.Act == DeliveryAct.Send).ToListAsync());

    private static async Task<IEnumerable<(CouncilId Council, DeliveryState State, int Count)>> CountsAsync(TownHall hall) =>
        (await hall.ReadAsync(db => db.Deliveries.AsNoTracking().ToListAsync()))
            .GroupBy(d => (d.CouncilId, d.State)).Select(g => (g.Key.CouncilId, g.Key.State, g.Count())).OrderBy(c => c.CouncilId.Value);
}
