using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>What stands where a withdrawn briefing stood, and what tells its readers of the withdrawal: nothing of its text, and why.</summary>
public sealed record WithdrawnContent(string Reference, string Reason, DateTimeOffset WithdrawnAt)
    : Content("A briefing you were sent has been withdrawn. Open Teams for the reason.");

/// <summary>Tells the readers of a briefing that it was corrected. The card they have shows the new words.</summary>
public sealed record CorrectedContent(BriefingId BriefingId, string Reference, string WhatChanged, DateTimeOffset CorrectedAt)
    : Content("A briefing you were sent has been corrected. Open Teams to see what changed.");

/// <summary>Corrections and withdrawals, for exactly those who had the briefing.</summary>
public sealed class ChangeSource(BriefingDb db, ReadBriefing read) : IContentSource
{
    public ContentKind Kind => ContentKind.Change;

    public Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<Delivery.Delivery> due, CancellationToken cancel) =>
        db.EachForItsRecipientAsync(councilId, due, async (person, delivery) => Make(await read.HandleAsync(person, new BriefingId(delivery.SubjectId), cancel)), "This person is no longer in the briefing's audience.", cancel);

    private static Content? Make(ReleaseVerdict verdict) => verdict switch
    {
        ReleaseVerdict.Withdrawn withdrawn => withdrawn.Tombstone,
        ReleaseVerdict.Released { Content: { WhatChanged: { } what, CorrectedAt: { } at } content } => new CorrectedContent(content.BriefingId, content.Reference, what, at),
        _ => null,
    };
}
