using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>A delivery whose instant has come.</summary>
/// <param name="Requests">How many requests it takes: two when the person's chat must be opened first.</param>
public sealed record Due(Delivery Delivery, int Requests);

/// <summary>
/// The arrows of the state machine, as the holder of a lane draws them: each a conditional update over a set, which names the state it
/// leaves and touches nothing that has left it meanwhile, in a transaction that first proves that the lane is still ours.
/// </summary>
public sealed class LaneRows(BriefingDb db, Lanes lanes, TimeProvider clock)
{
    /// <summary>Due rows read at once.</summary>
    public const int DueAtOnce = 200;

    /// <summary>Does all its work over one connection, which goes back to the pool before anything is waited for.</summary>
    /// <exception cref="StoreOutageException">The store could not be reached, or was lost under way.</exception>
    public async Task<T> OverOneConnectionAsync<T>(Func<Task<T>> work)
    {
        try
        {
            await db.Database.OpenConnectionAsync();
            return await work();
        }
        catch (Exception failure) when (StoreOutageException.IsBehind(failure, db))
        {
            throw new StoreOutageException(failure);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The first of what is due, in the order of its sending.</summary>
    public async Task<IReadOnlyList<Due>> DueAsync(CouncilId councilId, DateTimeOffset now) => await DueAsync(Waiting(councilId, now), councilId);

    /// <summary>The first of what is due to others than these people.</summary>
    public async Task<IReadOnlyList<Due>> DueToOthersAsync(CouncilId councilId, IReadOnlyCollection<PersonId> than, DateTimeOffset now) =>
        await DueAsync(Waiting(councilId, now).Where(d => !than.Contains(d.RecipientId)), councilId);

    /// <summary>The replies that are due to people who are waiting.</summary>
    public async Task<IReadOnlyList<Due>> RepliesDueAsync(CouncilId councilId, DateTimeOffset now) =>
        await DueAsync(Waiting(councilId, now).Where(d => d.Priority == DeliveryPriority.Reply), councilId);

    private Task<List<Due>> DueAsync(IQueryable<Delivery> waiting, CouncilId councilId) =>
        waiting
            .OrderBy(d => d.Priority).ThenBy(d => d.DueAt).ThenBy(d => d.Id)
            .Take(DueAtOnce)
            .Select(d => new Due(d, db.ChatAddresses.Any(c => c.CouncilId == councilId && c.PersonId == d.RecipientId) ? 1 : 2))
            .AsNoTracking()
            .ToListAsync();

    private IQueryable<Delivery> Waiting(CouncilId councilId, DateTimeOffset now) => Unsettled(councilId).Where(d => d.State != DeliveryState.InFlight && d.DueAt <= now);

    private IQueryable<Delivery> Unsettled(CouncilId councilId) => db.Deliveries.Where(d => d.CouncilId == councilId).Unsettled();

    /// <summary>One sender holds the lane and records what it sent, so whatever is in flight as it begins was left by a sender that died.</summary>
    /// <returns>False when the lane is no longer ours: what is in flight then is its new holder's.</returns>
    public async Task<bool> SettleAbandonedAsync(HeldLane lane)
    {
        var abandoned = await Unsettled(lane.CouncilId).Where(d => d.State == DeliveryState.InFlight).AsNoTracking().ToListAsync();
        var unknown = new ChannelOutcome.Ambiguous("The service stopped while this was being sent. It may have been delivered.");
        return abandoned.Count == 0 || await UnderLaneAsync(lane, async now =>
        {
            foreach (var fence in abandoned.GroupBy(d => d.Fence))
            {
                await LandAsync([.. fence.Select(d => (d, Settlement.Of(unknown, d.Act, d.Attempts, now)))], fence.Key, now);
            }
        });
    }

    /// <summary>Records what came back, settles what will not leave, and marks what leaves next, all or nothing.</summary>
    /// <returns>What may leave now; null when the lane is no longer ours and nothing was written.</returns>
    public async Task<IReadOnlySet<DeliveryId>?> CommitAsync(HeldLane lane, IReadOnlyList<Returned> back, Wave wave)
    {
        IReadOnlySet<DeliveryId> marked = new HashSet<DeliveryId>();
        return await UnderLaneAsync(lane, async now =>
        {
            await RecordAsync(lane, back, now);
            await ChangeAsync(wave.Settled, d => d.State == DeliveryState.Planned || d.State == DeliveryState.Throttled, now);
            marked = await MarkAsync(lane, wave.Leaving, now);
        })
            ? marked
            : null;
    }

    /// <summary>Puts back what was marked under this fence and never left.</summary>
    /// <param name="left">What did leave.</param>
    /// <returns>False when the lane is no longer ours.</returns>
    public Task<bool> TakeBackUnsentAsync(HeldLane lane, IReadOnlyList<DeliveryId> left) => UnderLaneAsync(lane, async now =>
    {
        var unsent = await Unsettled(lane.CouncilId)
            .Where(d => d.State == DeliveryState.InFlight && d.Fence == lane.Fence && !left.Contains(d.Id))
            .AsNoTracking().ToListAsync();
        await LandAsync([.. unsent.Select(d => (d, new Settlement(DeliveryState.Planned, now, CostsAttempt: false)))], lane.Fence, now);
    });

    private async Task RecordAsync(HeldLane lane, IReadOnlyList<Returned> back, DateTimeOffset now)
    {
        var landed = new List<(Delivery, Settlement)>();
        var accepted = new List<(Delivery Delivery, ChannelOutcome.Delivered As)>();
        foreach (var (underway, outcome, _) in back)
        {
            if (outcome is ChannelOutcome.Delivered delivered)
            {
                accepted.Add((underway.Delivery, delivered));
            }
            else
            {
                landed.Add((underway.Delivery, Settlement.Of(outcome, underway.Delivery.Act, underway.Delivery.Attempts + 1, now)));
            }
        }

        landed.AddRange(await AcceptAsync(lane, accepted, now));
        await LandAsync(landed, lane.Fence, now);
        await KeepChatsAsync(back, now);
        // Only the chat shares the lane with what others wait for; the other ways slow down by themselves.
        if (back.Where(r => r.Underway.Delivery.Via == Via.Chat).Max(r => RetryTimetable.PauseAfter(r.Outcome)) is { } pause)
        {
            await lanes.PauseAsync(lane.CouncilId, now + pause, CancellationToken.None);
        }
    }

    /// <summary>Stores what Teams accepted under the id it gave. An id that another message to the person already has proves nothing about this one.</summary>
    /// <returns>The deliveries left in doubt.</returns>
    private async Task<IReadOnlyList<(Delivery, Settlement)>> AcceptAsync(HeldLane lane, IReadOnlyList<(Delivery Delivery, ChannelOutcome.Delivered As)> back, DateTimeOffset now)
    {
        var accepted = back.DistinctBy(a => a.Delivery.Act == DeliveryAct.Send ? (a.As.ConversationId, a.As.ActivityId, default) : ("", "", a.Delivery.Id)).ToList();
        if (accepted.Count == 0)
        {
            return [];
        }

        var sql = $$"""
            WITH accepted (delivery_id, activity, conversation) AS (VALUES {{SqlText.Rows(accepted.Count, 3, 3)}})
            UPDATE delivery
               SET state = 'Delivered', accepted_at = {1}, activity_id = accepted.activity, conversation_id = accepted.conversation, reason = NULL
              FROM accepted
             WHERE delivery.council_id = {0} AND delivery.id = accepted.delivery_id AND delivery.state = 'InFlight' AND delivery.fence = {2}
               AND (delivery.act <> 'Send' OR NOT EXISTS (
                    SELECT 1 FROM delivery AS other
                     WHERE other.council_id = {0} AND other.recipient_id = delivery.recipient_id AND other.activity_id = accepted.activity AND other.act = 'Send'))
            RETURNING id
            """;
        object[] values =
        [
            lane.CouncilId.Value, now.UtcDateTime, lane.Fence,
            .. accepted.SelectMany(a => new object[] { a.Delivery.Id.Value, a.As.ActivityId, a.As.ConversationId }),
        ];
        var stored = (await db.ReturningAsync(sql, values, row => row.GetGuid(0), CancellationToken.None)).ToHashSet();
        foreach (var (delivery, _) in accepted.Where(a => stored.Contains(a.Delivery.Id.Value)))
        {
            Note(delivery, DeliveryState.Delivered, now);
        }

        var repeated = new Settlement(DeliveryState.Ambiguous, Reason: "Teams answered with the id of another message. It may have been delivered.");
        return [.. back.Where(a => !stored.Contains(a.Delivery.Id.Value)).Select(a => (a.Delivery, repeated))];
    }

    private async Task<IReadOnlySet<DeliveryId>> MarkAsync(HeldLane lane, IReadOnlyList<Underway> leaving, DateTimeOffset now)
    {
        if (leaving.Count == 0)
        {
            return new HashSet<DeliveryId>();
        }

        var sql = $$"""
            UPDATE delivery SET state = 'InFlight', fence = {1}, attempts = attempts + 1, attempted_at = {2}
             WHERE council_id = {0} AND id IN ({{SqlText.Places(leaving.Count, 3)}}) AND state IN ('Planned', 'Throttled') AND due_at <= {2}
            RETURNING id
            """;
        object[] values = [lane.CouncilId.Value, lane.Fence, now.UtcDateTime, .. leaving.Select(u => (object)u.Delivery.Id.Value)];
        var marked = (await db.ReturningAsync(sql, values, row => new DeliveryId(row.GetGuid(0)), CancellationToken.None)).ToHashSet();
        if (marked.Count > 0)
        {
            db.Record(AuditEvent.ByBot(lane.CouncilId, now, "delivery.InFlight", $"lane/{lane.Fence}", string.Join(' ', marked)));
        }

        return marked;
    }

    private Task LandAsync(IReadOnlyList<(Delivery, Settlement)> landed, long fence, DateTimeOffset now) =>
        ChangeAsync(landed, d => d.State == DeliveryState.InFlight && d.Fence == fence, now);

    /// <summary>One update for all that end alike.</summary>
    private async Task ChangeAsync(
        IReadOnlyList<(Delivery Delivery, Settlement As)> settled, System.Linq.Expressions.Expression<Func<Delivery, bool>> from, DateTimeOffset now)
    {
        foreach (var alike in settled.GroupBy(s => (s.As, s.Delivery.CouncilId)))
        {
            var (to, councilId) = alike.Key;
            var ids = alike.Select(s => s.Delivery.Id).ToList();
            var rows = db.Deliveries.Where(d => d.CouncilId == councilId && ids.Contains(d.Id)).Where(from);
            var spent = to.CostsAttempt ? 0 : 1;
            var changed = await rows.ExecuteUpdateAsync(set => set
                .SetProperty(d => d.State, to.State)
                .SetProperty(d => d.Reason, to.Reason)
                .SetProperty(d => d.Refusal, to.Cause)
                .SetProperty(d => d.DueAt, d => to.NextDueAt ?? d.DueAt)
                .SetProperty(d => d.Attempts, d => d.Attempts - spent));
            // Some may have left that state meanwhile; the audit says only what became of each.
            var noted = changed == 0 || changed == ids.Count
                ? ids.Take(changed).ToHashSet()
                : await db.Deliveries.Where(d => d.CouncilId == councilId && ids.Contains(d.Id) && d.State == to.State).Select(d => d.Id).ToHashSetAsync();
            foreach (var (delivery, _) in alike.Where(s => noted.Contains(s.Delivery.Id)))
            {
                Note(delivery, to.State, now);
            }
        }
    }

    /// <summary>The chat may have been learned at the same moment from what the person's client said; either way there is one address.</summary>
    private async Task KeepChatsAsync(IReadOnlyList<Returned> back, DateTimeOffset now)
    {
        foreach (var gone in back.Where(r => r.Outcome is ChannelOutcome.Refused { Refusal: Refusal.ConversationGone }).Select(r => r.Underway.Errand.Address).OfType<ChatAddress>())
        {
            await db.ChatAddresses.Where(c => c.CouncilId == gone.CouncilId && c.PersonId == gone.PersonId && c.ConversationId == gone.ConversationId).ExecuteDeleteAsync();
        }

        var opened = back.Where(r => r.Outcome is ChannelOutcome.Delivered { Opened: not null }).DistinctBy(r => r.Underway.Errand.Recipient.Id).ToList();
        if (opened.Count == 0)
        {
            return;
        }

        var sql = $$"""
            INSERT INTO chat_address (council_id, person_id, service_url, conversation_id, channel_user_id, learned_at)
            VALUES {{SqlText.Rows(opened.Count, 6, 0)}}
            ON CONFLICT (council_id, person_id) DO UPDATE
               SET service_url = excluded.service_url, conversation_id = excluded.conversation_id, channel_user_id = excluded.channel_user_id,
                   learned_at = excluded.learned_at, closed_at = NULL
            """;
        object[] values =
        [
            .. opened.SelectMany(r =>
            {
                var (person, chat) = (r.Underway.Errand.Recipient, ((ChannelOutcome.Delivered)r.Outcome).Opened!);
                return new object[] { person.CouncilId.Value, person.Id.Value, chat.ServiceUrl, chat.ConversationId, chat.ChannelUserId, now.UtcDateTime };
            }),
        ];
        await db.Database.ExecuteSqlRawAsync(sql, values);
    }

    private void Note(Delivery delivery, DeliveryState state, DateTimeOffset now) =>
        db.Record(AuditEvent.ByBot(
            delivery.CouncilId, now, $"delivery.{state}", $"delivery/{delivery.Id}", $"{delivery.Act} {delivery.Kind}/{delivery.SubjectId} to {delivery.RecipientId}"));

    private async Task<bool> UnderLaneAsync(HeldLane lane, Func<DateTimeOffset, Task> write)
    {
        db.Forget();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!await lanes.RenewAsync(lane, CancellationToken.None))
        {
            return false;
        }

        await write(clock.Now());
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }
}
