using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Faults.Schedules;

/// <summary>What became of a transaction, as its writer learns it.</summary>
internal enum Written
{
    Done,

    /// <summary>The lane is another node's, and nothing was written.</summary>
    Refused,

    /// <summary>The connection broke around the commit: it may be on the disk or not.</summary>
    Unanswered,
}

/// <summary>What the store does wrong with one transaction.</summary>
internal enum CommitFault
{
    None,
    LostBefore,
    LostAfter,
}

/// <summary>
/// Rows in memory, with the arrows of <see cref="LaneRows"/>: each conditional on state, fence and instant, all of one commit or none.
/// It holds the product's own rows and asks the product's own decisions.
/// </summary>
internal sealed class StoreModel(Guard missing, Oracle oracle)
{
    private readonly List<Row> _rows = [];

    public LaneModel Lane { get; } = new();

    public IReadOnlyList<Row> Rows => _rows;

    public IEnumerable<Delivery> InFlight => _rows.Where(r => r.Delivery.State == DeliveryState.InFlight).Select(r => r.Delivery.Copy());

    /// <returns>False when the same occasion is planned already.</returns>
    public bool Plan(Delivery delivery, Subject subject)
    {
        var known = _rows.Exists(r => r.Subject == subject && r.Delivery.RecipientId == delivery.RecipientId && r.Delivery.Occasion == delivery.Occasion);
        if (!known)
        {
            _rows.Add(new Row(delivery, subject));
        }

        return !known;
    }

    public Row Of(DeliveryId id) => _rows.Find(r => r.Delivery.Id == id)!;

    public long? HoldDue(NodeModel node, DateTimeOffset now)
    {
        var due = _rows.Exists(r => r.Delivery.State is DeliveryState.Planned or DeliveryState.Throttled or DeliveryState.InFlight && r.Delivery.DueAt <= now);
        var (before, until) = (Lane.Holder, Lane.LeaseUntil);
        var fence = due ? Lane.Hold(node, now, leaseMatters: missing != Guard.Lease) : null;
        if (fence is not null && before is { IsRunning: true } && before != node && until > now)
        {
            oracle.Break("The lane of a node that is alive was taken within its lease.");
        }

        return fence;
    }

    public List<Delivery> Due(DateTimeOffset now) =>
    [
        .. _rows.Select(r => r.Delivery)
            .Where(d => d.State is DeliveryState.Planned or DeliveryState.Throttled && d.DueAt <= now)
            .OrderBy(d => d.Priority).ThenBy(d => d.DueAt).Select(d => d.Copy()),
    ];

    public Written SettleAbandoned(NodeModel node, long fence, IReadOnlyList<Delivery> abandoned, int atOnce, DateTimeOffset now, CommitFault fault) => UnderLane(node, fence, now, fault, () =>
    {
        var unknown = new ChannelOutcome.Ambiguous("The service stopped while this was being sent. It may have been delivered.");
        var settled = abandoned.Count(d => Land(d, Settlement.Of(unknown, d.Act, d.Attempts, now), d.Fence));
        if (settled > atOnce)
        {
            oracle.Break($"{settled} were left unknown by one sender, more than the {atOnce} that may be on the wire.");
        }
    });

    /// <param name="marked">Filled with what may leave.</param>
    public Written Commit(NodeModel node, long fence, IReadOnlyList<RequestModel> back, WaveModel wave, List<Leaving> marked, DateTimeOffset now, CommitFault fault) => UnderLane(node, fence, now, fault, () =>
    {
        var named = new HashSet<(PersonId, string)>();
        foreach (var request in back)
        {
            Record(request, named, fence, now);
        }

        foreach (var (delivery, to) in wave.Settled)
        {
            Change(delivery, to, d => d.State is DeliveryState.Planned or DeliveryState.Throttled);
        }

        marked.AddRange(wave.Leaving.Where(leaving => Mark(leaving.Delivery, fence, now)));
    });

    public Written TakeBackUnsent(NodeModel node, long fence, IReadOnlyCollection<DeliveryId> left, DateTimeOffset now, CommitFault fault) =>
        missing == Guard.MarksTakenBack ? Written.Done : UnderLane(node, fence, now, fault, () =>
        {
            foreach (var unsent in InFlight.Where(d => d.Fence == fence && !left.Contains(d.Id)).ToList())
            {
                Land(unsent, new Settlement(DeliveryState.Planned, now, CostsAttempt: false), fence);
            }
        });

