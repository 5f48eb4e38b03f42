using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Data;

/// <summary>A context serves one use case after another, and must bring nothing from one to the next.</summary>
public sealed class PooledContextTests
{
    [Fact]
    public async Task What_one_use_case_noted_and_did_not_save_is_not_in_the_next_ones_audit()
    {
        await using var hall = await TownHall.OpenAsync(Engine.Sqlite);
        var abandoned = await hall.DoAsync<BriefingDb, DbContextId>(db =>
        {
            db.Record(AuditEvent.ByBot(Mereside.Council.Id, hall.Clock.GetUtcNow(), "briefing.abandoned", "briefing/1"));
            return Task.FromResult(db.ContextId);
        });

        var next = await hall.DoAsync<BriefingDb, DbContextId>(async db =>
        {
            db.Record(AuditEvent.ByBot(Mereside.Council.Id, hall.Clock.GetUtcNow(), "briefing.kept", "briefing/2"));
            await db.SaveChangesAsync();
            return db.ContextId;
        });

        Assert.Equal(abandoned.InstanceId, next.InstanceId);
        Assert.Equal(["briefing.kept"], await hall.ReadAsync(db => db.AuditEntries.Select(e => e.Act).ToListAsync()));
    }

    [Fact]
    public async Task A_transaction_left_open_by_one_use_case_is_undone_before_the_next()
    {
        await using var hall = await TownHall.OpenAsync(Engine.Sqlite);
        var members = await hall.ReadAsync(db => db.Members.CountAsync());

        await hall.DoAsync<BriefingDb, int>(async db =>
        {
            await db.Database.BeginTransactionAsync();
            return await db.People.ExecuteDeleteAsync();
        });

        Assert.Equal(members, await hall.ReadAsync(db => db.Members.CountAsync()));
        Assert.Null(await hall.ReadAsync(db => Task.FromResult(db.Database.CurrentTransaction)));
    }
}
