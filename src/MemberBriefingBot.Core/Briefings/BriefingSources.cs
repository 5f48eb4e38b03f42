using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>Released briefings for their audience. What may not be seen at the moment of sending cannot be made.</summary>
public sealed class BriefingSource(BriefingDb db, ReadBriefing read, TimeProvider clock) : IContentSource
{
    public ContentKind Kind => ContentKind.Briefing;

    public async Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<Delivery.Delivery> due, CancellationToken cancel)
    {
        var recipients = due.Select(d => d.RecipientId).Distinct().ToList();
        var people = await db.People.Where(p => p.CouncilId == councilId && recipients.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var sendable = new Dictionary<DeliveryId, Sendable>();
        foreach (var group in due.GroupBy(d => new BriefingId(d.SubjectId)))
        {
            var verdicts = await read.ForAllAsync(councilId, group.Key, [.. group.Select(d => d.RecipientId).Distinct().Where(people.ContainsKey).Select(id => people[id])], cancel);
            foreach (var delivery in group)
            {
                sendable[delivery.Id] = ToSendable(verdicts.GetValueOrDefault(delivery.RecipientId), delivery, clock.Now());
            }
        }

        return sendable;
    }

    private static Sendable ToSendable(ReleaseVerdict? verdict, Delivery.Delivery delivery, DateTimeOffset now) => verdict switch
    {
        ReleaseVerdict.Released released => new Sendable.Ready(delivery.Occasion == RepeatBriefing.Occasion ? new RepeatedContent(released.Content) : released.Content),
        ReleaseVerdict.NotYet later => new Sendable.NotYet(later.OpensAt > now ? later.OpensAt : now.AddMinutes(1)),
        ReleaseVerdict.Withdrawn withdrawn when delivery.Act == DeliveryAct.Rewrite => new Sendable.Ready(withdrawn.Tombstone),
        ReleaseVerdict.Withdrawn => new Sendable.NotAnyMore("The briefing was withdrawn."),
        _ => new Sendable.NotAnyMore("This person is no longer in the briefing's audience."),
    };
}

/// <summary>Briefings before their release, for those whose approval was asked.</summary>
public sealed class ApprovalSource(BriefingDb db, ReadApproval read) : IContentSource
{
    public ContentKind Kind => ContentKind.Approval;

    public Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<Delivery.Delivery> due, CancellationToken cancel) =>
        db.EachForItsRecipientAsync(councilId, due, async (person, delivery) => await read.HandleAsync(person, new BriefingId(delivery.SubjectId), cancel), "This person may no longer approve the briefing.", cancel);
}
