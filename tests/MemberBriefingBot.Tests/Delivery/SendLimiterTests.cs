using FsCheck;
using FsCheck.Fluent;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Delivery;

public sealed class SendLimiterTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Waves at any distance, for one to three people, always more than may be sent, answered after any time and counted by Teams at any
    /// instant before that: whatever is permitted keeps every window.
    /// </summary>
    [Fact]
    public void No_window_is_ever_exceeded_wherever_it_is_laid_and_whenever_requests_arrive() =>
        Prop.ForAll(
            Arb.From(Gen.Choose(1, 3)),
            Arb.From(Gen.ListOf(
                from gap in Gen.Frequency((6, Gen.Choose(0, 400)), (3, Gen.Choose(401, 2500)), (1, Gen.Choose(2501, 40_000)))
                from latency in Gen.Frequency((6, Gen.Choose(0, 60)), (3, Gen.Choose(61, 1500)), (1, Gen.Choose(1501, 9000)))
                from underway in Gen.Choose(0, 100)
                select (gap, latency, underway), 120)),
            (people, waves) => KeepsEveryWindow(people, [.. waves])).QuickCheckThrowOnFailure();

    [Fact]
    public void A_conversation_gets_seven_in_a_second_and_the_eighth_a_second_after_they_were_answered()
    {
        var limiter = new SendLimiter(SendLimits.Published);
        var one = Due(PersonId.New(), 10);

        var first = limiter.Permit(one, s_start);
        Answer(limiter, first, s_start);

        Assert.Equal(7, first.Count);
        Assert.Empty(limiter.Permit(one, s_start.AddMilliseconds(999)));
        var eighth = limiter.Permit(one[7..], s_start.AddSeconds(1));
        Answer(limiter, eighth, s_start.AddSeconds(1));
        Assert.Single(eighth);
        Assert.Empty(limiter.Permit(one[8..], s_start.AddMilliseconds(1999)));
    }

    [Fact]
    public void What_has_not_been_answered_counts_however_long_ago_it_left()
    {
        var limiter = new SendLimiter(SendLimits.Published);
        var one = Due(PersonId.New(), 10);

        Assert.Equal(7, limiter.Permit(one, s_start).Count);
        Assert.Empty(limiter.Permit(one[7..], s_start.AddMinutes(1)));
    }

    [Fact]
    public void What_was_permitted_and_never_left_does_not_count()
    {
        var limiter = new SendLimiter(SendLimits.Published);
        var one = Due(PersonId.New(), 7);
        limiter.Permit(one, s_start);

        limiter.See([], new HashSet<DeliveryId>(), s_start);

        Assert.Equal(7, limiter.Permit(one, s_start).Count);
    }

    [Fact]
    public void What_an_ended_sender_left_out_counts_as_answered_when_the_next_begins()
    {
        var limiter = new SendLimiter(SendLimits.Published);
        var one = Due(PersonId.New(), 14);
        limiter.Permit(one, s_start);

        limiter.Begin(s_start.AddSeconds(5));

        Assert.Empty(limiter.Permit(one[7..], s_start.AddSeconds(5.9)));
        Assert.NotEmpty(limiter.Permit(one[7..], s_start.AddSeconds(6)));
    }

    /// <summary>Of two, the one made first could arrive last, and an older text would stand.</summary>
    [Fact]
    public void One_change_of_a_message_is_on_the_wire_at_a_time()
    {
        var limiter = new SendLimiter(SendLimits.Published);
        var (person, message) = (PersonId.New(), DeliveryId.New());
        List<Due> changes = [Change(person, message), Change(person, message), Change(person, DeliveryId.New())];

        var first = limiter.Permit(changes, s_start);
        Answer(limiter, first, s_start);

        Assert.Equal([changes[0].Delivery, changes[2].Delivery], first);
        Assert.Equal([changes[1].Delivery], limiter.Permit([changes[1]], s_start));
    }

    [Fact]
    public void Somebody_whose_chat_must_be_opened_takes_two_of_the_councils_requests()
    {
        var limiter = new SendLimiter(SendLimits.Published with { AtOnce = 100 });
        var strangers = Enumerable.Range(0, 60).SelectMany(_ => Due(PersonId.New(), 1)).Select(d => d with { Requests = 2 }).ToList();

        Assert.Equal(25, limiter.Permit(strangers, s_start).Count);
    }

    [Fact]
    public void A_person_at_their_limit_does_not_hold_up_the_next()
    {
        var (busy, quiet) = (PersonId.New(), PersonId.New());

        var permitted = new SendLimiter(SendLimits.Published).Permit([.. Due(busy, 12), .. Due(quiet, 1)], s_start);

        Assert.Equal(8, permitted.Count);
        Assert.Equal(quiet, permitted[^1].RecipientId);
    }

    [Fact]
    public void News_leaves_room_for_people_who_are_waiting_for_a_reply()
    {
        var limiter = new SendLimiter(SendLimits.Published with { AtOnce = 100 });
        var news = Enumerable.Range(0, 60).SelectMany(_ => Due(PersonId.New(), 1, DeliveryPriority.News)).ToList();
        var replies = Enumerable.Range(0, 60).SelectMany(_ => Due(PersonId.New(), 1)).ToList();

        Assert.Equal(40, limiter.Permit(news, s_start).Count);
        Assert.Equal(10, limiter.Permit(replies, s_start).Count);
    }

    [Fact]
    public void No_more_are_on_the_wire_at_once_than_a_crash_may_leave_unknown() =>
        Assert.Equal(10, new SendLimiter(SendLimits.Published).Permit([.. Enumerable.Range(0, 45).SelectMany(_ => Due(PersonId.New(), 1))], s_start).Count);

    private static bool KeepsEveryWindow(int people, IReadOnlyList<(int Gap, int Latency, int Underway)> waves)
    {
        var limiter = new SendLimiter(SendLimits.Published);
        var persons = Enumerable.Range(0, people).Select(_ => PersonId.New()).ToList();
        var arrived = new List<(PersonId Person, DateTimeOffset At)>();
        var onWire = new List<(Core.Delivery.Delivery Delivery, DateTimeOffset AnsweredAt)>();
        var now = s_start;
        foreach (var (gap, latency, underway) in waves)
        {
            now = now.AddMilliseconds(gap);
            var answered = onWire.Where(o => o.AnsweredAt <= now).ToList();
            limiter.See([.. answered.Select(o => Back(o.Delivery, o.AnsweredAt))], onWire.Select(o => o.Delivery.Id).ToHashSet(), now);
            onWire.RemoveAll(answered.Contains);
            var permitted = limiter.Permit([.. persons.SelectMany(p => Due(p, 20))], now);
            arrived.AddRange(permitted.Select(d => (d.RecipientId, now.AddMilliseconds(latency * underway / 100.0))));
            onWire.AddRange(permitted.Select(d => (d, now.AddMilliseconds(latency))));
        }

        return Keeps(SendLimits.Published.PerCouncil, arrived.Select(s => s.At))
            && arrived.GroupBy(s => s.Person).All(one => SendLimits.Published.PerConversation.All(window => Keeps(window, one.Select(s => s.At))));
    }

    private static (DeliveryId Id, ChannelOutcome Outcome, DateTimeOffset At) Back(Core.Delivery.Delivery delivery, DateTimeOffset at, ChannelOutcome? outcome = null) =>
        (delivery.Id, outcome ?? new ChannelOutcome.Delivered("1", "a:1"), at);

    private static void Answer(SendLimiter limiter, IReadOnlyList<Core.Delivery.Delivery> permitted, DateTimeOffset now, ChannelOutcome? outcome = null) =>
        limiter.See([.. permitted.Select(d => Back(d, now, outcome))], permitted.Select(d => d.Id).ToHashSet(), now);

    /// <summary>Judged from the other side than the limiter does: every send opens a window, and what falls within it is counted.</summary>
    private static bool Keeps(Window window, IEnumerable<DateTimeOffset> sent)
    {
        var instants = sent.Order().ToList();
        return instants.Select((at, i) => instants.Skip(i).TakeWhile(later => later < at + window.Length).Count()).All(count => count <= window.Requests);
    }

    private static Due Change(PersonId person, DeliveryId message) => new(
        new Core.Delivery.Delivery
        {
            CouncilId = Mereside.Id,
            Id = DeliveryId.New(),
            RecipientId = person,
            Kind = ContentKind.View,
            SubjectId = person.Value,
            Occasion = "change",
            Act = DeliveryAct.Rewrite,
            TargetId = message,
            Priority = DeliveryPriority.Rewrite,
            PlannedAt = s_start,
            DueAt = s_start,
        },
        Requests: 1);

    [Fact]
    public void However_many_emails_are_under_way_there_is_room_for_chats()
    {
        var limiter = new SendLimiter(SendLimits.Published);
        var emails = Enumerable.Range(0, 12).SelectMany(_ => Due(PersonId.New(), 1, via: Via.Email)).ToList();
        var chats = Enumerable.Range(0, 12).SelectMany(_ => Due(PersonId.New(), 1)).ToList();

        var permitted = limiter.Permit([.. emails, .. chats], s_start);

        Assert.Equal((3, 7), (permitted.Count(d => d.Via == Via.Email), permitted.Count(d => d.Via == Via.Chat)));
    }

    private static List<Due> Due(PersonId person, int count, DeliveryPriority priority = DeliveryPriority.Reply, Via via = Via.Chat) =>
    [
        .. Enumerable.Range(0, count).Select(n => new Due(
            new Core.Delivery.Delivery
            {
                CouncilId = Mereside.Id,
                Id = DeliveryId.New(),
                RecipientId = person,
                Kind = ContentKind.View,
                SubjectId = person.Value,
                Occasion = $"{n}",
                Act = DeliveryAct.Send,
                Priority = priority,
                Via = via,
                PlannedAt = s_start,
                DueAt = s_start,
            },
            Requests: 1)),
    ];

    [Fact]
    public void Row_27_A_council_that_is_asked_to_slow_down_goes_on_at_half_the_rate_and_raises_it_slowly()
    {
        var limiter = new SendLimiter(SendLimits.Published with { AtOnce = 100 });
        int SentAt(DateTimeOffset at, ChannelOutcome? answer = null)
        {
            var permitted = limiter.Permit([.. Enumerable.Range(0, 60).SelectMany(_ => Due(PersonId.New(), 1))], at);
            Answer(limiter, permitted, at, answer);
            return permitted.Count;
        }

        var before = SentAt(s_start, new ChannelOutcome.Throttled(TimeSpan.FromSeconds(2)));
        Assert.Equal(0, SentAt(s_start.AddSeconds(1.9)));
        var halved = SentAt(s_start.AddSeconds(3));
        var raised = SentAt(s_start.AddSeconds(8));
        var at = s_start.AddSeconds(8);
        for (var times = 0; times < 20; times++)
        {
            at = at.AddSeconds(5);
            limiter.Permit([], at);
        }

        Assert.Equal((50, 25), (before, halved));
        Assert.InRange(raised, 26, 31);
        Assert.Equal(50, SentAt(at.AddSeconds(1)));
    }
}
