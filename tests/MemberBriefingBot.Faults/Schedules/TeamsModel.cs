using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Faults.Schedules;

/// <summary>Teams as it may behave: it takes a request or not, and says so or not. What it shows, the oracle sees.</summary>
internal sealed class TeamsModel(Chance chance, StoreModel store, Oracle oracle)
{
    private readonly List<(Row Row, string Id, DateTimeOffset At)> _chat = [];

    /// <summary>What people have been shown, with the instant by which Teams names it.</summary>
    public IReadOnlyList<(Row Row, string Id, DateTimeOffset At)> Chat => _chat;

    /// <param name="isKind">Whether nothing goes wrong.</param>
    public void Decide(RequestModel request, DateTimeOffset now, bool isKind)
    {
        request.HasArrived = true;
        request.Answer = isKind ? Show(request, now) : chance.Below(20) switch
        {
            < 10 => Show(request, now),
            < 12 => Unclear(request, now),
            < 14 => new ChannelOutcome.Ambiguous("Teams failed. It may have been delivered."),
            < 16 => new ChannelOutcome.Throttled(chance.OneIn(3) ? null : chance.Milliseconds(0, 4000)),
            < 18 => new ChannelOutcome.NotSent("Teams could not be reached."),
            18 => new ChannelOutcome.Refused(Refusal.BlockedByPerson),
            _ => OfAnother(request, now),
        };
    }

    private ChannelOutcome.Delivered Show(RequestModel request, DateTimeOffset now)
    {
        var row = store.Of(request.Delivery.Id);
        if (request.Target is { } target)
        {
            row.Rewritten++;
            return new ChannelOutcome.Delivered(target, "chat");
        }

        var id = $"m{_chat.Count}";
        _chat.Add((row, id, now));
        oracle.Shown(row, id, now);
        return new ChannelOutcome.Delivered(id, "chat");
    }

    /// <summary>Takes it, and the answer is lost.</summary>
    private ChannelOutcome.Ambiguous Unclear(RequestModel request, DateTimeOffset now)
    {
        Show(request, now);
        return new ChannelOutcome.Ambiguous("The answer was lost. It may have been delivered.");
    }

    /// <summary>Takes it, and answers with the id of a message that is recorded already.</summary>
    private ChannelOutcome.Delivered OfAnother(RequestModel request, DateTimeOffset now)
    {
        var recorded = store.Rows.Select(r => r.Delivery).FirstOrDefault(d => d.ActivityId is not null && d.RecipientId == request.Delivery.RecipientId && d.Act == DeliveryAct.Send);
        var shown = Show(request, now);
        return recorded is null || request.Target is not null ? shown : shown with { ActivityId = recorded.ActivityId! };
    }
}
