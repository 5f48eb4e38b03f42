using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Delivery;

public static class ForItsRecipient
{
    /// <summary>For sources whose content is one person's view of one subject, such as a question: few recipients, each read by itself.</summary>
    public static async Task<IReadOnlyDictionary<DeliveryId, Sendable>> EachForItsRecipientAsync(
        this BriefingDb db, CouncilId councilId, IReadOnlyList<Delivery> due, Func<Person, Delivery, Task<Content?>> content, string ifNone, CancellationToken cancel)
    {
        var recipients = due.Select(d => d.RecipientId).Distinct().ToList();
        var people = await db.People.Where(p => p.CouncilId == councilId && recipients.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var sendable = new Dictionary<DeliveryId, Sendable>(due.Count);
        foreach (var delivery in due)
        {
            var made = people.TryGetValue(delivery.RecipientId, out var person) ? await content(person, delivery) : null;
            sendable[delivery.Id] = made is null ? new Sendable.NotAnyMore(ifNone) : new Sendable.Ready(made);
        }

        return sendable;
    }
}
