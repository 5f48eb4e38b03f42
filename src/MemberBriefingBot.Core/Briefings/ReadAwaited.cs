using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>A member who has not confirmed a briefing that is theirs to read.</summary>
/// <param name="Since">When Teams accepted it for them, or since when it has been due to them.</param>
public sealed record Awaited(Member Member, DateTimeOffset Since);

/// <summary>
/// Whose confirmation of a briefing is awaited now: it was sent to them, they may see it, and they have neither confirmed it nor been told
/// of it another way.
/// </summary>
public sealed class ReadAwaited(BriefingDb db, ReadBriefing read)
{
    public async Task<IReadOnlyList<Awaited>> HandleAsync(CouncilId councilId, BriefingId id, CancellationToken cancel)
    {
        var sent = await db.Deliveries.AsNoTracking()
            .Where(d => d.CouncilId == councilId && d.Kind == ContentKind.Briefing && d.SubjectId == id.Value && d.Act == DeliveryAct.Send
                && !db.Acknowledgements.Any(a => a.CouncilId == councilId && a.BriefingId == id && a.PersonId == d.RecipientId)
                && !db.ToldAnotherWay.Any(t => t.CouncilId == councilId && t.BriefingId == id && t.PersonId == d.RecipientId))
            .Select(d => new { d.RecipientId, Since = d.AcceptedAt ?? d.DueAt })
            .ToListAsync(cancel);
        var since = sent.GroupBy(d => d.RecipientId).ToDictionary(copies => copies.Key, copies => copies.Min(c => c.Since));
        var ids = since.Keys.ToList();
        var members = await db.Members.AsNoTracking().Where(m => m.CouncilId == councilId && ids.Contains(m.Id)).OrderBy(m => m.Name).ToListAsync(cancel);
        var verdicts = await read.ForAllAsync(councilId, id, members, cancel);
        return [.. members.Where(m => verdicts.GetValueOrDefault(m.Id)?.IsOpen == true).Select(m => new Awaited(m, since[m.Id]))];
    }
}
