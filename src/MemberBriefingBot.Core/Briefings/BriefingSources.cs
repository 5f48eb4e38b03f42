using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>Released briefings for their audience. What may not be seen at the moment of sending cannot be made.</summary>
public sealed class BriefingSource(ReadBriefing read, TimeProvider clock) : IContentSource
{
    public ContentKind Kind => ContentKind.Briefing;

    public Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel) =>
        read.EachForItsReaderAsync(councilId, due, (delivery, verdict) => verdict.InPlaceOf(delivery) ?? ToSendable(verdict, delivery, clock.Now()), cancel);

    private static Sendable ToSendable(ReleaseVerdict? verdict, Delivery.Delivery delivery, DateTimeOffset now) => verdict switch
    {
        ReleaseVerdict.Released released => Ready(released.Content, delivery),
        ReleaseVerdict.Folded folded => Ready(folded.Content, delivery),
        ReleaseVerdict.NotYet later => new Sendable.NotYet(later.OpensAt > now ? later.OpensAt : now.AddMinutes(1)),
        ReleaseVerdict.Withdrawn => new Sendable.NotAnyMore("The briefing was withdrawn."),
        ReleaseVerdict.NotForYou not => new Sendable.NotAnyMore($"It is not for this person any more. {not.Why}"),
        _ => new Sendable.NotAnyMore("The briefing does not exist any more."),
    };

    private static Sendable.Ready Ready(Content content, Delivery.Delivery delivery) => new(delivery.Occasion == RepeatBriefing.Occasion ? new RepeatedContent(content) : content);
}

/// <summary>Briefings before their release, for those whose approval was asked.</summary>
public sealed class ApprovalSource(ReadApproval read) : IContentSource
{
    public ContentKind Kind => ContentKind.Approval;

    public Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel) =>
        due.EachForItsRecipientAsync(async (person, delivery) => await read.HandleAsync(person, new BriefingId(delivery.SubjectId), cancel), "This person may no longer approve the briefing.");
}

internal static class ForItsReader
{
    /// <summary>A card that was sent is emptied, whoever its reader is by now; null when it is not withdrawn.</summary>
    public static Sendable? InPlaceOf(this ReleaseVerdict? verdict, Delivery.Delivery delivery) => (delivery.Act, verdict) switch
    {
        (DeliveryAct.Rewrite, ReleaseVerdict.Withdrawn withdrawn) => new Sendable.Ready(withdrawn.Tombstone),
        (DeliveryAct.Rewrite, ReleaseVerdict.NotForYou { OnTheirCard: { } tombstone }) => new Sendable.Ready(tombstone),
        _ => null,
    };

    /// <summary>Content that depends on whether each recipient may read a briefing now, read once for all recipients of one.</summary>
    public static async Task<IReadOnlyDictionary<DeliveryId, Sendable>> EachForItsReaderAsync(
        this ReadBriefing read, CouncilId councilId, IReadOnlyList<ForSomeone> due, Func<Delivery.Delivery, ReleaseVerdict?, Sendable> make, CancellationToken cancel)
    {
        var sendable = new Dictionary<DeliveryId, Sendable>(due.Count);
        foreach (var group in due.GroupBy(d => new BriefingId(d.Delivery.SubjectId)))
        {
            var verdicts = await read.ForAllAsync(councilId, group.Key, [.. group.Select(d => d.Recipient).DistinctBy(p => p.Id)], cancel);
            foreach (var (delivery, recipient) in group)
            {
                sendable[delivery.Id] = make(delivery, verdicts.GetValueOrDefault(recipient.Id));
            }
        }

        return sendable;
    }
}
