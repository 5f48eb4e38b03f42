using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Delivery;

public sealed class PlanTests
{
    private static readonly Guid s_subject = new("00000000-dddd-4000-8000-000000000001");

    [EngineTheory]
    public async Task The_same_occasion_planned_twice_is_planned_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        Assert.Equal(1, await PlanAsync(hall, "release", hall.People.Ada));
        Assert.Equal(1, await PlanAsync(hall, "release", hall.People.Ada, hall.People.Ben, hall.People.Ben));

        Assert.Equal(2, await hall.ReadAsync(db => db.Deliveries.CountAsync()));
    }

    [EngineTheory]
    public async Task Two_planners_at_once_cannot_both_plan_it(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var ada = hall.People.Ada.Id;

        await Assert.ThrowsAsync<DbUpdateException>(() => hall.PlanAsync(
            hall.Reply(hall.People.Ada, "same"), hall.Reply(hall.People.Ada, "same")));

        Assert.Equal(0, await hall.ReadAsync(db => db.Deliveries.CountAsync(d => d.RecipientId == ada)));
    }

    [EngineTheory]
    public async Task A_rewrite_reaches_every_message_but_the_one_just_pressed(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"), hall.Reply(hall.People.Ada, "two"));
        await hall.SendAsync();
        var pressed = (await hall.DeliveryAsync("one")).ActivityId;

        await hall.RewriteAsync(ContentKind.View, hall.People.Ada.Id.Value, "changed", except: pressed);
        await hall.SendAsync();

        Assert.Equal((await hall.DeliveryAsync("two")).ActivityId, Assert.Single(hall.Channel.Errands, e => e.Act == DeliveryAct.Rewrite).TargetActivityId);
    }

    [EngineTheory]
    public async Task A_message_on_the_wire_while_its_subject_changes_is_rewritten_once_it_has_arrived(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        hall.Channel.Answer = async errand =>
        {
            if (errand.Act == DeliveryAct.Send)
            {
                await hall.RewriteAsync(ContentKind.View, hall.People.Ada.Id.Value, "changed");
            }

            return null;
        };

        await hall.SendAsync();

        Assert.Equal([DeliveryAct.Send, DeliveryAct.Rewrite], hall.Channel.Errands.Select(e => e.Act));
    }

    [EngineTheory]
    public async Task A_message_still_waiting_while_its_subject_changes_is_rewritten_too_for_its_content_may_be_read_already(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));

        await hall.RewriteAsync(ContentKind.View, hall.People.Ada.Id.Value, "changed");
        await hall.SendAsync();

        Assert.Equal([DeliveryAct.Send, DeliveryAct.Rewrite], hall.Channel.Errands.Select(e => e.Act));
        Assert.Equal("message-1", hall.Channel.Errands[1].TargetActivityId);
    }

    [EngineTheory]
    public async Task There_is_nothing_to_rewrite_where_nothing_arrived(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        await hall.RewriteAsync(ContentKind.View, hall.People.Ada.Id.Value, "changed");
        hall.Channel.AlwaysAnswer(new ChannelOutcome.Refused(Refusal.NotInstalled));

        await hall.SendAsync();

        Assert.Single(hall.Channel.Errands);
        Assert.Equal("The message it would change was never delivered.", (await hall.ReadAsync(db => db.Deliveries.SingleAsync(d => d.Act == DeliveryAct.Rewrite))).Reason);
    }

    private static async Task<int> PlanAsync(TownHall hall, string occasion, params Core.People.Person[] recipients)
    {
        var planned = 0;
        await hall.InUnitAsync<Plan>(async plan =>
            planned = await plan.SendAsync(Mereside.Id, ContentKind.View, s_subject, occasion, [.. recipients.Select(r => r.Id)], hall.Clock.Now, default));
        return planned;
    }
}
