using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>What stands where a withdrawn briefing stood, and what tells its readers of the withdrawal: nothing of its text, and why.</summary>
/// <param name="WasOpen">Its readers were free to share it until then.</param>
public sealed record WithdrawnContent(string Reference, string Reason, DateTimeOffset WithdrawnAt, bool WasOpen)
    : Content("A briefing you were sent has been withdrawn. Open Teams for the reason.")
{
    public override bool TakesBack => true;
}

/// <summary>Tells the readers of a briefing that it was corrected. The card they have shows the new words.</summary>
/// <param name="WhatChanged">Null for a reader who has not accepted the briefing's terms, and so has not read it.</param>
public sealed record CorrectedContent(BriefingId BriefingId, string Reference, string? WhatChanged, DateTimeOffset CorrectedAt)
    : Content("A briefing you were sent has been corrected. Open Teams to see what changed.");

/// <summary>Tells the readers of a briefing that its embargo now ends at another time. The card they have shows it.</summary>
public sealed record EmbargoMovedContent(BriefingId BriefingId, string Reference, DateTimeOffset Until)
    : Content("Something about a briefing you were sent has changed. Open Teams to see what.");

/// <summary>Tells the readers of a briefing that they may share it, sooner than they were told.</summary>
public sealed record LiftedEarlyContent(BriefingId BriefingId, string Reference, DateTimeOffset At, string Reason)
    : Content("Something about a briefing you were sent has changed. Open Teams to see what.");

/// <summary>What changed of a briefing that is out, for exactly those who had it.</summary>
public sealed class ChangeSource(BriefingDb db, ReadBriefing read, TimeProvider clock) : IContentSource
{
    public ContentKind Kind => ContentKind.Change;

    public async Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel)
    {
        var ids = due.Select(d => new BriefingId(d.Delivery.SubjectId)).Distinct().ToList();
        var briefings = await db.Briefings.AsNoTracking().Where(b => b.CouncilId == councilId && ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id.Value, cancel);
        return await read.EachForItsReaderAsync(councilId, due, (delivery, verdict) => verdict.InPlaceOf(delivery) ?? verdict switch
        {
            ReleaseVerdict.NotYet later => HeldBack(delivery.Occasion, later, briefings[delivery.SubjectId], clock.Now()),
            _ => ToSendable(delivery.Occasion, verdict),
        }, cancel);
    }

    /// <summary>Whoever had it, and is held back since by a declared interest, must know until when not to share it; what changed of the words waits with the words.</summary>
    private static Sendable HeldBack(string occasion, ReleaseVerdict.NotYet later, Briefing briefing, DateTimeOffset now) =>
        occasion.StartsWith(MovePressTime.OccasionStart, StringComparison.Ordinal) && briefing is { State: BriefingState.Scheduled, Timetable.EmbargoUntil: { } until }
            ? new Sendable.Ready(new EmbargoMovedContent(briefing.Id, briefing.Reference, until))
            : new Sendable.NotYet(later.OpensAt > now ? later.OpensAt : now.AddMinutes(1));

    private static Sendable ToSendable(string occasion, ReleaseVerdict? verdict) => verdict switch
    {
        ReleaseVerdict.Withdrawn withdrawn => new Sendable.Ready(withdrawn.Tombstone),
        _ when occasion.StartsWith(MovePressTime.OccasionStart, StringComparison.Ordinal) => Moved(verdict),
        ReleaseVerdict.Released { Content: { MayShare: true, LiftedEarlyBecause: { } reason, LiftedAt: { } early } lifted } when occasion == LiftEarly.Occasion =>
            new Sendable.Ready(new LiftedEarlyContent(lifted.BriefingId, lifted.Reference, early, reason)),
        not null when occasion == LiftEarly.Occasion => new Sendable.NotAnyMore("It may still not be shared."),
        ReleaseVerdict.Released { Content: { WhatChanged: { } what, CorrectedAt: { } at } content } => new Sendable.Ready(new CorrectedContent(content.BriefingId, content.Reference, what, at)),
        ReleaseVerdict.Folded { Content: { CorrectedAt: { } at } folded } => new Sendable.Ready(new CorrectedContent(folded.BriefingId, folded.Reference, null, at)),
        _ => new Sendable.NotAnyMore("This person is no longer in the briefing's audience."),
    };

    private static Sendable Moved(ReleaseVerdict? verdict) => verdict switch
    {
        ReleaseVerdict.Released { Content: { MayShare: false, EmbargoUntil: { } until } content } => new Sendable.Ready(new EmbargoMovedContent(content.BriefingId, content.Reference, until)),
        ReleaseVerdict.Folded { Content: { EmbargoUntil: { } until } folded } => new Sendable.Ready(new EmbargoMovedContent(folded.BriefingId, folded.Reference, until)),
        _ => new Sendable.NotAnyMore("There is no embargo on it any more."),
    };
}
