using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>
/// Says what one council may send now. It is exact because only the holder of the council's lane asks, and because a request counts
/// from its permit until its window has passed since its answer: nobody knows when in between Teams counted it. It never waits: what
/// is not permitted stays in its row. When Teams asks it to slow down it pauses, and goes on at half the rate, which it raises slowly.
/// </summary>
public sealed class SendLimiter(SendLimits limits)
{
    /// <summary>A lane that must rest looks again at least this often, so that a reply is not kept behind news.</summary>
    private static readonly TimeSpan s_longestRest = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan s_shortestRest = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_raisedEvery = TimeSpan.FromSeconds(5);
    private const double RaisedBy = 0.1;
    private const double LeastShare = 0.1;

    private readonly SlidingWindow _council = new([limits.PerCouncil]);
    private readonly Dictionary<PersonId, SlidingWindow> _conversations = [];
    private readonly Dictionary<DeliveryId, Due> _out = [];
    private double _share = 1;
    private DateTimeOffset _shareChangedAt;
    private DateTimeOffset _pausedUntil;

    /// <summary>The permitted among <paramref name="due"/>, in their order, counted as out.</summary>
    public IReadOnlyList<Delivery> Permit(IReadOnlyList<Due> due, DateTimeOffset now)
    {
        Raise(now);
        var permitted = new List<Delivery>();
        // What is out may be due again only where another node has taken the lane and put it back: the next commit will say so.
        foreach (var one in now < _pausedUntil ? [] : due.Where(d => !_out.ContainsKey(d.Delivery.Id)))
        {
            if (_out.Count >= limits.AtOnce)
            {
                break;
            }

            var conversation = ConversationOf(one.Delivery);
            if (!IsBeingChanged(one.Delivery) && HasRoom(one.Delivery.Via) && _council.Room(now, _share) - one.Requests >= Kept(one.Delivery) && conversation.Room(now) > 0)
            {
                _out.Add(one.Delivery.Id, one);
                _council.Leave(one.Requests);
                conversation.Leave(1);
                permitted.Add(one.Delivery);
            }
        }

        Forget(now);
        return permitted;
    }

    /// <summary>Whether news could go to somebody who has not been written to lately.</summary>
    public bool HasRoom(DateTimeOffset now) => now >= _pausedUntil && _out.Count < limits.AtOnce && _council.Room(now, _share) > (int)(limits.KeptForReplies * _share) + 1;

    /// <summary>Takes up what became of the permitted: what has come back counts from then on, and what never left does not count.</summary>
    /// <param name="back">What has come back, and when; one seen before is not taken up again.</param>
    /// <param name="onWire">Everything that has left, whether it has come back or not.</param>
    public void See(IEnumerable<(DeliveryId Id, ChannelOutcome Outcome, DateTimeOffset At)> back, IReadOnlySet<DeliveryId> onWire, DateTimeOffset now)
    {
        foreach (var (id, outcome, at) in back)
        {
            if (_out.Remove(id, out var one))
            {
                Answered(one, at);
                if (one.Delivery.Via == Via.Chat)
                {
                    Heed(outcome, now);
                }
            }
        }

        foreach (var unsent in _out.Values.Where(o => !onWire.Contains(o.Delivery.Id)).ToList())
        {
            _out.Remove(unsent.Delivery.Id);
            _council.TakeBack(unsent.Requests);
            ConversationOf(unsent.Delivery).TakeBack(1);
        }
    }

    /// <summary>Whoever sent before has ended, and will not say what came back: it counts as answered now.</summary>
    public void Begin(DateTimeOffset now)
    {
        foreach (var one in _out.Values)
        {
            Answered(one, now);
        }

        _out.Clear();
    }

    /// <summary>How long until something of what is due may be permitted.</summary>
    public TimeSpan RestBeforeMore(IReadOnlyList<Due> due, DateTimeOffset now)
    {
        var soonest = due.Select(d => Later(_council.RoomAt(now, Kept(d.Delivery) + d.Requests - 1, _share), ConversationOf(d.Delivery).RoomAt(now))).DefaultIfEmpty(now).Min();
        return TimeSpan.FromTicks(Math.Clamp((Later(soonest, _pausedUntil) - now).Ticks, s_shortestRest.Ticks, s_longestRest.Ticks));
    }

