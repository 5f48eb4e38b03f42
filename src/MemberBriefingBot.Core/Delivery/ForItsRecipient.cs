using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Delivery;

public static class ForItsRecipient
{
    /// <summary>For sources whose content is one person's view of one subject, such as a question: few recipients, each read by itself.</summary>
    public static async Task<IReadOnlyDictionary<DeliveryId, Sendable>> EachForItsRecipientAsync(
        this IReadOnlyList<ForSomeone> due, Func<Person, Delivery, Task<Content?>> content, string ifNone)
    {
        var sendable = new Dictionary<DeliveryId, Sendable>(due.Count);
        foreach (var (delivery, recipient) in due)
        {
            sendable[delivery.Id] = await content(recipient, delivery) is { } made ? new Sendable.Ready(made) : new Sendable.NotAnyMore(ifNone);
        }

        return sendable;
    }
}
