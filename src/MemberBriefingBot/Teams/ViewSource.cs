using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Teams;

/// <summary>Views that people asked for, made when their turn to be sent comes.</summary>
internal sealed class ViewSource(Views views) : IContentSource
{
    public ContentKind Kind => ContentKind.View;

    public Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel) =>
        due.EachForItsRecipientAsync(
            async (person, delivery) => Topic.Parse(delivery.Topic) is { } topic ? await views.MakeAsync(person, topic, cancel) : null,
            "It was asked for in a way this version does not know.");
}
