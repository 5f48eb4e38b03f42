using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Teams;

/// <summary>Views that people asked for, made when their turn to be sent comes.</summary>
internal sealed class ViewSource(BriefingDb db, Views views) : IContentSource
{
    public ContentKind Kind => ContentKind.View;

    public Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<Delivery> due, CancellationToken cancel) =>
        db.EachForItsRecipientAsync(
            councilId, due,
            async (person, delivery) => Topic.Parse(delivery.Topic) is { } topic ? await views.MakeAsync(person, topic, cancel) : null,
            "It was asked for in a way this version does not know.", cancel);
}
