using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>A briefing as each of several people may see it now.</summary>
public sealed class ReadBriefing(BriefingDb db, Councils councils, TimeProvider clock)
{
    /// <summary>Wards keep their names for years; they are read once for a turn, or for a stretch of sending.</summary>
    private readonly Dictionary<CouncilId, IReadOnlyDictionary<string, string>> _wards = [];

    public async Task<ReleaseVerdict> HandleAsync(Person person, BriefingId id, CancellationToken cancel) =>
        (await ForAllAsync(person.CouncilId, id, [person], cancel)).GetValueOrDefault(person.Id, new ReleaseVerdict.NotForYou("There is no such briefing."));

    public async Task<IReadOnlyDictionary<PersonId, ReleaseVerdict>> ForAllAsync(CouncilId councilId, BriefingId id, IReadOnlyList<Person> people, CancellationToken cancel)
    {
        if (await db.Briefings.AsNoTracking().Include(b => b.Tiers).FirstOrDefaultAsync(b => b.CouncilId == councilId && b.Id == id, cancel) is not { } briefing)
        {
            return new Dictionary<PersonId, ReleaseVerdict>();
        }

        var now = clock.Now();
        var ids = people.Select(p => p.Id).ToList();
        var wards = _wards.TryGetValue(councilId, out var read) ? read : _wards[councilId] = await db.WardNamesAsync(councilId, cancel);
        // One statement for both: they are read for every wave of a release.
        var said = await db.People.AsNoTracking().Where(p => p.CouncilId == councilId && ids.Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                AcknowledgedAt = db.Acknowledgements.Where(a => a.CouncilId == councilId && a.BriefingId == id && a.PersonId == p.Id).Select(a => (DateTimeOffset?)a.AcknowledgedAt).FirstOrDefault(),
                TermsAcceptedAt = db.TermsAcceptances.Where(a => a.CouncilId == councilId && a.BriefingId == id && a.PersonId == p.Id).Select(a => (DateTimeOffset?)a.AcceptedAt).FirstOrDefault(),
            })
            .ToDictionaryAsync(p => p.Id, cancel);
        var isPreElection = councils[councilId].IsPreElection(LondonTime.DateOn(now), LondonTime.DateOn(now));
        return people.ToDictionary(p => p.Id, p => briefing.Release(
            new Reader(p) { AcknowledgedAt = said.GetValueOrDefault(p.Id)?.AcknowledgedAt, TermsAcceptedAt = said.GetValueOrDefault(p.Id)?.TermsAcceptedAt, Wards = wards, Council = councils[councilId], IsPreElection = isPreElection }, now));
    }

    /// <summary>What this member has been sent and may still read, newest first.</summary>
    public async Task<IReadOnlyList<Content>> RecentAsync(Person person, int most, CancellationToken cancel)
    {
        var ids = await db.Deliveries
            .Where(d => d.CouncilId == person.CouncilId && d.RecipientId == person.Id && d.Kind == ContentKind.Briefing && d.Act == DeliveryAct.Send)
            .OrderByDescending(d => d.PlannedAt).Take(most).Select(d => d.SubjectId).ToListAsync(cancel);
        var contents = new List<Content>(ids.Count);
        foreach (var id in ids)
        {
            switch (await HandleAsync(person, new BriefingId(id), cancel))
            {
                case ReleaseVerdict.Released released:
                    contents.Add(released.Content);
                    break;
                case ReleaseVerdict.Folded folded:
                    contents.Add(folded.Content);
                    break;
            }
        }

        return contents;
    }
}
