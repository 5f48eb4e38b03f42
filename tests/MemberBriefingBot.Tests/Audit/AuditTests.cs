using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Audit;

public sealed class AuditTests
{
    [EngineTheory]
    public async Task A_day_in_the_council_leaves_an_unbroken_chain(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ReleasedAsync();
        await hall.AskedAsync();

        var entries = await EntriesAsync(hall);

        Assert.True(entries.Count > 10);
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(e => e.Sequence));
        Assert.Null(AuditChain.FirstBroken(entries));
        Assert.Equal(entries[^1].Hash, (await hall.ReadAsync(db => db.AuditHeads.SingleAsync())).Hash);
    }

    [EngineTheory]
    public async Task An_altered_entry_is_found(Engine engine)
    {
        await using var hall = await RecordedAsync(engine, 5);
        await hall.ReadAsync(db => db.AuditEntries.Where(e => e.Sequence == 3).ExecuteUpdateAsync(set => set.SetProperty(e => e.Facts, "something else")));

        Assert.Equal(3, AuditChain.FirstBroken(await EntriesAsync(hall)));
    }

    [EngineTheory]
    public async Task A_removed_entry_is_found(Engine engine)
    {
        await using var hall = await RecordedAsync(engine, 5);
        await hall.ReadAsync(db => db.AuditEntries.Where(e => e.Sequence == 2).ExecuteDeleteAsync());

        Assert.Equal(2, AuditChain.FirstBroken(await EntriesAsync(hall)));
    }

    [EngineTheory]
    public async Task Writers_at_the_same_time_stand_in_one_line(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => hall.ChangeAsync(db => db.Record(Happened(n))))));

        var entries = await EntriesAsync(hall);
        Assert.Equal(12, entries.Count);
        Assert.Null(AuditChain.FirstBroken(entries));
    }

    [EngineTheory]
    public async Task What_is_rolled_back_was_never_recorded(Engine engine)
    {
        await using var hall = await RecordedAsync(engine, 2);
        await Assert.ThrowsAsync<DbUpdateException>(() => hall.ChangeAsync(db =>
        {
            db.Wards.Add(Mereside.Ward("Northmere"));
            db.Record(Happened(9));
        }));
        await hall.ChangeAsync(db => db.Record(Happened(3)));

        var entries = await EntriesAsync(hall);

        Assert.Equal(["fact 0", "fact 1", "fact 3"], entries.Select(e => e.Facts));
        Assert.Null(AuditChain.FirstBroken(entries));
    }

    private static async Task<TownHall> RecordedAsync(Engine engine, int count)
    {
        var hall = await TownHall.OpenAsync(engine);
        for (var n = 0; n < count; n++)
        {
            await hall.ChangeAsync(db => db.Record(Happened(n)));
        }

        return hall;
    }

    private static AuditEvent Happened(int n) => AuditEvent.ByBot(Mereside.Id, DateTimeOffset.UnixEpoch.AddTicks(n), "test.happened", "nothing", $"fact {n}");

    private static Task<List<AuditEntry>> EntriesAsync(TownHall hall) => hall.ReadAsync(db => db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());
}
