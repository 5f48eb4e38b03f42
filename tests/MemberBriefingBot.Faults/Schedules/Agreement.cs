using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Data.Schema;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Faults.Schedules;

/// <summary>
/// Draws the same arrows over rows in memory, as <see cref="StoreModel"/> has them, and over a real store, as <see cref="LaneRows"/> does,
/// and compares every row after each. What holds of the one in a million schedules then holds of the other.
/// </summary>
internal sealed class Agreement : IAsyncDisposable
{
    private const int Rows = 8;
    private const int Steps = 12;
    private static readonly Person[] s_people = [Cast.Ada, Cast.Ben];
    private readonly Chance _chance;
    private readonly BriefingDb _db;
    private readonly Clock _clock = new();
    private readonly (Lanes Lanes, LaneRows Rows)[] _nodes;
    private readonly StoreModel _model;
    private readonly NodeModel[] _modelNodes;
    private readonly (HeldLane Lane, long Fence)?[] _held = [null, null];
    private int _holder;

    private Agreement(TownStore store, Chance chance, Guard missing)
    {
        _chance = chance;
        _db = store.Open();
        var councils = new Councils([new Council(Cast.Council, "A council", Guid.Empty, WorkingCalendar.England, new Charter())]);
        _nodes = [.. Enumerable.Range(0, 2).Select(_ => new Lanes(_db, councils, new ClockAgreement(_clock), _clock, new Node { HasOpenedLanes = true })).Select(lanes => (lanes, new LaneRows(_db, lanes, _clock)))];
        _model = new StoreModel(missing, new Oracle());
        var world = new World(0, Guard.None);
        _modelNodes = [.. _nodes.Select(_ => new NodeModel(world, _model, SendLimits.Published))];
    }

    /// <param name="missing">A guard to leave out of the model, to see that the two then differ.</param>
    /// <returns>The number of stories in which the two did not agree.</returns>
    public static async Task<int> RunAsync(StoreEngine engine, int count, int seed, Guard missing, TextWriter output)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("mbb-agree-");
        await using var store = await TownStore.CreateAsync(engine, folder.FullName);
        await using (var db = store.Open())
        {
            await Migration.MigrateAsync(db, TimeProvider.System, CancellationToken.None);
        }

        var (apart, arrows) = (0, 0);
        for (var number = 0; number < count; number++)
        {
            await using var agreement = new Agreement(store, new Chance((ulong)(seed + number)), missing);
            var (drawn, difference) = await agreement.TellAsync();
            arrows += drawn;
            if (difference is not null)
            {
                apart++;
                await output.WriteLineAsync($"APART agreement --engine {engine} --count 1 --seed {seed + number}: {difference}");
            }
        }

        folder.Delete(recursive: true);
        await output.WriteLineAsync($"agreement {engine}: {count:N0} stories of {Rows} deliveries from seed {seed}, {arrows:N0} arrows drawn, {apart:N0} in which model and store were apart.");
        return apart;
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    /// <returns>How many arrows changed a row, and the first difference.</returns>
    private async Task<(int Arrows, string? Difference)> TellAsync()
    {
        await BeginAsync();
        var arrows = 0;
        for (var step = 1; step <= Steps; step++)
        {
            var before = Said(_model.Rows.Select(r => r.Delivery));
            var (name, same) = await ActAsync();
            var model = Said(_model.Rows.Select(r => r.Delivery));
            var store = Said(await _db.Deliveries.AsNoTracking().ToListAsync());
            arrows += model.Zip(before).Count(pair => pair.First != pair.Second);
            if (!same || !model.SequenceEqual(store))
            {
                return (arrows, $"step {step}, {name}: {(same ? string.Join("; ", model.Zip(store).Where(p => p.First != p.Second).Select(p => $"model {p.First}, store {p.Second}")) : "one wrote and the other did not")}");
            }
        }

        return (arrows, null);
    }

    private async Task BeginAsync()
    {
        await _db.Deliveries.ExecuteDeleteAsync();
        await _db.Lanes.ExecuteDeleteAsync();
        await _db.AuditEntries.ExecuteDeleteAsync();
        await _db.AuditHeads.ExecuteDeleteAsync();
        _db.Lanes.Add(new Lane { CouncilId = Cast.Council, LeaseUntil = _clock.Now() });
        for (var place = 0; place < Rows; place++)
        {
            var delivery = Drawn(place);
            _model.Plan(delivery.Copy(), new Subject(delivery.SubjectId, delivery.DueAt));
            _db.Deliveries.Add(delivery);
        }

        await _db.SaveChangesAsync();
        _db.ChangeTracker.Clear();
        await HoldAsync(0);
    }

    private Delivery Drawn(int place)
    {
        // The first is due, so that there is something to take the lane for.
        var state = place == 0 ? DeliveryState.Planned : One(DeliveryState.Planned, DeliveryState.Throttled, DeliveryState.InFlight, DeliveryState.InFlight, DeliveryState.Delivered, DeliveryState.Ambiguous, DeliveryState.Cancelled);
        return new Delivery
        {
            CouncilId = Cast.Council,
            Id = Cast.Delivery(place),
            RecipientId = One(s_people).Id,
            Kind = ContentKind.Briefing,
            SubjectId = Cast.Subject(0),
            Occasion = $"{place}",
            Act = DeliveryAct.Send,
            Priority = One(DeliveryPriority.Reply, DeliveryPriority.News),
            PlannedAt = _clock.Now(),
            DueAt = _clock.Now() + (place == 0 || _chance.OneIn(2) ? TimeSpan.Zero : _chance.Milliseconds(1, 60_000)),
            State = state,
            Attempts = state == DeliveryState.Planned ? 0 : 1,
            AttemptedAt = state == DeliveryState.Planned ? null : _clock.Now(),
            Fence = state == DeliveryState.InFlight ? _chance.Below(3) : 0,
            ActivityId = state == DeliveryState.Delivered ? $"m{place}" : null,
        };
    }

