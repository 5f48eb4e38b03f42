using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>A briefing as each of several people may see it now.</summary>
public sealed class ReadBriefing(BriefingDb db, TimeProvider clock)
{
    public async Task<ReleaseVerdict> HandleAsync(Person person, BriefingId id, CancellationToken cancel) =>
        (await ForAllAsync(person.CouncilId, id, [person], cancel)).GetValueOrDefault(person.Id, new ReleaseVerdict.NotForYou());

    public async Task<IReadOnlyDictionary<PersonId, ReleaseVerdict>> ForAllAsync(CouncilId councilId, BriefingId id, IReadOnlyList<Person> people, CancellationToken cancel)
    {
        if (await db.Briefings.AsNoTracking().Include(b => b.Tiers).FirstOrDefaultAsync(b => b.CouncilId == councilId && b.Id == id, cancel) is not { } briefing)
        {
            return new Dictionary<PersonId, ReleaseVerdict>();
        }

        var now = clock.Now();
        var ids = people.Select(p => p.Id).ToList();
        var wards = await db.WardNamesAsync(councilId, cancel);
        var acknowledged = await db.Acknowledgements.AsNoTracking()
            .Where(a => a.CouncilId == councilId && a.BriefingId == id && ids.Contains(a.PersonId))
            .ToDictionaryAsync(a => a.PersonId, a => (DateTimeOffset?)a.AcknowledgedAt, cancel);
        return people.ToDictionary(p => p.Id, p => briefing.Release(new Reader(p, acknowledged.GetValueOrDefault(p.Id), wards), now));
    }

    /// <summary>What this member has been sent and may still read, newest first.</summary>
    public async Task<IReadOnlyList<BriefingContent>> RecentAsync(Person person, int most, CancellationToken cancel)
    {
        var ids = await db.Deliveries
            .Where(d => d.CouncilId == person.CouncilId && d.RecipientId == person.Id && d.Kind == ContentKind.Briefing && d.Act == DeliveryAct.Send)
            .OrderByDescending(d => d.PlannedAt).Take(most).Select(d => d.SubjectId).ToListAsync(cancel);
        var contents = new List<BriefingContent>(ids.Count);
        foreach (var id in ids)
        {
            if (await HandleAsync(person, new BriefingId(id), cancel) is ReleaseVerdict.Released released)
            {
                contents.Add(released.Content);
            }
        }

        return contents;
    }
}
