using MemberBriefingBot.Core.Work;
using Microsoft.Extensions.Logging;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>
/// Sends for one council while its lane is held. Each turn takes what the limiter permits now, makes it ready, and in one commit records
/// what has come back and marks what leaves next; then that goes on the wire. Nothing is held open across the network, and no request
/// leaves before its mark is on the disk.
/// </summary>
public sealed partial class SendLane(LaneRows rows, ReadyToSend ready, LaneLimiters limiters, Wire wire, TimeProvider clock, ILogger<SendLane> log)
{
    private static readonly TimeSpan s_betweenTries = TimeSpan.FromSeconds(1);

    /// <summary>So short a rest is spent with the lane in hand: to let it go and take it up again costs as much.</summary>
    private static readonly TimeSpan s_inHand = TimeSpan.FromMilliseconds(25);

    /// <summary>A longer one ends that much sooner, so that what is read anew has been read when more is permitted.</summary>
    private static readonly TimeSpan s_ahead = TimeSpan.FromMilliseconds(15);

    private static readonly TimeSpan s_dueKept = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_longestCommit = Lanes.Lease / 2;

    /// <summary>Whoever waits for a reply waits no longer than this behind what was read as due before, while the store answers at once.</summary>
    private static readonly TimeSpan s_betweenReplies = TimeSpan.FromMilliseconds(100);

    /// <summary>A store that is hard pressed is asked less often: looking again takes no more than a twentieth of the time.</summary>
    private const int LookingOutOf = 20;

    private readonly List<Due> _due = [];
    private bool _moreIsDue = true;
    private DateTimeOffset _dueReadAt;
    private DateTimeOffset _repliesReadAt;
    private TimeSpan _lookTook;
    private DateTimeOffset _heldSince;
    private bool _marksInDoubt;

    /// <returns>How long the lane must rest; none when nothing is due, or when the lane has gone to another node.</returns>
    public async Task<TimeSpan> RunAsync(HeldLane lane, CancellationToken stopping)
    {
        if (!await rows.SettleAbandonedAsync(lane))
        {
            return Rest.None;
        }

        var limiter = limiters.For(lane);
        limiter.Begin(clock.Now());
        _heldSince = clock.Now();
        var hasRested = false;
        while (true)
        {
            try
            {
                if (await TurnAsync(lane, limiter, stopping) is not { } rest)
                {
                    hasRested = false;
                }
                else if (rest > s_inHand)
                {
                    return rest - s_ahead;
                }
                else if (rest == Rest.None || hasRested)
                {
                    return rest;
                }
                else
                {
                    hasRested = true;
                    await Task.Delay(rest, clock, CancellationToken.None);
                }
            }
            // What has come back is worth waiting for longer than a lease: once the store answers, it says whether the lane is still ours.
            catch (StoreOutageException outage) when (clock.Now() - _heldSince < Lanes.Lease || !(wire.IsClear || stopping.IsCancellationRequested))
            {
                LogOutage(log, lane.CouncilId, outage.InnerException!.GetType().Name);
                _marksInDoubt = true;
                await Task.Delay(s_betweenTries, clock, CancellationToken.None);
            }
        }
    }

    /// <returns>Null to go on.</returns>
    private async Task<TimeSpan?> TurnAsync(HeldLane lane, SendLimiter limiter, CancellationToken stopping)
    {
        var rest = await rows.OverOneConnectionAsync(() => RecordAndSendAsync(lane, limiter, stopping));
        // When the lane is lost, what is on the wire is its new holder's to settle, and ours to say nothing about.
        await (rest is null ? wire.SomethingBackAsync(Rest.UntilTick) : wire.AllBackAsync());
        return rest;
    }

    /// <returns>Null to go on.</returns>
    private async Task<TimeSpan?> RecordAndSendAsync(HeldLane lane, SendLimiter limiter, CancellationToken stopping)
    {
        // After a commit whose outcome was lost, its marks may stand though nothing left: what is not on the wire is taken back.
        if (_marksInDoubt && !await rows.TakeBackUnsentAsync(lane, [.. wire.Out]))
        {
            return Rest.None;
        }

        (_moreIsDue, _marksInDoubt) = (_moreIsDue || _marksInDoubt, false);
        var back = wire.Back;
        limiter.See(back.Select(r => (r.Underway.Delivery.Id, r.Outcome, r.At)), wire.Out, clock.Now());
        var wave = stopping.IsCancellationRequested ? Wave.Empty : await NextAsync(lane.CouncilId, limiter);
        if (wave.IsEmpty && wire.IsClear)
        {
            return _due.Count == 0 ? Rest.None : limiter.RestBeforeMore(_due, clock.Now());
        }

        if (!wave.IsEmpty || back.Count > 0 || clock.Now() - _heldSince > Lanes.Lease / 3)
        {
            var begun = clock.Now();
            if (await rows.CommitAsync(lane, back, wave) is not { } marked)
            {
                return Rest.None;
            }

            _heldSince = begun;
            wire.Clear(back);
            // A machine that stood still in the commit may have lost the lane: nothing leaves before the store says that it is ours.
            _marksInDoubt = clock.Now() - _heldSince > s_longestCommit;
            if (!_marksInDoubt)
            {
                wire.Send(wave.Leaving.Where(u => marked.Contains(u.Delivery.Id)));
            }
        }

        return null;
    }

    /// <summary>What was read as due may be a moment old: the mark checks each row again.</summary>
    private async Task<Wave> NextAsync(CouncilId councilId, SendLimiter limiter)
    {
        var now = clock.Now();
        await LookForDueAsync(councilId, now);
        var permitted = limiter.Permit(_due, now);
        if (permitted.Count == 0 && _moreIsDue && limiter.HasRoom(now))
        {
            // A few people at their limits must not hide what is due to others.
            var behind = await rows.DueToOthersAsync(councilId, [.. _due.Select(d => d.Delivery.RecipientId).Distinct()], now);
            _moreIsDue = behind.Count == LaneRows.DueAtOnce;
            _due.AddRange(behind);
            permitted = limiter.Permit(_due, now);
        }

        _due.RemoveAll(d => permitted.Contains(d.Delivery));
        return await ready.MakeAsync(councilId, permitted);
    }

    private async Task LookForDueAsync(CouncilId councilId, DateTimeOffset now)
    {
        var begun = clock.GetTimestamp();
        if ((_due.Count == 0 && _moreIsDue) || now - _dueReadAt > NotBefore(s_dueKept))
        {
            _due.Clear();
            _due.AddRange(await rows.DueAsync(councilId, now));
            (_moreIsDue, _dueReadAt, _repliesReadAt) = (_due.Count == LaneRows.DueAtOnce, now, now);
        }
        else if (now - _repliesReadAt > NotBefore(s_betweenReplies))
        {
            var replies = await rows.RepliesDueAsync(councilId, now);
            _due.RemoveAll(d => d.Delivery.Priority == DeliveryPriority.Reply);
            _due.InsertRange(0, replies);
            _repliesReadAt = now;
        }
        else
        {
            return;
        }

        _lookTook = clock.GetElapsedTime(begun);
    }

    private TimeSpan NotBefore(TimeSpan usually) => _lookTook * LookingOutOf is var rested && rested > usually ? rested : usually;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store could not be reached while sending for {Council} ({Failure}). It is tried again each second; nothing is sent twice.")]
    private static partial void LogOutage(ILogger log, CouncilId council, string failure);
}
