using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People.Files;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.People;

/// <summary>Something a member holds beside their seat, as a file lists it.</summary>
internal sealed record Holding(string MemberExternalId, string Name, int Line);

internal static class ImportHoldings
{
    /// <param name="put">Gives a member what they hold now. Its second argument turns what they held before into that.</param>
    public static async Task<ImportOutcome> PutAsync(
        this BriefingDb db, ImportTally tally, CouncilId councilId, IReadOnlyList<Holding> listed, IReadOnlyList<RefusedLine> refused,
        Action<Member, Func<IEnumerable<string>, IEnumerable<string>>, FieldChanges> put, CancellationToken cancel)
    {
        var members = await db.Members.Where(m => m.CouncilId == councilId).OrderBy(m => m.Name).ToListAsync(cancel);
        var known = members.Select(m => m.ExternalId).ToHashSet();
        foreach (var stray in listed.Where(h => !known.Contains(h.MemberExternalId)))
        {
            tally.Refuse(stray.Line, $"{stray.Name} is given to the councillor with the id {stray.MemberExternalId}, who is not in the directory. Import the councillors first, or correct the id.", stray.MemberExternalId);
        }

        var holdings = listed.ToLookup(h => h.MemberExternalId, h => h.Name);
        foreach (var member in members)
        {
            var kept = refused.Any(r => r.Key is null || r.Key.EndsWith($" / {member.ExternalId}", StringComparison.Ordinal));
            var fields = new FieldChanges();
            put(member, before => kept ? holdings[member.ExternalId].Union(before) : holdings[member.ExternalId], fields);
            tally.Change(member.Name, ImportParts.Subject(member), fields);
        }

        return await db.FinishAsync(tally, cancel);
    }
}
