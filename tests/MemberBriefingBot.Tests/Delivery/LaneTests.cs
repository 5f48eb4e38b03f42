using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Delivery;

public sealed class LaneTests
{
    [EngineTheory]
    public async Task A_council_that_never_sent_anything_has_a_lane_as_soon_as_something_is_due(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "help"));

        await hall.SendAsync();

        Assert.Equal("help", Assert.IsType<Note>(Assert.Single(hall.Channel.Errands).Content).Words);
        Assert.Equal(DeliveryState.Delivered, (await hall.DeliveryAsync("help")).State);
    }

    [EngineTheory]
    public async Task Two_nodes_never_hold_one_lane(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await using var other = hall.AnotherNode();
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "help"));

        Assert.Single(await HoldAsync(hall));
        Assert.Empty(await HoldAsync(other));
    }

    [EngineTheory]
    public async Task Nodes_that_reach_for_a_lane_at_once_are_told_apart(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "help"));
        var nodes = Enumerable.Range(0, 6).Select(_ => hall.AnotherNode()).ToList();

        var held = await Task.WhenAll(nodes.Select(node => Task.Run(() => HoldAsync(node))));

        Assert.Single(held.SelectMany(lanes => lanes));
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [EngineTheory]
    public async Task A_lane_whose_holder_is_silent_for_a_lease_goes_to_another_node_with_a_higher_fence(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await using var other = hall.AnotherNode();
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "help"));
        var mine = Assert.Single(await HoldAsync(hall));

        hall.Clock.Advance(Lanes.Lease);

        var theirs = Assert.Single(await HoldAsync(other));
        Assert.True(theirs.Fence > mine.Fence);
        Assert.False(await hall.DoAsync<Lanes, bool>(lanes => lanes.RenewAsync(mine, default)));
        Assert.True(await other.DoAsync<Lanes, bool>(lanes => lanes.RenewAsync(theirs, default)));
    }

    [EngineTheory]
    public async Task A_node_that_comes_back_to_its_own_lane_keeps_its_fence_and_so_its_count_of_the_hour(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "help"));
        var before = Assert.Single(await HoldAsync(hall));

        hall.Clock.Advance(Lanes.Lease * 3);

        Assert.Equal(before.Fence, Assert.Single(await HoldAsync(hall)).Fence);
    }

    [EngineTheory]
    public async Task A_late_writers_record_is_refused_and_leaves_nothing_in_the_audit(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await using var other = hall.AnotherNode();
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "help"));
        hall.Channel.Answer = async _ =>
        {
            hall.Clock.Advance(Lanes.Lease);
            await other.RunAsync<SendDueDeliveries>();
            return null;
        };

        await hall.RunAsync<SendDueDeliveries>();

        var delivery = await hall.DeliveryAsync("help");
        Assert.Equal((DeliveryState.Ambiguous, (string?)null), (delivery.State, delivery.ActivityId));
        Assert.Empty(other.Channel.Errands);
        Assert.Equal(["delivery.InFlight", "delivery.Ambiguous"], await hall.ReadAsync(db => db.AuditEntries.Select(e => e.Act).ToListAsync()));
    }

    [EngineTheory]
    public async Task A_node_that_lost_its_lane_does_not_settle_what_its_successor_is_sending(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await using var other = hall.AnotherNode();
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "help"));
        var late = Assert.Single(await HoldAsync(hall));
        hall.Clock.Advance(Lanes.Lease);
        other.Channel.Answer = async _ =>
        {
            await hall.DoAsync<SendLane, TimeSpan>(sending => sending.RunAsync(late, default));
            return null;
        };

        await other.RunAsync<SendDueDeliveries>();

        Assert.Equal(DeliveryState.Delivered, (await hall.DeliveryAsync("help")).State);
        Assert.Empty(hall.Channel.Errands);
    }

    private static Task<IReadOnlyList<HeldLane>> HoldAsync(TownHall node) => node.DoAsync<Lanes, IReadOnlyList<HeldLane>>(lanes => lanes.HoldDueAsync(8, [], default));
}
