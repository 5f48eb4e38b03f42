using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Briefings;

public sealed class ReleaseBesideTests
{
    [PostgresFact]
    public async Task What_another_node_is_releasing_is_left_to_it_and_holds_up_no_other_release()
    {
        await using var hall = await TownHall.OpenAsync(Engine.Postgres);
        var text = Journey.WardDecision with { Kind = BriefingKind.PolicyBriefing, Wards = [] };
        await hall.ScheduledAsync(text);
        await hall.ScheduledAsync(text);
        hall.Clock.Advance(TimeSpan.FromHours(2));

        var taken = await hall.ReadAsync(async anotherNode =>
        {
            await using var transaction = await anotherNode.Database.BeginTransactionAsync();
            var first = (await anotherNode.Tiers.FromSql($"SELECT * FROM tier ORDER BY release_at LIMIT 1 FOR UPDATE").AsNoTracking().ToListAsync()).Single();
            await hall.RunAsync<ReleaseDueTiers>();
            return first;
        });

        Assert.Equal(taken.BriefingId, await hall.ReadAsync(db => db.Tiers.Where(t => t.ReleasedAt == null).Select(t => t.BriefingId).SingleAsync()));
        await hall.RunAsync<ReleaseDueTiers>();
        Assert.Equal(0, await hall.ReadAsync(db => db.Tiers.CountAsync(t => t.ReleasedAt == null)));
    }

    [PostgresFact]
    public async Task A_withdrawal_waits_for_what_is_being_released_beside_it_and_stops_it()
    {
        await using var hall = await TownHall.OpenAsync(Engine.Postgres);
        await using var anotherNode = hall.AnotherNode();
        var briefing = await hall.ScheduledAsync();
        hall.Clock.Advance(TimeSpan.FromHours(1));
        var withdrawal = Task.FromResult<WithdrawOutcome>(new WithdrawOutcome.NotAllowed());
        anotherNode.Fault.BeforeCommit = async () =>
        {
            withdrawal = hall.DoAsync<WithdrawBriefing, WithdrawOutcome>(w => w.HandleAsync(hall.People.Dora, briefing.Id, "It was wrong.", null, default));
            await Task.WhenAny(withdrawal, Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System));
        };

        await anotherNode.RunAsync<ReleaseDueTiers>();

        Assert.Equal(new WithdrawOutcome.Withdrawn(Shown: 0, Stopped: 4), await withdrawal);
    }
}
