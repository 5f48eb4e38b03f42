using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>What stands where a withdrawn briefing stood, and what tells its readers of the withdrawal: nothing of its text, and why.</summary>
public sealed record WithdrawnContent(string Reference, string Reason, DateTimeOffset WithdrawnAt)
    : Content("A briefing you were sent has been withdrawn. Open Teams for the reason.");

/// <summary>Tells the readers of a briefing that it was corrected. The card they have shows the new words.</summary>
/// <param name="WhatChanged">Null for a reader who has not accepted the briefing's terms, and so has not read it.</param>
public sealed record CorrectedContent(BriefingId BriefingId, string Reference, string? WhatChanged, DateTimeOffset CorrectedAt)
    : Content("A briefing you were sent has been corrected. Open Teams to see what changed.");

/// <summary>Corrections and withdrawals, for exactly those who had the briefing.</summary>
public sealed class ChangeSource(ReadBriefing read) : IContentSource
{
    public ContentKind Kind => ContentKind.Change;

    public Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel) =>
        read.EachForItsReaderAsync(councilId, due, (_, verdict) => ToSendable(verdict), cancel);

    private static Sendable ToSendable(ReleaseVerdict? verdict) => verdict switch
    {
        ReleaseVerdict.Withdrawn withdrawn => new Sendable.Ready(withdrawn.Tombstone),
        ReleaseVerdict.Released { Content: { WhatChanged: { } what, CorrectedAt: { } at } content } => new Sendable.Ready(new CorrectedContent(content.BriefingId, content.Reference, what, at)),
        ReleaseVerdict.Folded { Content: { CorrectedAt: { } at } folded } => new Sendable.Ready(new CorrectedContent(folded.BriefingId, folded.Reference, null, at)),
        _ => new Sendable.NotAnyMore("This person is no longer in the briefing's audience."),
    };
}
