using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>
/// Carries out due deliveries, a wave at a time: what the limiter permits now is given its content, marked in flight in one
/// commit, put on the wire at once, and recorded in one commit. Nothing is held open across the network.
/// </summary>
public sealed class SendDueDeliveries(
    BriefingDb db, Lanes lanes, LaneLimiters limiters, IEnumerable<IContentSource> sources, IPersonChannel channel, TimeProvider clock) : IStep
{
    private const int LanesAtOnce = 8;

    /// <summary>Due rows read for one wave: enough that a person at their limit does not hide the ones behind.</summary>
    private const int DueRead = 200;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var more = false;
        foreach (var lane in await lanes.HoldDueAsync(LanesAtOnce, cancel))
        {
            more |= await SendWaveAsync(lane, cancel);
            db.Forget();
        }

        return more;
    }

    internal async Task<bool> SendWaveAsync(HeldLane lane, CancellationToken cancel)
    {
        if (!await SettleAbandonedAsync(lane, cancel))
        {
            return false;
        }

        var now = clock.Now();
        var due = await DueAsync(lane.CouncilId, now, cancel);
        var wave = limiters.For(lane).Permit(due, now);
        db.Deliveries.AttachRange(wave);
        var errands = await PrepareAsync(lane.CouncilId, wave, cancel);
        if (wave.Count == 0 || !await MarkAsync(lane, errands, cancel))
        {
            return false;
        }

        var outcomes = await Task.WhenAll(errands.Select(e => channel.CarryOutAsync(e.Errand, cancel)));
        await RecordAsync(lane, errands, outcomes, cancel);
        return true;
    }

    /// <summary>One sender holds the lane and waits for its wave, so whatever is in flight as a wave begins was left by a sender that died.</summary>
    /// <returns>False when the lane is no longer ours: what is in flight then is its new holder's.</returns>
    private async Task<bool> SettleAbandonedAsync(HeldLane lane, CancellationToken cancel)
    {
        var abandoned = await db.Deliveries.Where(d => d.CouncilId == lane.CouncilId && d.State == DeliveryState.InFlight).ToListAsync(cancel);
        var now = clock.Now();
        foreach (var delivery in abandoned)
        {
            Apply(delivery, Settlement.Of(new ChannelOutcome.Ambiguous("The service stopped while this was being sent. It may have been delivered."), delivery.Act, delivery.Attempts, now));
        }

        return abandoned.Count == 0 || await CommitUnderLaneAsync(lane, cancel);
    }

    private Task<List<Delivery>> DueAsync(CouncilId councilId, DateTimeOffset now, CancellationToken cancel) =>
        db.Deliveries
            .Where(d => d.CouncilId == councilId && (d.State == DeliveryState.Planned || d.State == DeliveryState.Throttled) && d.DueAt <= now)
            .OrderBy(d => d.Priority).ThenBy(d => d.DueAt).ThenBy(d => d.Id)
            .Take(DueRead)
            .AsNoTracking()
            .ToListAsync(cancel);

    /// <summary>Reads content, people and addresses in sets. Rows with nothing to send are settled here; the rest become errands.</summary>
    private async Task<List<Underway>> PrepareAsync(CouncilId councilId, IReadOnlyList<Delivery> wave, CancellationToken cancel)
    {
        var contents = new Dictionary<DeliveryId, Sendable>();
        foreach (var kind in wave.Where(d => d.Act != DeliveryAct.Remove).GroupBy(d => d.Kind))
        {
            foreach (var (id, sendable) in await sources.Single(s => s.Kind == kind.Key).LoadAsync(councilId, [.. kind], cancel))
            {
                contents[id] = sendable;
            }
        }

        var directory = await Directory.LoadAsync(db, councilId, wave, cancel);
        var now = clock.Now();
        var errands = new List<Underway>(wave.Count);
        foreach (var delivery in wave)
        {
            switch (Preparation.Decide(delivery, directory, contents.GetValueOrDefault(delivery.Id), now))
            {
                case Preparation.Go go:
                    errands.Add(new Underway(delivery, go.Errand));
                    break;
                case Preparation.Settle settle:
                    Apply(delivery, settle.As);
                    break;
            }
        }

        return errands;
    }

    /// <summary>The mark is committed before any request leaves, and only while the lane is still ours.</summary>
    private async Task<bool> MarkAsync(HeldLane lane, List<Underway> errands, CancellationToken cancel)
    {
        var now = clock.Now();
        foreach (var (delivery, _) in errands)
        {
            delivery.State = DeliveryState.InFlight;
            delivery.Fence = lane.Fence;
            delivery.Attempts++;
            delivery.AttemptedAt = now;
        }

        return await CommitUnderLaneAsync(lane, cancel);
    }

    private async Task RecordAsync(HeldLane lane, List<Underway> errands, ChannelOutcome[] outcomes, CancellationToken cancel)
    {
        var now = clock.Now();
        for (var i = 0; i < outcomes.Length; i++)
        {
            var delivery = errands[i].Delivery;
            Apply(delivery, Settlement.Of(outcomes[i], delivery.Act, delivery.Attempts, now));
            switch (outcomes[i])
            {
                case ChannelOutcome.Delivered accepted:
                    (delivery.ActivityId, delivery.ConversationId, delivery.AcceptedAt) = (accepted.ActivityId, accepted.ConversationId, now);
                    break;
                case ChannelOutcome.Refused { Refusal: Refusal.ConversationGone } when errands[i].Errand.Address is { } gone:
                    db.ChatAddresses.Remove(gone);
                    break;
            }
        }

        await CommitUnderLaneAsync(lane, cancel);
        foreach (var (outcome, underway) in outcomes.Zip(errands))
        {
            if (outcome is ChannelOutcome.Delivered { Opened: { } opened })
            {
                await KeepAsync(opened, underway.Errand.Recipient, now, cancel);
            }
        }

        if (outcomes.OfType<ChannelOutcome.Throttled>().Select(t => RetryTimetable.PauseFor(t.RetryAfter)).DefaultIfEmpty().Max() is var pause && pause > TimeSpan.Zero)
        {
            await lanes.PauseAsync(lane.CouncilId, now + pause, cancel);
        }
    }

    private async Task<bool> CommitUnderLaneAsync(HeldLane lane, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await lanes.RenewAsync(lane, cancel))
        {
            return false;
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private void Apply(Delivery delivery, Settlement settlement)
    {
        delivery.State = settlement.State;
        delivery.Reason = settlement.Reason;
        delivery.Refusal = settlement.Cause;
        delivery.DueAt = settlement.NextDueAt ?? delivery.DueAt;
        if (!settlement.CostsAttempt)
        {
            delivery.Attempts--;
        }

        db.Record(AuditEvent.ByBot(
            delivery.CouncilId, clock.Now(), $"delivery.{settlement.State}", $"delivery/{delivery.Id}", $"{delivery.Act} {delivery.Kind}/{delivery.SubjectId} to {delivery.RecipientId}"));
    }

    /// <summary>The chat may have been learned at the same moment from what the person's client said; either way there is one address.</summary>
    private async Task KeepAsync(OpenedChat opened, Person person, DateTimeOffset now, CancellationToken cancel) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO chat_address (council_id, person_id, service_url, conversation_id, channel_user_id, learned_at)
            VALUES ({person.CouncilId.Value}, {person.Id.Value}, {opened.ServiceUrl}, {opened.ConversationId}, {opened.ChannelUserId}, {now.UtcDateTime})
            ON CONFLICT (council_id, person_id) DO UPDATE
               SET service_url = excluded.service_url, conversation_id = excluded.conversation_id, channel_user_id = excluded.channel_user_id,
                   learned_at = excluded.learned_at, closed_at = NULL
            """, cancel);

    private sealed record Underway(Delivery Delivery, Errand Errand);
}

/// <summary>The people, chats and target messages that a wave needs, read once.</summary>
internal sealed record Directory(
    IReadOnlyDictionary<PersonId, Person> People, IReadOnlyDictionary<PersonId, ChatAddress> Chats, IReadOnlyDictionary<DeliveryId, Delivery> Targets)
{
    public static async Task<Directory> LoadAsync(BriefingDb db, CouncilId councilId, IReadOnlyList<Delivery> wave, CancellationToken cancel)
    {
        var people = wave.Select(d => d.RecipientId).Distinct().ToList();
        var targets = wave.Where(d => d.TargetId is not null).Select(d => d.TargetId!.Value).Distinct().ToList();
        return new Directory(
            await db.People.Where(p => p.CouncilId == councilId && people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel),
            await db.ChatAddresses.Where(c => c.CouncilId == councilId && people.Contains(c.PersonId)).ToDictionaryAsync(c => c.PersonId, cancel),
            targets.Count == 0
                ? new Dictionary<DeliveryId, Delivery>()
                : await db.Deliveries.Where(d => d.CouncilId == councilId && targets.Contains(d.Id)).AsNoTracking().ToDictionaryAsync(d => d.Id, cancel));
    }
}
