using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>One reader's copy of one version of a briefing: what a mark is tied to.</summary>
internal sealed record MarkedCopy(BriefingId BriefingId, int Version, PersonId ReaderId);

internal static class MarkedCopies
{
    /// <summary>
    /// The copies that bear a mark, among those that may have been shown since an instant: every version so far, of whoever was sent the briefing,
    /// opened it, was asked to approve it or wrote it (their test is marked too). A mark cannot be turned back into its reader, so those of all
    /// are made again: for a large council some tens of thousands in a year, and a moment's work.
    /// </summary>
    public static async Task<IReadOnlyList<MarkedCopy>> CopiesMarkedAsync(this BriefingDb db, CouncilId councilId, string mark, DateTimeOffset since, CancellationToken cancel)
    {
        var shown = await db.Deliveries
            .Where(d => d.CouncilId == councilId && d.PlannedAt >= since && (d.Kind == ContentKind.Briefing || d.Kind == ContentKind.Approval || (d.Kind == ContentKind.View && d.AboutId != null)))
            .Select(d => new { Subject = d.AboutId ?? d.SubjectId, d.RecipientId })
            .Distinct()
            .ToListAsync(cancel);
        var readers = shown.ToLookup(s => new BriefingId(s.Subject), s => s.RecipientId);
        var ids = readers.Select(r => r.Key).ToList();
        var briefings = await db.Briefings.AsNoTracking()
            .Where(b => b.CouncilId == councilId && (b.DraftedAt >= since || ids.Contains(b.Id)))
            .Select(b => new { b.Id, b.Version, b.AuthorId })
            .ToListAsync(cancel);
        return
        [
            .. from briefing in briefings
               from reader in readers[briefing.Id].Append(briefing.AuthorId).Distinct()
               from version in Enumerable.Range(1, briefing.Version)
               where RecipientMark.Of(briefing.Id, version, reader) == mark
               select new MarkedCopy(briefing.Id, version, reader),
        ];
    }

    /// <summary>When Teams took the first message to the reader that showed this version; null when none is known to have been taken.</summary>
    public static async Task<DateTimeOffset?> AcceptedAtAsync(this BriefingDb db, CouncilId councilId, MarkedCopy copy, CancellationToken cancel)
    {
        var corrected = $"{ApproveCorrection.OccasionStart}{copy.Version}";
        var since = await db.Deliveries
            .Where(d => d.CouncilId == councilId && d.Kind == ContentKind.Change && d.SubjectId == copy.BriefingId.Value && d.Occasion == corrected)
            .Select(d => (DateTimeOffset?)d.PlannedAt).FirstOrDefaultAsync(cancel) ?? DateTimeOffset.MinValue;
        return await db.Deliveries
            .Where(d => d.CouncilId == councilId && d.Kind == ContentKind.Briefing && d.SubjectId == copy.BriefingId.Value && d.RecipientId == copy.ReaderId && d.AcceptedAt >= since)
            .OrderBy(d => d.AcceptedAt)
            .Select(d => d.AcceptedAt).FirstOrDefaultAsync(cancel);
    }
}
