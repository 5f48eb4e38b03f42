using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>
/// Says what one council may send now. It is exact because only the holder of the council's lane asks. It never waits: what is
/// not permitted stays in its row. When Teams asks it to slow down it pauses, and goes on at half the rate, which it raises slowly.
/// </summary>
public sealed class SendLimiter(SendLimits limits)
{
    /// <summary>A lane that must rest looks again at least this often, so that a reply is not kept behind news.</summary>
    private static readonly TimeSpan s_longestRest = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan s_shortestRest = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_raisedEvery = TimeSpan.FromSeconds(5);
    private const double RaisedBy = 0.1;
    private const double LeastShare = 0.1;

    private readonly SlidingWindow _council = new([limits.PerCouncil]);
    private readonly Dictionary<PersonId, SlidingWindow> _conversations = [];
    private double _share = 1;
    private DateTimeOffset _shareChangedAt;
    private DateTimeOffset _pausedUntil;

    /// <summary>The permitted among <paramref name="due"/>, in their order, counted as sent.</summary>
    /// <param name="onWire">Requests that have not come back yet.</param>
    public IReadOnlyList<Delivery> Permit(IReadOnlyList<Delivery> due, int onWire, DateTimeOffset now)
    {
        Raise(now);
        var permitted = new List<Delivery>();
        foreach (var delivery in now < _pausedUntil ? [] : due)
        {
            if (onWire + permitted.Count >= limits.AtOnce)
            {
                break;
            }

            var conversation = ConversationOf(delivery.RecipientId);
            if (_council.Room(now, _share) > Kept(delivery) && conversation.Room(now) > 0)
            {
                _council.Take(now);
                conversation.Take(now);
                permitted.Add(delivery);
            }
        }

        Forget(now);
        return permitted;
    }

    /// <summary>Takes what Teams answered as advice: a 429 pauses the council and halves its rate, once for requests that left together.</summary>
    public void Heed(IEnumerable<ChannelOutcome> outcomes, DateTimeOffset now)
    {
        foreach (var throttled in outcomes.OfType<ChannelOutcome.Throttled>())
        {
            if (now >= _pausedUntil)
            {
                (_share, _shareChangedAt) = (Math.Max(_share / 2, LeastShare), now);
            }

            var until = now + RetryTimetable.PauseFor(throttled.RetryAfter);
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
        }
    }

    /// <summary>How long until something of what is due may be permitted.</summary>
    public TimeSpan RestBeforeMore(IReadOnlyList<Delivery> due, DateTimeOffset now)
    {
        var soonest = due.Select(d => Later(_council.RoomAt(now, Kept(d), _share), ConversationOf(d.RecipientId).RoomAt(now))).DefaultIfEmpty(now).Min();
        return TimeSpan.FromTicks(Math.Clamp((Later(soonest, _pausedUntil) - now).Ticks, s_shortestRest.Ticks, s_longestRest.Ticks));
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

    private SlidingWindow ConversationOf(PersonId person)
    {
        if (!_conversations.TryGetValue(person, out var window))
        {
            _conversations.Add(person, window = new SlidingWindow(limits.PerConversation));
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

    /// <summary>Several windows over one sequence of instants.</summary>
    private sealed class SlidingWindow(IReadOnlyList<Window> windows)
    {
        private readonly TimeSpan _longest = windows.Max(w => w.Length);
        private readonly List<DateTimeOffset> _taken = [];

        public int Room(DateTimeOffset now, double share = 1)
        {
            Trim(now);
            return windows.Min(w => Allowed(w, share) - CountSince(now - w.Length));
        }

        /// <summary>When there will be room for one more than <paramref name="kept"/>.</summary>
        public DateTimeOffset RoomAt(DateTimeOffset now, int kept = 0, double share = 1) => windows.Max(w =>
        {
            var most = Allowed(w, share) - kept;
            var count = CountSince(now - w.Length);
            return count < most ? now : _taken[Math.Min(_taken.Count - most, _taken.Count - 1)] + w.Length;
        });

        public void Take(DateTimeOffset now) => _taken.Add(now);

        public bool IsEmpty(DateTimeOffset now)
        {
            Trim(now);
            return _taken.Count == 0;
        }

        private static int Allowed(Window window, double share) => Math.Max(1, (int)(window.Requests * share));

        private int CountSince(DateTimeOffset start)
        {
            var count = 0;
            for (var i = _taken.Count - 1; i >= 0 && _taken[i] > start; i--)
            {
                count++;
            }

            return count;
        }

        private void Trim(DateTimeOffset now) => _taken.RemoveRange(0, _taken.FindIndex(at => at > now - _longest) is var kept and >= 0 ? kept : _taken.Count);
    }
}
