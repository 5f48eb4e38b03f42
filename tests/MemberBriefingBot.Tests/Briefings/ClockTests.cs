using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Work;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>Row 33: while clocks disagree nobody can say that an instant has come.</summary>
public sealed class ClockTests
{
    [EngineTheory]
    public async Task Row_33_Nothing_is_released_while_the_clocks_disagree_and_nothing_is_lost(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync();
        hall.Clock.MoveTo(briefing.Timetable.WardMembersAt!.Value);

        await DifferByAsync(hall, TimeSpan.FromSeconds(-2.1));
        await hall.ReleaseAndSendAsync();
        var early = Sent(hall);
        await DifferByAsync(hall, TimeSpan.FromSeconds(-2));
        await hall.ReleaseAndSendAsync();

        Assert.Equal(0, early);
        Assert.NotEqual(0, Sent(hall));
    }

    [EngineTheory]
    public async Task Row_33_Nothing_is_released_by_a_clock_that_is_put_forward_between_two_looks(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync();

        hall.Clock.PutForward(briefing.Timetable.AllMembersAt!.Value - hall.Clock.Now);
        await hall.ReleaseAndSendAsync();

        Assert.Equal(0, Sent(hall));
    }

    [EngineTheory]
    public async Task Row_33_No_embargo_is_lifted_while_the_clocks_disagree(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();
        hall.Clock.MoveTo(briefing.Timetable.EmbargoUntil!.Value);

        await DifferByAsync(hall, TimeSpan.FromHours(-1));
        await hall.RunAsync<LiftDueEmbargoes>();
        var early = (await StateAsync(hall, briefing)) == BriefingState.Lifted;
        await DifferByAsync(hall, TimeSpan.Zero);
        await hall.RunAsync<LiftDueEmbargoes>();

        Assert.Equal((false, BriefingState.Lifted), (early, await StateAsync(hall, briefing)));
    }

    [EngineTheory]
    public async Task Row_33_A_node_whose_clock_is_fast_leaves_the_lanes_of_others_alone(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await using var fast = hall.AnotherNode();
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        Assert.Single(await hall.DoAsync<Lanes, IReadOnlyList<HeldLane>>(lanes => lanes.HoldDueAsync(1, [], default)));

        hall.Clock.PutForward(TimeSpan.FromSeconds(90));
        await DifferByAsync(fast, TimeSpan.FromSeconds(-90));

        Assert.Empty(await fast.DoAsync<Lanes, IReadOnlyList<HeldLane>>(lanes => lanes.HoldDueAsync(1, [], default)));
    }

    [Fact]
    public void Before_the_clocks_were_compared_nobody_knows_that_they_agree() => Assert.False(new ClockAgreement(new TestClock()).Holds);

    [EngineTheory]
    public async Task The_stores_clock_is_asked_where_it_has_one(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        await hall.RunAsync<WatchClocks>(); // the test's clock stands in March 2026

        Assert.Equal(engine == Engine.Sqlite, await hall.DoAsync<ClockAgreement, bool>(agreement => Task.FromResult(agreement.Holds)));
    }

    private static Task<bool> DifferByAsync(TownHall hall, TimeSpan storeAheadBy) => hall.DoAsync<ClockAgreement, bool>(agreement =>
    {
        agreement.Compared(storeAheadBy);
        return Task.FromResult(true);
    });

    private static int Sent(TownHall hall) => hall.Channel.Errands.Count(e => e.Content is BriefingContent or FoldedContent);

    private static Task<BriefingState> StateAsync(TownHall hall, Briefing briefing) => hall.ReadAsync(db => Task.FromResult(db.Briefings.Single(b => b.Id == briefing.Id).State));
}
