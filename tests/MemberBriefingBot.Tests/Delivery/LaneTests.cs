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
        Assert.Equal(DeliveryState.Delivered, (await hall.ReadAsync(db => db.Deliveries.SingleAsync())).State);
    }
}
