using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>The last look before the wire: is there still something to do, for someone who may have it, at a message that exists?</summary>
internal abstract record Preparation
{
    private static readonly TimeSpan s_waitForTarget = TimeSpan.FromSeconds(2);

    private Preparation() { }

    /// <param name="Target">The message to rewrite or remove; null for a send.</param>
    /// <param name="Content">What to show; null for a removal.</param>
    public sealed record Go(Person Recipient, ChatAddress? Chat, Delivery? Target, Content? Content) : Preparation;

    public sealed record Settle(Settlement As) : Preparation;

    public static Preparation Decide(Delivery delivery, Directory directory, Sendable? sendable, DateTimeOffset now)
    {
        if (directory.People.GetValueOrDefault(delivery.RecipientId) is not var (recipient, chat) || (!recipient.IsCurrent(LondonTime.DateOn(now)) && !TakesBack(delivery, sendable)))
        {
            return Skip("This person no longer holds the office the message was for.");
        }

        if (delivery.UsefulUntil < now)
        {
            return new Settle(new Settlement(DeliveryState.Expired, Reason: "It could not be sent while it was still useful."));
        }

        if (WhyUnreachable(delivery.Via, recipient, chat) is { } refusal)
        {
            return new Settle(new Settlement(DeliveryState.Refused, Reason: refusal.Say(), Cause: refusal));
        }

        var target = delivery.TargetId is { } id ? directory.Targets.GetValueOrDefault(id) : null;
        if (target is { State: DeliveryState.Planned or DeliveryState.Throttled or DeliveryState.InFlight })
        {
            return new Settle(new Settlement(DeliveryState.Planned, Later(target.DueAt, now) + s_waitForTarget));
        }

        if (delivery.Act != DeliveryAct.Send && target?.ActivityId is null)
        {
            return Skip("The message it would change was never delivered.");
        }

        return sendable switch
        {
            Sendable.Ready ready => new Go(recipient, chat, target, ready.Content),
            Sendable.NotAnyMore not => Skip(not.Reason),
            Sendable.NotYet later => new Settle(new Settlement(DeliveryState.Planned, later.Until)),
            _ when delivery.Act == DeliveryAct.Remove => new Go(recipient, chat, target, null),
            _ => Skip("There is nothing to send any more."),
        };
    }

    private static Refusal? WhyUnreachable(Via via, Person recipient, ChatAddress? chat) => via switch
    {
        Via.Email => recipient.Email is null ? Refusal.NoEmail : null,
        _ when chat?.ClosedAt is not null => Refusal.NotInstalled,
        Via.ActivityFeed => recipient.EntraObjectId is null ? Refusal.NoAddress : null,
        _ => chat is null && recipient.EntraObjectId is null ? Refusal.NoAddress : null,
    };

    /// <summary>What somebody was sent in office can be taken back afterwards; nothing else reaches them.</summary>
    private static bool TakesBack(Delivery delivery, Sendable? sendable) => delivery.Act == DeliveryAct.Rewrite && sendable is Sendable.Ready { Content.TakesBack: true };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static Settle Skip(string reason) => new(new Settlement(DeliveryState.Skipped, Reason: reason));
}
