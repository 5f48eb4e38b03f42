using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>Who has still not confirmed a briefing, for those who ring them.</summary>
/// <param name="NotConfirmed">By name; none when nobody is left to ring.</param>
public sealed record CallListContent(Briefing Briefing, IReadOnlyList<MemberReceipt> NotConfirmed)
    : Content("Some members have not confirmed a briefing. Open Teams to see whom to ring.");

/// <summary>The call list of a briefing as it stands now.</summary>
public sealed class ReadCallList(ReadReleaseStatus statuses, ReadAwaited read, TimeProvider clock)
{
    /// <returns>Null when the person may not see who has the briefing.</returns>
    public async Task<CallListContent?> HandleAsync(Person person, BriefingId id, CancellationToken cancel)
    {
        if (person is not Officer || !AlertUnreached.MaySee(person, clock.Now()) || await statuses.HandleAsync(person.CouncilId, id, cancel) is not { Briefing.State: >= BriefingState.Scheduled } status)
        {
            return null;
        }

        var awaited = (await read.HandleAsync(person.CouncilId, id, cancel)).Select(a => a.Member.Id).ToHashSet();
        return new CallListContent(status.Briefing, [.. status.Receipts.Where(r => awaited.Contains(r.Member.Id))]);
    }
}

/// <summary>Call lists, for as long as there is somebody to ring.</summary>
public sealed class CallListSource(ReadCallList read) : IContentSource
{
    public ContentKind Kind => ContentKind.CallList;

    public Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel) =>
        due.EachForItsRecipientAsync(
            async (person, delivery) => await read.HandleAsync(person, new BriefingId(delivery.SubjectId), cancel) is { } list && (list.NotConfirmed.Count > 0 || delivery.Act == DeliveryAct.Rewrite) ? list : null,
            "Everybody has confirmed it or was told another way, or this person may no longer see who has it.");
}