    private async Task<(string Name, bool Same)> ActAsync()
    {
        _clock.Advance(_chance.Milliseconds(0, _chance.OneIn(4) ? 40_000 : 500));
        var node = _chance.OneIn(4) ? 1 - _holder : _holder;
        if (_held[node] is not { } held || _chance.OneIn(5))
        {
            return ("hold", await HoldAsync(node));
        }

        return _chance.Below(6) switch
        {
            0 => ("settle what was abandoned", await SettleAbandonedAsync(node, held.Lane, held.Fence)),
            1 => ("take back", await TakeBackAsync(node, held.Lane, held.Fence)),
            _ => ("commit", await CommitAsync(node, held.Lane, held.Fence)),
        };
    }

    private async Task<bool> HoldAsync(int node)
    {
        var fence = _model.HoldDue(_modelNodes[node], _clock.Now());
        var lane = (await _nodes[node].Lanes.HoldDueAsync(1, [], CancellationToken.None)).SingleOrDefault();
        if (fence is { } under && lane is not null)
        {
            (_held[node], _holder) = ((lane, under), node);
        }

        return fence == lane?.Fence;
    }

    private async Task<bool> SettleAbandonedAsync(int node, HeldLane lane, long fence)
    {
        IReadOnlyList<Delivery> abandoned = [.. _model.InFlight];
        var model = abandoned.Count == 0 ? Written.Done : _model.SettleAbandoned(_modelNodes[node], fence, abandoned, Rows, _clock.Now(), CommitFault.None);
        return (model == Written.Done) == await _nodes[node].Rows.SettleAbandonedAsync(lane);
    }

    private async Task<bool> TakeBackAsync(int node, HeldLane lane, long fence)
    {
        IReadOnlyList<DeliveryId> left = [.. _model.InFlight.Where(_ => _chance.OneIn(2)).Select(d => d.Id)];
        var model = _model.TakeBackUnsent(_modelNodes[node], fence, left, _clock.Now(), CommitFault.None);
        return (model == Written.Done) == await _nodes[node].Rows.TakeBackUnsentAsync(lane, left);
    }

    /// <summary>Any row may have come back, be settled or be about to leave, whatever its state: the arrows must look for themselves.</summary>
    private async Task<bool> CommitAsync(int node, HeldLane lane, long fence)
    {
        var (back, wave, waiting) = (new List<RequestModel>(), new WaveModel(), new List<Delivery>());
        foreach (var row in _model.Rows)
        {
            var seen = row.Delivery.Copy();
            switch (_chance.Below(4))
            {
                case 0:
                    back.Add(new RequestModel(_modelNodes[node], seen, null) { Outcome = Outcome(seen) });
                    break;
                case 1:
                    wave.Leaving.Add(new Leaving(seen, null));
                    break;
                case 2:
                    wave.Settled.Add((seen, One(new Settlement(DeliveryState.Skipped, Reason: "Nothing to tell."), new Settlement(DeliveryState.Planned, _clock.Now() + TimeSpan.FromMinutes(1), CostsAttempt: true))));
                    break;
            }
        }

        var marked = new List<Leaving>();
        var model = _model.Commit(_modelNodes[node], fence, back, wave, marked, _clock.Now(), CommitFault.None);
        var store = await _nodes[node].Rows.CommitAsync(
            lane,
            [.. back.Select(r => new Returned(Underway(r.Delivery), r.Outcome!, _clock.Now()))],
            new Wave([.. wave.Leaving.Select(l => Underway(l.Delivery))], [.. wave.Settled]));
        return model == Written.Refused ? store is null : store is not null && store.SetEquals(marked.Select(m => m.Delivery.Id));
    }

    private ChannelOutcome Outcome(Delivery delivery) => _chance.Below(7) switch
    {
        0 => new ChannelOutcome.Ambiguous("The answer was lost. It may have been delivered."),
        1 => new ChannelOutcome.Throttled(_chance.OneIn(2) ? null : TimeSpan.FromSeconds(2)),
        2 => new ChannelOutcome.NotSent("Teams could not be reached."),
        3 => new ChannelOutcome.Refused(Refusal.BlockedByPerson),
        5 => new ChannelOutcome.Halted(Refusal.BotMisconfigured),
        // The id of a message that is recorded already, if there is one.
        4 when _model.Rows.FirstOrDefault(r => r.Delivery.ActivityId is not null) is { } another => new ChannelOutcome.Delivered(another.Delivery.ActivityId!, $"chat-{delivery.RecipientId}"),
        _ => new ChannelOutcome.Delivered($"{delivery.Id}-{delivery.Attempts}", $"chat-{delivery.RecipientId}"),
    };

    private static Underway Underway(Delivery delivery) => new(delivery, new Errand(delivery.Act, Cast.People[delivery.RecipientId].Person, null, null, null));

    private T One<T>(params T[] of) => of[_chance.Below(of.Length)];

    private static List<string> Said(IEnumerable<Delivery> rows) =>
    [
        .. rows.OrderBy(d => d.Occasion, StringComparer.Ordinal).Select(d =>
            $"{d.Occasion}: {d.State}, {d.Attempts} attempts, fence {d.Fence}, due {d.DueAt:O}, attempted {d.AttemptedAt:O}, accepted {d.AcceptedAt:O}, {d.ActivityId}, {d.Refusal}, {d.Reason}"),
    ];

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = Cast.Morning;

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan by) => _now += by;
    }
}
