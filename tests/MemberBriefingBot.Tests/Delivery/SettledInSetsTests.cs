using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Delivery;

public sealed class SettledInSetsTests
{
    [EngineTheory]
    public async Task Of_deliveries_settled_together_the_audit_says_only_what_became_of_each(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var (one, two) = (hall.Reply(hall.People.Ada, "one"), hall.Reply(hall.People.Ben, "two"));
        await hall.PlanAsync(one, two);
        hall.Channel.OnMake = content =>
        {
            if (content is Note { Words: "two" })
            {
                hall.ReadAsync(db => db.Deliveries.Where(d => d.Id == one.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Cancelled))).GetAwaiter().GetResult();
            }

            throw new InvalidOperationException("No card.");
        };

        await hall.RunAsync<SendDueDeliveries>();

        Assert.Equal((DeliveryState.Cancelled, DeliveryState.Refused), ((await hall.DeliveryAsync("one")).State, (await hall.DeliveryAsync("two")).State));
        Assert.Equal($"delivery/{two.Id}", Assert.Single(await hall.ReadAsync(db => db.AuditEntries.Select(e => e.Subject).ToListAsync())));
    }
}