    /// <summary>Settles one that is in doubt, if it still is.</summary>
    public void Prove(Delivery doubtful, string activityId, DateTimeOffset now)
    {
        var row = Of(doubtful.Id).Delivery;
        if (row.State == DeliveryState.Ambiguous)
        {
            (row.State, row.ActivityId, row.AcceptedAt, row.Reason) = (DeliveryState.Delivered, activityId, row.AttemptedAt ?? now, null);
        }
    }

    private bool Mark(Delivery delivery, long fence, DateTimeOffset now)
    {
        var row = Of(delivery.Id);
        var may = row.Delivery.State is DeliveryState.Planned or DeliveryState.Throttled && row.Delivery.DueAt <= now;
        if (!may && missing != Guard.MarkLooksAgain)
        {
            return false;
        }

        row.Delivery.State = DeliveryState.InFlight;
        row.Delivery.Fence = fence;
        row.Delivery.Attempts++;
        row.Delivery.AttemptedAt = now;
        row.MarkedUnder = row.Subject.ReleaseAt;
        return true;
    }

    private void Record(RequestModel request, HashSet<(PersonId, string)> named, long fence, DateTimeOffset now)
    {
        var delivery = request.Delivery;
        switch (request.Outcome)
        {
            case ChannelOutcome.Delivered delivered when !Accept(delivery, delivered, named, fence, now):
                Land(delivery, new Settlement(DeliveryState.Ambiguous, Reason: "Teams answered with the id of another message. It may have been delivered."), fence);
                break;
            case ChannelOutcome.Delivered:
                break;
            case ChannelOutcome.Ambiguous unclear when missing == Guard.DoubtIsKept:
                Land(delivery, Settlement.Of(new ChannelOutcome.NotSent(unclear.Reason), delivery.Act, delivery.Attempts + 1, now), fence);
                break;
            case { } outcome:
                Land(delivery, Settlement.Of(outcome, delivery.Act, delivery.Attempts + 1, now), fence);
                break;
        }

        if (RetryTimetable.PauseAfter(request.Outcome!) is { } pause)
        {
            Lane.Pause(now + pause);
        }
    }

    /// <param name="named">The messages that answers of this commit have named before: of two that name the same, the second proves nothing.</param>
    private bool Accept(Delivery delivery, ChannelOutcome.Delivered delivered, HashSet<(PersonId, string)> named, long fence, DateTimeOffset now)
    {
        var row = Of(delivery.Id).Delivery;
        var another = row.Act == DeliveryAct.Send && (!named.Add((row.RecipientId, delivered.ActivityId))
            || _rows.Exists(r => r.Delivery.RecipientId == row.RecipientId && r.Delivery.ActivityId == delivered.ActivityId && r.Delivery.Act == DeliveryAct.Send));
        var may = row.State == DeliveryState.InFlight && row.Fence == fence && !another;
        if (may)
        {
            (row.State, row.AcceptedAt, row.ActivityId, row.Reason) = (DeliveryState.Delivered, now, delivered.ActivityId, null);
        }

        return may;
    }

    private bool Land(Delivery delivery, Settlement to, long fence) => Change(delivery, to, d => d.State == DeliveryState.InFlight && d.Fence == fence);

    private bool Change(Delivery delivery, Settlement to, Func<Delivery, bool> from)
    {
        var row = Of(delivery.Id).Delivery;
        if (!from(row))
        {
            return false;
        }

        (row.State, row.Reason, row.Refusal, row.DueAt) = (to.State, to.Reason, to.Cause, to.NextDueAt ?? row.DueAt);
        row.Attempts -= to.CostsAttempt ? 0 : 1;
        return true;
    }

    private Written UnderLane(NodeModel node, long fence, DateTimeOffset now, CommitFault fault, Action write)
    {
        if (!Lane.Renew(node, fence, now) && missing != Guard.Fence)
        {
            return Written.Refused;
        }

        if (fault == CommitFault.LostBefore)
        {
            return Written.Unanswered;
        }

        if (Lane.Fence != fence)
        {
            oracle.Break($"A node with fence {fence} wrote though the lane is under {Lane.Fence}.");
        }

        write();
        return fault == CommitFault.LostAfter ? Written.Unanswered : Written.Done;
    }
}
