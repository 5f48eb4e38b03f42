using System.Text.Json;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>A lane this node holds: the council it may send for, under which fence, until when.</summary>
public sealed record HeldLane(CouncilId CouncilId, long Fence, DateTimeOffset LeaseUntil);

/// <summary>Takes and keeps lanes. The statement is the same on both engines but for one clause.</summary>
public sealed class Lanes(BriefingDb db, Councils councils, ClockAgreement clocks, TimeProvider clock, Node node)
{
    /// <summary>How long a node that died keeps its lanes.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>How long a lane that is let go rests: the next holder counts afresh, and what was just sent must be past the council's window.</summary>
    private static readonly TimeSpan s_afterLettingGo = TimeSpan.FromSeconds(2);

    /// <summary>Leases go by the store's clock, which all nodes share: one whose own is fast must not take the lanes of those that are alive.</summary>
    private DateTimeOffset Now => clock.Now() + (clocks.StoreAheadBy ?? TimeSpan.Zero);

    /// <summary>Holds up to <paramref name="most"/> lanes that have something due and are free, expired or already ours.</summary>
    /// <param name="except">Lanes that are being sent for already, or must rest.</param>
    public async Task<IReadOnlyList<HeldLane>> HoldDueAsync(int most, IReadOnlyCollection<CouncilId> except, CancellationToken cancel)
    {
        if (!node.HasOpenedLanes)
        {
            await OpenMissingAsync(Now, cancel);
            node.HasOpenedLanes = true;
        }

        var me = node.Name;
        // A node that does not know a council, as one with older settings does not, leaves it to those that do.
        var ids = councils.All.Select(c => c.Id.Value).ToArray();
        var (isKnown, known) = db.IsPostgres ? ("= ANY({4})", (object)ids) : ("IN (SELECT value FROM json_each({4}))", JsonSerializer.Serialize(ids));
        var skipLocked = db.IsPostgres ? "FOR UPDATE SKIP LOCKED" : "";
        var others = except.Count == 0 ? "" : $"AND l.council_id NOT IN ({SqlText.Places(except.Count, 6)})";
        var sql = $$"""
            UPDATE lane
               SET fence = CASE WHEN holder = {0} THEN fence ELSE fence + 1 END, holder = {0}, lease_until = {2}
             WHERE council_id IN (
                   SELECT l.council_id FROM lane AS l
                    WHERE (l.holder IS NULL OR l.holder = {0} OR l.lease_until <= {1})
                      AND l.council_id {{isKnown}}
                      AND l.held_because IS NULL
                      AND (l.paused_until IS NULL OR l.paused_until <= {5})
                      {{others}}
                      AND EXISTS (SELECT 1 FROM delivery AS d
                                   WHERE d.council_id = l.council_id AND d.state IN ('Planned', 'Throttled', 'InFlight') AND d.due_at <= {5})
                    ORDER BY l.lease_until
                    LIMIT {3} {{skipLocked}})
            RETURNING council_id, holder, fence, lease_until, paused_until, held_because, resumed_at
            """;
        object[] values = [me, Now.UtcDateTime, (Now + Lease).UtcDateTime, most, known, clock.Now().UtcDateTime, .. except.Select(c => c.Value)];
        var held = await db.Lanes.FromSqlRaw(sql, values).AsNoTracking().ToListAsync(cancel);
        return [.. held.Select(l => new HeldLane(l.CouncilId, l.Fence, l.LeaseUntil))];
    }

    /// <summary>When the next lane that another node holds comes free, if that node has died; null when there is none.</summary>
    public Task<DateTimeOffset?> NextFreeAtAsync(CancellationToken cancel)
    {
        var now = Now;
        return db.Lanes.Where(l => l.Holder != node.Name && l.LeaseUntil > now).MinAsync(l => (DateTimeOffset?)l.LeaseUntil, cancel);
    }

    /// <summary>Keeps the lane for another lease, in the caller's transaction.</summary>
    /// <returns>False when another node has taken it: whatever the caller was about to write must not be written.</returns>
    public async Task<bool> RenewAsync(HeldLane lane, CancellationToken cancel)
    {
        var until = Now + Lease;
        return await db.Lanes
            .Where(l => l.CouncilId == lane.CouncilId && l.Holder == node.Name && l.Fence == lane.Fence && l.HeldBecause == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.LeaseUntil, until), cancel) == 1;
    }

    /// <summary>Leaves every lane of this node to others, as a node does that is told to stop.</summary>
    public Task LetGoAsync(CancellationToken cancel)
    {
        var until = Now + s_afterLettingGo;
        return db.Lanes.Where(l => l.Holder == node.Name && l.LeaseUntil > until).ExecuteUpdateAsync(set => set.SetProperty(l => l.LeaseUntil, until), cancel);
    }

    /// <summary>Frees every lane, for a process that has the store to itself: whoever held one has ended, and need not be waited for.</summary>
    public Task FreeAllAsync(CancellationToken cancel) =>
        db.Lanes.Where(l => l.LeaseUntil > Now).ExecuteUpdateAsync(set => set.SetProperty(l => l.LeaseUntil, Now), cancel);

    public Task PauseAsync(CouncilId councilId, DateTimeOffset until, CancellationToken cancel) =>
        db.Lanes.Where(l => l.CouncilId == councilId).ExecuteUpdateAsync(set => set.SetProperty(l => l.PausedUntil, until), cancel);

    /// <summary>Nothing is sent for the council any more, by any node, until a person lets it go on.</summary>
    /// <returns>False when it was stopped already.</returns>
    public async Task<bool> StopAsync(CouncilId councilId, string because, CancellationToken cancel)
    {
        await OpenMissingAsync(Now, cancel);
        return await db.Lanes.Where(l => l.CouncilId == councilId && l.HeldBecause == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.HeldBecause, because), cancel) == 1;
    }

    /// <returns>False when it was not stopped.</returns>
    public async Task<bool> ResumeAsync(CouncilId councilId, CancellationToken cancel)
    {
        var now = clock.Now();
        return await db.Lanes.Where(l => l.CouncilId == councilId && l.HeldBecause != null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.HeldBecause, (string?)null).SetProperty(l => l.ResumedAt, now), cancel) == 1;
    }

    /// <summary>A council has its lane from the first time this node looks.</summary>
    private async Task OpenMissingAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var open = await db.Lanes.Select(l => l.CouncilId).ToListAsync(cancel);
        foreach (var council in councils.All.Select(c => c.Id).Except(open))
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO lane (council_id, fence, lease_until) VALUES ({council.Value}, 0, {now.UtcDateTime}) ON CONFLICT (council_id) DO NOTHING", cancel);
        }
    }
}

/// <summary>This process among those that share a store. A restarted process is another node.</summary>
public sealed class Node
{
    public string Name { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>Whether it has made sure that every council has a lane.</summary>
    internal bool HasOpenedLanes { get; set; }
}