    private bool HasRoom(Via via) => via == Via.Chat || _out.Values.Count(o => o.Delivery.Via != Via.Chat) < limits.BesideChatAtOnce;

    /// <summary>One change of a message is on the wire at a time: of two, the one made first could arrive last.</summary>
    private bool IsBeingChanged(Delivery delivery) => delivery.TargetId is { } target && _out.Values.Any(o => o.Delivery.TargetId == target);

    private void Answered(Due one, DateTimeOffset at)
    {
        _council.Answer(one.Requests, at);
        ConversationOf(one.Delivery).Answer(1, at);
    }

    /// <summary>A 429 pauses the council and halves its rate, once for requests that left together. A halt only pauses.</summary>
    private void Heed(ChannelOutcome outcome, DateTimeOffset now)
    {
        if (outcome is ChannelOutcome.Throttled && now >= _pausedUntil)
        {
            (_share, _shareChangedAt) = (Math.Max(_share / 2, LeastShare), now);
        }

        if (RetryTimetable.PauseAfter(outcome) is { } pause)
        {
            _pausedUntil = Later(_pausedUntil, now + pause);
        }
    }

    /// <summary>Of the council's window, kept for people who are waiting for a reply.</summary>
    private int Kept(Delivery delivery) => delivery.Priority == DeliveryPriority.Reply ? 0 : (int)(limits.KeptForReplies * _share);

    private void Raise(DateTimeOffset now)
    {
        if (_share < 1 && now >= _pausedUntil && now - _shareChangedAt >= s_raisedEvery)
        {
            (_share, _shareChangedAt) = (Math.Min(_share + RaisedBy, 1), now);
        }
    }

    private SlidingWindow ConversationOf(Delivery delivery)
    {
        if (!_conversations.TryGetValue(delivery.RecipientId, out var window))
        {
            _conversations.Add(delivery.RecipientId, window = new SlidingWindow(limits.PerConversation));
        }

        return window;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (person, window) in _conversations)
        {
            if (window.IsEmpty(now))
            {
                _conversations.Remove(person);
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>Several windows over one sequence of requests.</summary>
    private sealed class SlidingWindow(IReadOnlyList<Window> windows)
    {
        private readonly TimeSpan _longest = windows.Max(w => w.Length);
        private readonly List<DateTimeOffset> _answered = [];
        private int _out;

        public int Room(DateTimeOffset now, double share = 1)
        {
            Trim(now);
            return windows.Min(w => Allowed(w, share) - CountSince(now - w.Length)) - _out;
        }

        /// <summary>When there will be room for one more than <paramref name="kept"/>, if what is out stays out.</summary>
        public DateTimeOffset RoomAt(DateTimeOffset now, int kept = 0, double share = 1) => windows.Max(w =>
        {
            var most = Allowed(w, share) - kept - _out;
            return CountSince(now - w.Length) < most ? now : _answered[Math.Clamp(_answered.Count - most, 0, _answered.Count - 1)] + w.Length;
        });

        public void Leave(int requests) => _out += requests;

        public void TakeBack(int requests) => _out -= requests;

        public void Answer(int requests, DateTimeOffset at)
        {
            _out -= requests;
            _answered.InsertRange(_answered.FindLastIndex(earlier => earlier <= at) + 1, Enumerable.Repeat(at, requests));
        }

        public bool IsEmpty(DateTimeOffset now)
        {
            Trim(now);
            return _answered.Count == 0 && _out == 0;
        }

        private static int Allowed(Window window, double share) => Math.Max(1, (int)(window.Requests * share));

        private int CountSince(DateTimeOffset start)
        {
            var count = 0;
            for (var i = _answered.Count - 1; i >= 0 && _answered[i] > start; i--)
            {
                count++;
            }

            return count;
        }

        private void Trim(DateTimeOffset now) => _answered.RemoveRange(0, _answered.FindIndex(at => at > now - _longest) is var kept and >= 0 ? kept : _answered.Count);
    }
}
