using FsCheck;
using FsCheck.Fluent;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Delivery;

public sealed class SendLimiterTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Waves at any distance, for one to three people, always more than may be sent: whatever is permitted keeps every window.</summary>
    [Fact]
    public void No_window_is_ever_exceeded_wherever_it_is_laid() =>
        Prop.ForAll(
            Arb.From(Gen.Choose(1, 3)),
            Arb.From(Gen.ListOf(Gen.Frequency((6, Gen.Choose(0, 400)), (3, Gen.Choose(401, 2500)), (1, Gen.Choose(2501, 40_000))), 120)),
            (people, gaps) => KeepsEveryWindow(people, [.. gaps])).QuickCheckThrowOnFailure();

    [Fact]
    public void A_conversation_gets_seven_in_a_second_and_the_eighth_a_second_later()
    {
        var limiter = new SendLimiter(SendLimits.Published);
        var one = Due(PersonId.New(), 10);

        Assert.Equal(7, limiter.Permit(one, 0, s_start).Count);
        Assert.Empty(limiter.Permit(one, 0, s_start.AddMilliseconds(999)));
        Assert.Single(limiter.Permit(one, 0, s_start.AddSeconds(1)));
        Assert.Empty(limiter.Permit(one, 0, s_start.AddMilliseconds(1999)));
    }

    [Fact]
    public void A_person_at_their_limit_does_not_hold_up_the_next()
    {
        var (busy, quiet) = (PersonId.New(), PersonId.New());

        var permitted = new SendLimiter(SendLimits.Published).Permit([.. Due(busy, 12), .. Due(quiet, 1)], 0, s_start);

        Assert.Equal(8, permitted.Count);
        Assert.Equal(quiet, permitted[^1].RecipientId);
    }

    [Fact]
    public void News_leaves_room_for_people_who_are_waiting_for_a_reply()
    {
        var limiter = new SendLimiter(SendLimits.Published with { AtOnce = 100 });
        var news = Enumerable.Range(0, 60).SelectMany(_ => Due(PersonId.New(), 1, DeliveryPriority.News)).ToList();
        var replies = Enumerable.Range(0, 60).SelectMany(_ => Due(PersonId.New(), 1)).ToList();

        Assert.Equal(40, limiter.Permit(news, 0, s_start).Count);
        Assert.Equal(10, limiter.Permit(replies, 0, s_start).Count);
    }

    [Fact]
    public void No_more_are_on_the_wire_at_once_than_a_crash_may_leave_unknown() =>
        Assert.Equal(30, new SendLimiter(SendLimits.Published).Permit([.. Enumerable.Range(0, 45).SelectMany(_ => Due(PersonId.New(), 1))], 0, s_start).Count);

    private static bool KeepsEveryWindow(int people, IReadOnlyList<int> gapsInMilliseconds)
    {
        var limiter = new SendLimiter(SendLimits.Published);
        var due = Enumerable.Range(0, people).SelectMany(_ => Due(PersonId.New(), 20)).ToList();
        var sent = new List<(PersonId Person, DateTimeOffset At)>();
        var now = s_start;
        foreach (var gap in gapsInMilliseconds)
        {
            now = now.AddMilliseconds(gap);
            sent.AddRange(limiter.Permit(due, 0, now).Select(d => (d.RecipientId, now)));
        }

        return Keeps(SendLimits.Published.PerCouncil, sent.Select(s => s.At))
            && sent.GroupBy(s => s.Person).All(one => SendLimits.Published.PerConversation.All(window => Keeps(window, one.Select(s => s.At))));
    }

    /// <summary>Judged from the other side than the limiter does: every send opens a window, and what falls within it is counted.</summary>
    private static bool Keeps(Window window, IEnumerable<DateTimeOffset> sent)
    {
        var instants = sent.ToList();
        return instants.Select((at, i) => instants.Skip(i).TakeWhile(later => later < at + window.Length).Count()).All(count => count <= window.Requests);
    }

    private static List<Core.Delivery.Delivery> Due(PersonId person, int count, DeliveryPriority priority = DeliveryPriority.Reply) =>
    [
        .. Enumerable.Range(0, count).Select(n => new Core.Delivery.Delivery
        {
            CouncilId = Mereside.Id,
            Id = DeliveryId.New(),
            RecipientId = person,
            Kind = ContentKind.View,
            SubjectId = person.Value,
            Occasion = $"{n}",
            Act = DeliveryAct.Send,
            Priority = priority,
            PlannedAt = s_start,
            DueAt = s_start,
        }),
    ];

    [Fact]
    public void Row_27_A_council_that_is_asked_to_slow_down_goes_on_at_half_the_rate_and_raises_it_slowly()
    {
        var limiter = new SendLimiter(SendLimits.Published with { AtOnce = 100 });
        List<Core.Delivery.Delivery> News() => [.. Enumerable.Range(0, 60).SelectMany(_ => Due(PersonId.New(), 1))];
        var before = limiter.Permit(News(), 0, s_start).Count;
        limiter.Heed([new ChannelOutcome.Throttled(TimeSpan.FromSeconds(2)), new ChannelOutcome.Throttled(TimeSpan.FromSeconds(2))], s_start);

        Assert.Empty(limiter.Permit(News(), 0, s_start.AddSeconds(1.9)));
        var halved = limiter.Permit(News(), 0, s_start.AddSeconds(3)).Count;
        var raised = limiter.Permit(News(), 0, s_start.AddSeconds(8)).Count;
        var at = s_start.AddSeconds(8);
        for (var times = 0; times < 20; times++)
        {
            at = at.AddSeconds(5);
            limiter.Permit([], 0, at);
        }

        Assert.Equal((50, 25), (before, halved));
        Assert.InRange(raised, 26, 31);
        Assert.Equal(50, limiter.Permit(News(), 0, at.AddSeconds(1)).Count);
    }
}
