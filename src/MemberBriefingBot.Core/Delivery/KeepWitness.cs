using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>
/// Holds each council's audit against what this machine remembers of it. When what was remembered is not there any more, the store is an
/// older copy, and what it holds as waiting may have been sent: nothing is sent for that council until a person has decided.
/// </summary>
public sealed partial class KeepWitness(BriefingDb db, Lanes lanes, Witness witness, TimeProvider clock, ILogger<KeepWitness> log) : IStep
{
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(2);

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        if (witness.IsKept)
        {
            await LookAsync(cancel);
        }

        return s_betweenLooks;
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        var heads = await db.AuditHeads.AsNoTracking().ToDictionaryAsync(h => h.CouncilId.Value, cancel);
        var moved = heads.Keys.Union(witness.Ends.Keys).Where(council => heads.GetValueOrDefault(council)?.Hash != witness.Ends.GetValueOrDefault(council)?.Hash).ToList();
        if (moved.Count == 0)
        {
            return;
        }

        var ends = new Dictionary<string, WitnessedEnd>(witness.Ends);
        foreach (var council in moved)
        {
            var remembered = witness.Ends.GetValueOrDefault(council);
            if (remembered is null || await FollowsAsync(new CouncilId(council), remembered, cancel))
            {
                ends[council] = heads.TryGetValue(council, out var head) ? new WitnessedEnd(head.Sequence, head.Hash, now) : ends[council];
            }
            else
            {
                await HoldAsync(new CouncilId(council), remembered, now, cancel);
            }
        }

        witness.Keep(ends);
    }

    /// <summary>Whether what was remembered still stands in the store, or a person has said since that sending may go on.</summary>
    private async Task<bool> FollowsAsync(CouncilId councilId, WitnessedEnd remembered, CancellationToken cancel) =>
        await db.AuditEntries.AnyAsync(e => e.CouncilId == councilId && e.Sequence == remembered.Sequence && e.Hash == remembered.Hash, cancel)
        || await db.Lanes.AnyAsync(l => l.CouncilId == councilId && l.ResumedAt > remembered.SeenAt, cancel);

    private async Task HoldAsync(CouncilId councilId, WitnessedEnd remembered, DateTimeOffset now, CancellationToken cancel)
    {
        var because = $"Entry {remembered.Sequence} of the audit, seen on {remembered.SeenAt:yyyy-MM-dd HH:mm} UTC, is not in the store: the store is an older copy, or its end was cut off.";
        if (await lanes.StopAsync(councilId, because, cancel))
        {
            db.Record(AuditEvent.ByBot(councilId, now, "sending.held", $"lane/{councilId}", $"entry {remembered.Sequence} {remembered.Hash} is missing"));
            await db.SaveChangesAsync(cancel);
            LogHeld(log, councilId, remembered.Sequence);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Nothing is sent for {Council}: entry {Sequence} of its audit is missing, so the store is an older copy or its end was cut off, and what waits in it may have been sent already. Run the command “reconcile”.")]
    private static partial void LogHeld(ILogger log, CouncilId council, long sequence);
}
