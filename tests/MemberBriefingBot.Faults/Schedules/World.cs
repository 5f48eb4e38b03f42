using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Faults.Schedules;

/// <summary>
/// A few deliveries, two or three nodes, one store and one Teams, of which one thing happens at a time, drawn from the seed. At first
/// things go wrong; then nothing does any more, and everything must come to rest with nothing lost, doubled or early.
/// </summary>
internal sealed class World
{
    private const int MostSteps = 20_000;
    private readonly Chance _chance;
    private readonly SendLimits _limits;
    private readonly Oracle _oracle = new();
    private readonly StoreModel _store;
    private readonly TeamsModel _teams;
    private readonly Misfortunes _misfortunes;
    private readonly NodeModel[] _nodes;
    private readonly List<RequestModel> _flying = [];
    private readonly List<Action> _ready = [];
    private DateTimeOffset _now = Cast.Morning;
    private bool _isCalm;

    public World(ulong seed, Guard missing)
    {
        _chance = new Chance(seed);
        Missing = missing;
        _limits = SendLimits.Published with { AtOnce = 1 + _chance.Below(3) };
        _store = new StoreModel(missing, _oracle);
        _teams = new TeamsModel(_chance, _store, _oracle);
        _misfortunes = new Misfortunes(_chance, _store, new EvidenceModel(_store, missing), _teams);
        _nodes = new NodeModel[2 + _chance.Below(2)];
        for (var node = 0; node < _nodes.Length; node++)
        {
            _nodes[node] = new NodeModel(this, _store, _limits);
        }
    }

    public Guard Missing { get; }

    public Ending Run()
    {
        _misfortunes.PlanSome(_now);
        var troubled = 10 + _chance.Below(110);
        for (var step = 0; _oracle.Broken is null; step++)
        {
            _isCalm = step >= troubled;
            if (_isCalm && _flying.Count == 0 && !_store.Rows.Any(r => r.IsOpen))
            {
                _oracle.AtRest(_store.Rows);
                break;
            }

            if (step > MostSteps)
            {
                _oracle.Break("It does not come to rest.");
            }

            Happen();
        }

        return new Ending(_oracle.Broken, _teams.Chat.Count, _store.Rows.Count(r => r.Delivery.State == DeliveryState.Ambiguous), _store.Lane.Fence - 1);
    }

    public CommitFault CommitFault() => _isCalm || !_chance.OneIn(10) ? Schedules.CommitFault.None : _chance.OneIn(2) ? Schedules.CommitFault.LostBefore : Schedules.CommitFault.LostAfter;

    public RequestModel Leave(NodeModel sender, Leaving leaving)
    {
        var request = new RequestModel(sender, leaving.Delivery, leaving.Target);
        _flying.Add(request);
        return request;
    }

    /// <summary>The last look before the mark, by the product's own decision.</summary>
    public WaveModel MakeReady(IReadOnlyList<Delivery> permitted, DateTimeOffset now)
    {
        if (permitted.Count == 0)
        {
            return WaveModel.Empty;
        }

        var wave = new WaveModel();
        var targets = permitted.Where(d => d.TargetId is not null).Select(d => d.TargetId!.Value).Distinct().ToDictionary(id => id, id => _store.Of(id).Delivery);
        var directory = new Core.Delivery.Directory(Cast.People, targets);
        foreach (var delivery in permitted)
        {
            var subject = _store.Of(delivery.Id).Subject;
            Sendable content = subject.IsWithdrawn ? new Sendable.NotAnyMore("It was withdrawn.") : now < subject.ReleaseAt ? new Sendable.NotYet(subject.ReleaseAt) : Cast.Content;
            switch (Preparation.Decide(delivery, directory, content, now))
            {
                case Preparation.Go go:
                    wave.Leaving.Add(new Leaving(delivery, go.Target?.ActivityId));
                    break;
                case Preparation.Settle settle:
                    wave.Settled.Add((delivery, settle.As));
                    break;
            }
        }

        return wave;
    }

    private void Happen()
    {
        if (!_isCalm && _chance.OneIn(8))
        {
            Trouble();
            return;
        }

        FindReady();
        if (_ready.Count == 0 || (!_isCalm && _chance.OneIn(5)))
        {
            Pass();
        }
        else
        {
            _ready[_chance.Below(_ready.Count)]();
        }
    }

    private void FindReady()
    {
        _ready.Clear();
        for (var place = 0; place < _nodes.Length; place++)
        {
            var node = _nodes[place];
            if (!node.IsRunning)
            {
                _nodes[place] = node = new NodeModel(this, _store, _limits) { StoodStillUntil = _now + _chance.Milliseconds(0, 2000) };
            }

            if (node.WakesAt <= _now)
            {
                _ready.Add(() => node.Act(_now));
            }
        }

        foreach (var request in _flying)
        {
            _ready.Add(request.HasArrived ? () => Answer(request) : () => _teams.Decide(request, _now, _isCalm));
        }
    }

    /// <summary>The answer reaches whoever still waits for it.</summary>
    private void Answer(RequestModel request)
    {
        request.Outcome ??= request.Answer;
        _flying.Remove(request);
    }

    private void Trouble()
    {
        var node = _nodes[_chance.Below(_nodes.Length)];
        switch (_chance.Below(10))
        {
            case 0:
                node.Kill();
                _flying.RemoveAll(r => r.Sender == node && !r.HasArrived && _chance.OneIn(2));
                break;
            case 1:
                node.IsStopping = true;
                break;
            case 2:
                node.StoodStillUntil = _now + _chance.Milliseconds(100, 60_000);
                break;
            case 3 when _flying.Count > 0:
                // Its sender gives up waiting; the request may still arrive.
                _flying[_chance.Below(_flying.Count)].Outcome ??= new ChannelOutcome.Ambiguous("Teams did not answer in time. It may have been delivered.");
                break;
            default:
                _misfortunes.Befall(_now);
                break;
        }
    }

    private void Pass() => _now = !_isCalm && _chance.OneIn(2) ? _now + _chance.Milliseconds(1, _chance.OneIn(4) ? 40_000 : 300) : Later(_now, NextInstant());

    /// <summary>When something can happen next. While every node only looks for work, the looks in between are left out.</summary>
    private DateTimeOffset NextInstant()
    {
        var wake = _nodes.Min(n => n.WakesAt) ?? _now;
        if (!_nodes.All(n => n.IsIdle))
        {
            return wake;
        }

        var due = _store.Rows.Where(r => r.IsOpen).Select(r => (DateTimeOffset?)r.Delivery.DueAt).Min() ?? wake;
        var lane = _store.Lane;
        return Later(wake, Later(Later(due, lane.PausedUntil), lane.Holder is { IsRunning: false } ? lane.LeaseUntil : due));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>What a schedule came to.</summary>
/// <param name="Broken">The first promise that was broken; null when all held.</param>
/// <param name="Takeovers">How often the lane went to another node.</param>
internal readonly record struct Ending(string? Broken, int Shown, int InDoubt, long Takeovers);
