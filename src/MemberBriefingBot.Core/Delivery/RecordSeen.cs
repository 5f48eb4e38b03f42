using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>A read receipt covers a message and everything before it. It is a signal; its absence proves nothing.</summary>
public sealed class RecordSeen(BriefingDb db, TimeProvider clock)
{
    /// <param name="lastReadActivityId">The newest message the person has read.</param>
    public async Task HandleAsync(Person person, string lastReadActivityId, CancellationToken cancel)
    {
        var last = await db.Deliveries.AsNoTracking()
            .Where(d => d.CouncilId == person.CouncilId && d.RecipientId == person.Id && d.ActivityId == lastReadActivityId && d.Act == DeliveryAct.Send)
            .Select(d => d.AcceptedAt).FirstOrDefaultAsync(cancel);
        if (last is { } acceptedAt)
        {
            await db.Deliveries
                .Where(d => d.CouncilId == person.CouncilId && d.RecipientId == person.Id && d.ActivityId != null && d.SeenAt == null && d.AcceptedAt <= acceptedAt)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.SeenAt, clock.Now()), cancel);
        }
    }
}
