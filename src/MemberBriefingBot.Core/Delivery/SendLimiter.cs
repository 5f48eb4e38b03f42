using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>
/// Says what one council may send now. It is exact because only the holder of the council's lane asks. It never waits: what is
/// not permitted stays in its row.
/// </summary>
public sealed class SendLimiter(SendLimits limits)
{
    private readonly SlidingWindow _council = new([limits.PerCouncil]);
    private readonly Dictionary<PersonId, SlidingWindow> _conversations = [];

    /// <summary>The permitted among <paramref name="due"/>, in their order, counted as sent.</summary>
    public IReadOnlyList<Delivery> Permit(IReadOnlyList<Delivery> due, DateTimeOffset now)
    {
        var permitted = new List<Delivery>(Math.Min(due.Count, limits.AtOnce));
        foreach (var delivery in due)
        {
            var kept = delivery.Priority == DeliveryPriority.Reply ? 0 : limits.KeptForReplies;
            var conversation = ConversationOf(delivery.RecipientId);
            if (_council.Room(now) > kept && conversation.Room(now) > 0)
            {
                _council.Take(now);
                conversation.Take(now);
                permitted.Add(delivery);
            }

            if (permitted.Count == limits.AtOnce)
            {
                break;
            }
        }

        Forget(now);
        return permitted;
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

    /// <summary>Several windows over one sequence of instants.</summary>
    private sealed class SlidingWindow(IReadOnlyList<Window> windows)
    {
        private readonly TimeSpan _longest = windows.Max(w => w.Length);
        private readonly List<DateTimeOffset> _taken = [];

        public int Room(DateTimeOffset now)
        {
            Trim(now);
            return windows.Min(w => w.Requests - CountSince(now - w.Length));
        }

        public void Take(DateTimeOffset now) => _taken.Add(now);

        public bool IsEmpty(DateTimeOffset now)
        {
            Trim(now);
            return _taken.Count == 0;
        }

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
