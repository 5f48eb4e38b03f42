using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Faults.Schedules;

/// <summary>
/// One bot, one step at a time: takes the lane, settles what was left, then turn by turn reads what is due, makes it ready, commits and
/// sends, as <see cref="SendDueDeliveries"/> and <see cref="SendLane"/> do. Between any two steps the world may stop it.
/// </summary>
internal sealed class NodeModel(World world, StoreModel store, SendLimits limits)
{
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_afterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_dueReadKept = TimeSpan.FromMilliseconds(100);

    private enum Step
    {
        Hold,
        ReadAbandoned,
        SettleAbandoned,
        TakeBack,
        Read,
        MakeReady,
        Commit,
        Send,
        Wait,
        Lose,
    }

    private readonly List<RequestModel> _wire = [];
    private readonly List<Leaving> _marked = [];
    private SendLimiter _limiter = new(limits);
    private Step _next;
    private long _fence = -1;
    private DateTimeOffset _restsUntil;
    private DateTimeOffset _heldSince;
    private DateTimeOffset _dueReadAt;
    private bool _marksInDoubt;
    private IReadOnlyList<Delivery> _abandoned = [];
    private List<Due> _due = [];
    private IReadOnlyList<Delivery> _permitted = [];
    private WaveModel _wave = WaveModel.Empty;
    private List<RequestModel> _back = [];

    /// <summary>Neither killed nor ended.</summary>
    public bool IsRunning { get; private set; } = true;

    /// <summary>Stopped by the machine until then; it does not know.</summary>
    public DateTimeOffset StoodStillUntil { get; set; }

    /// <summary>Told to end: it starts nothing more.</summary>
    public bool IsStopping { get; set; }

    /// <summary>Something of its own accord happens then; null when it waits for an answer alone.</summary>
    public DateTimeOffset? WakesAt => _next switch
    {
        Step.Lose when !AllBack => null,
        Step.Hold or Step.Wait or Step.TakeBack => Later(_next == Step.Wait && _wire.Exists(r => r.Outcome is not null) ? StoodStillUntil : _restsUntil, StoodStillUntil),
        _ => StoodStillUntil,
    };

    private bool AllBack => _wire.TrueForAll(r => r.Outcome is not null);

    /// <summary>It holds nothing and only looks whether there is something to do.</summary>
    public bool IsIdle => _next == Step.Hold;

    public void Kill() => IsRunning = false;

    public void Act(DateTimeOffset now)
    {
        switch (_next)
        {
            case Step.Hold:
                Hold(now);
                break;
            case Step.ReadAbandoned:
                _abandoned = [.. store.InFlight];
                _next = _abandoned.Count == 0 ? Step.Read : Step.SettleAbandoned;
                break;
            case Step.SettleAbandoned:
                SettleAbandoned(now);
                break;
            case Step.TakeBack:
                TakeBack(now);
                break;
            case Step.Read:
                Read(now);
                break;
            case Step.MakeReady:
                MakeReady(now);
                break;
            case Step.Commit:
                Commit(now);
                break;
            case Step.Send:
                Send(now);
                break;
            case Step.Wait:
                _next = Step.Read;
                break;
            case Step.Lose:
                Leave(now, TimeSpan.Zero);
                break;
        }
    }

    private void Hold(DateTimeOffset now)
    {
        if (IsStopping)
        {
            store.Lane.LetGo(this, now);
            IsRunning = false;
            return;
        }

        if (store.HoldDue(this, now) is not { } fence)
        {
            _restsUntil = now + s_tick;
            return;
        }

        if (fence != _fence)
        {
            (_fence, _limiter) = (fence, new SendLimiter(limits));
        }

        _limiter.Begin(now);
        _due.Clear();
        (_dueReadAt, _marksInDoubt, _heldSince, _next) = (default, false, now, Step.ReadAbandoned);
    }

    private void SettleAbandoned(DateTimeOffset now)
    {
        switch (store.SettleAbandoned(this, _fence, _abandoned, limits.AtOnce, now, world.CommitFault()))
        {
            case Written.Done:
                (_heldSince, _next) = (now, Step.Read);
                break;
            case Written.Refused:
                Leave(now, TimeSpan.Zero);
                break;
            case Written.Unanswered:
                Leave(now, s_afterFailure);
                break;
        }
    }

    private void TakeBack(DateTimeOffset now) => Learn(store.TakeBackUnsent(this, _fence, [.. _wire.Select(r => r.Delivery.Id)], now, world.CommitFault()), now, () =>
        (_marksInDoubt, _next) = (false, Step.Read));

    private void Read(DateTimeOffset now)
    {
        if (_marksInDoubt)
        {
            _next = Step.TakeBack;
            return;
        }

        _limiter.See(_wire.Where(r => r.Outcome is not null).Select(r => (r.Delivery.Id, r.Outcome!, now)), _wire.Select(r => r.Delivery.Id).ToHashSet(), now);
        if (!IsStopping && (_due.Count == 0 || now - _dueReadAt > s_dueReadKept))
        {
            (_due, _dueReadAt) = ([.. store.Due(now).Select(d => new Due(d, Requests: 1))], now);
        }

        _permitted = IsStopping ? [] : _limiter.Permit(_due, now);
        _due.RemoveAll(d => _permitted.Contains(d.Delivery));
        _next = Step.MakeReady;
    }

    private void MakeReady(DateTimeOffset now)
    {
        _wave = world.MakeReady(_permitted, now);
        _back = _wire.FindAll(r => r.Outcome is not null);
        if (_wave.IsEmpty && _wire.Count == 0)
        {
            Leave(now, IsStopping || _due.Count == 0 ? TimeSpan.Zero : _limiter.RestBeforeMore(_due, now));
        }
        else if (!_wave.IsEmpty || _back.Count > 0 || now - _heldSince > Lanes.Lease / 3)
        {
            _next = Step.Commit;
            if (world.Missing == Guard.MarkFirst)
            {
                _marked.AddRange(_wave.Leaving);
                PutOnWire();
            }
        }
        else
        {
            Wait(now);
        }
    }

    private void Commit(DateTimeOffset now)
    {
        _marked.Clear();
        Learn(store.Commit(this, _fence, _back, _wave, _marked, now, world.CommitFault()), now, () =>
        {
            _heldSince = now;
            _wire.RemoveAll(_back.Contains);
            _next = Step.Send;
        });
    }

    private void Send(DateTimeOffset now)
    {
        if (world.Missing != Guard.MarkFirst)
        {
            PutOnWire();
        }

        Wait(now);
    }

    private void PutOnWire() => _wire.AddRange(_marked.Select(leaving => world.Leave(this, leaving)));

    private void Wait(DateTimeOffset now) => (_restsUntil, _next) = (_wire.Count == 0 ? now : now + s_tick, Step.Wait);

    /// <summary>Goes on if it was written; tries again in a second while the lease lasts if nobody knows; else leaves the lane.</summary>
    private void Learn(Written written, DateTimeOffset now, Action done)
    {
        switch (written)
        {
            case Written.Done:
                done();
                break;
            case Written.Refused:
                _next = Step.Lose;
                break;
            case Written.Unanswered when now - _heldSince < Lanes.Lease:
                (_marksInDoubt, _restsUntil, _next) = (true, now + s_tick, Step.TakeBack);
                break;
            case Written.Unanswered:
                Leave(now, s_afterFailure);
                break;
        }
    }

    /// <summary>Lets the lane be. What is on the wire then is nobody's any more.</summary>
    private void Leave(DateTimeOffset now, TimeSpan rest)
    {
        _wire.Clear();
        (_restsUntil, _next) = (now + rest, Step.Hold);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
