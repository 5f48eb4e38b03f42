using System.Globalization;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>
/// What a person's client shows us about messages: that one was read, or that it was acted on. Either may prove that a message arrived
/// which was in doubt. Silence proves nothing.
/// </summary>
public sealed class HeedEvidence(BriefingDb db, Plan plan, TimeProvider clock)
{
    /// <summary>
    /// Teams names a message by the millisecond it took it. That is after our attempt, but for the difference of two clocks, and may be long
    /// after it when the sender was stopped and the request lay on the network: while an older message is in doubt, a newer one is not proven.
    /// </summary>
    private static readonly (TimeSpan Before, TimeSpan After) s_aroundAttempt = (TimeSpan.FromSeconds(5), TimeSpan.FromHours(1));

    /// <summary>A read receipt covers a message and everything before it.</summary>
    /// <param name="lastReadActivityId">The newest message the person has read.</param>
    public async Task ReadAsync(Person person, string lastReadActivityId, CancellationToken cancel)
    {
        var last = await AcceptedAtAsync(person, lastReadActivityId, cancel);
        if (last is null && CouldBe(person, lastReadActivityId) is { } doubtful)
        {
            last = await SettleAsync(await doubtful.Take(2).AsNoTracking().ToListAsync(cancel), lastReadActivityId, "read receipt", cancel);
        }

        if (last is { } acceptedAt)
        {
            await db.Deliveries
                .Where(d => d.CouncilId == person.CouncilId && d.RecipientId == person.Id && d.Via == Via.Chat && d.ActivityId != null && d.SeenAt == null && d.AcceptedAt <= acceptedAt)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.SeenAt, clock.Now()), cancel);
        }
    }

    /// <summary>The person pressed a button on a message about a subject, so that message is there.</summary>
    public async Task ActedOnAsync(Person person, string activityId, Guid subjectId, CancellationToken cancel)
    {
        if (await AcceptedAtAsync(person, activityId, cancel) is null)
        {
            var doubtful = await Doubtful(person).Where(d => d.SubjectId == subjectId).Take(2).AsNoTracking().ToListAsync(cancel);
            await SettleAsync(doubtful, activityId, "an action on it", cancel);
        }
    }

    private Task<DateTimeOffset?> AcceptedAtAsync(Person person, string activityId, CancellationToken cancel) => db.Deliveries
        .Where(d => d.CouncilId == person.CouncilId && d.RecipientId == person.Id && d.ActivityId == activityId && d.Act == DeliveryAct.Send)
        .Select(d => d.AcceptedAt).FirstOrDefaultAsync(cancel);

    /// <summary>What is on the wire is counted, though only what is in doubt is settled: a message can be read before its sending is recorded.</summary>
    private IQueryable<Delivery> Doubtful(Person person) => db.Deliveries.Where(d =>
        d.CouncilId == person.CouncilId && d.RecipientId == person.Id && (d.State == DeliveryState.Ambiguous || d.State == DeliveryState.InFlight) && d.Act == DeliveryAct.Send && d.Via == Via.Chat);

    private IQueryable<Delivery>? CouldBe(Person person, string activityId)
    {
        // Some ids carry a kind before the milliseconds, as in "1:1750000000000".
        if (!long.TryParse(activityId.AsSpan(activityId.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return null;
        }

        var taken = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        var (from, until) = (taken - s_aroundAttempt.After, taken + s_aroundAttempt.Before);
        return Doubtful(person).Where(d => d.AttemptedAt >= from && d.AttemptedAt <= until);
    }

    /// <summary>Settles the one delivery that the message can be. When it could be more than one, it proves neither.</summary>
    private async Task<DateTimeOffset?> SettleAsync(IReadOnlyList<Delivery> candidates, string activityId, string proof, CancellationToken cancel)
    {
        if (candidates is not [{ } one])
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.Now();
        var acceptedAt = one.AttemptedAt ?? now;
        var settled = await db.Deliveries.Where(d => d.CouncilId == one.CouncilId && d.Id == one.Id && d.State == DeliveryState.Ambiguous).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, DeliveryState.Delivered).SetProperty(d => d.ActivityId, activityId).SetProperty(d => d.AcceptedAt, acceptedAt).SetProperty(d => d.Reason, (string?)null),
            cancel);
        if (settled == 0)
        {
            return null;
        }

        plan.Refresh(one);
        db.Record(one.Became(DeliveryState.Delivered, now, $", proved by {proof}"));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return acceptedAt;
    }
}
