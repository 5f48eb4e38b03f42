using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Data;

/// <summary>Reads that several slices make.</summary>
public static class Reads
{
    public static Task<Briefing?> FindBriefingAsync(this BriefingDb db, CouncilId councilId, BriefingId id, CancellationToken cancel) =>
        db.Briefings.Include(b => b.Tiers).FirstOrDefaultAsync(b => b.CouncilId == councilId && b.Id == id, cancel);

    /// <summary>The council's ward names by key.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> WardNamesAsync(this BriefingDb db, CouncilId councilId, CancellationToken cancel) =>
        await db.Wards.AsNoTracking().Where(w => w.CouncilId == councilId).ToDictionaryAsync(w => w.Key, w => w.Name, cancel);

    /// <summary>Directorates with a service in the briefing's portfolio.</summary>
    public static Task<List<string>> DirectoratesOfAsync(this BriefingDb db, Briefing briefing, CancellationToken cancel) =>
        db.Services.Where(s => s.CouncilId == briefing.CouncilId && s.Portfolio == briefing.Text.Portfolio).Select(s => s.Directorate).Distinct().ToListAsync(cancel);

    public static Task<string> NameOfAsync(this BriefingDb db, CouncilId councilId, PersonId id, CancellationToken cancel) =>
        db.People.Where(p => p.CouncilId == councilId && p.Id == id).Select(p => p.Name).FirstAsync(cancel);

    /// <summary>Takes the council's next number of a kind. Two takers never get the same one; a number whose use failed is left out.</summary>
    public static async Task<int> NextNumberAsync(this BriefingDb db, CouncilId councilId, string name, CancellationToken cancel) =>
        (await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO counter (council_id, name, value) VALUES ({councilId.Value}, {name}, 1)
            ON CONFLICT (council_id, name) DO UPDATE SET value = counter.value + 1
            RETURNING value AS "Value"
            """).ToListAsync(cancel)).Single();
}
