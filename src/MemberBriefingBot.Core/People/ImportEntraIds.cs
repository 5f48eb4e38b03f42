using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People.Files;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.People;

/// <summary>Gives members their Entra object ids, by work email. One who spoke to the bot before keeps their chat. Members the file does not name keep the id they have.</summary>
public sealed class ImportEntraIds(BriefingDb db, TimeProvider clock)
{
    public async Task<ImportOutcome> HandleAsync(CouncilId councilId, FileReading<ListedEntraId> reading, CancellationToken cancel)
    {
        if (reading is not FileReading<ListedEntraId>.Read read)
        {
            return new ImportOutcome.NotReadable(((FileReading<ListedEntraId>.NotReadable)reading).Reason);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var members = await db.Members.Where(m => m.CouncilId == councilId && m.EndedOn == null && m.Email != null).ToListAsync(cancel);
        var people = await db.People.AsNoTracking().Where(p => p.CouncilId == councilId && p.EntraObjectId != null).ToListAsync(cancel);
        var moving = EntraIdMoves.Of(read.Rows.Select(l => ((Person?)Find(l), l.EntraObjectId)), people);
        await db.TakeIdsAsync(members.Where(m => moving.Contains(m.Id)), cancel);
        var holders = people.Where(p => !moving.Contains(p.Id)).ToDictionary(p => p.EntraObjectId!.Value);
        var tally = new ImportTally(councilId, clock.Now(), read.Refused);
        foreach (var (listed, line) in read.Lines())
        {
            var member = Find(listed);
            var holder = holders.GetValueOrDefault(listed.EntraObjectId);
            if (member is null)
            {
                tally.Refuse(line, $"No councillor in office has the email {listed.Email}. Import the councillors first, or correct the email.", listed.Email);
                continue;
            }

            if (holder is not (null or Stranger) && holder.Id != member.Id)
            {
                tally.Refuse(line, $"The Entra object id of {member.Name} is that of {holder.Name}. Two people cannot share one; correct whichever is wrong.", listed.Email);
                continue;
            }

            if (holder is Stranger stranger)
            {
                await db.MergeAsync(stranger, member.Id, cancel);
            }

            var fields = new FieldChanges();
            member.EntraObjectId = fields.Take("Entra object id", member.EntraObjectId, listed.EntraObjectId);
            holders[listed.EntraObjectId] = member;
            tally.Change(member.Name, ImportParts.Subject(member), fields);
        }

        var outcome = await db.FinishAsync(tally, cancel);
        await transaction.CommitAsync(cancel);
        return outcome;

        Member? Find(ListedEntraId listed) => members.Find(m => m.Email!.Equals(listed.Email, StringComparison.OrdinalIgnoreCase));
    }
}
