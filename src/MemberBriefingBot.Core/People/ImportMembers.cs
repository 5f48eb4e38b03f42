using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People.Files;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.People;

/// <summary>Puts the committee system's list of councillors into the directory. Who is no longer listed ends today; the same file twice changes nothing.</summary>
public sealed class ImportMembers(BriefingDb db, TimeProvider clock)
{
    /// <param name="confirmed">A person has confirmed that more than a quarter of the members really have left.</param>
    public async Task<ImportOutcome> HandleAsync(CouncilId councilId, FileReading<ListedWard> reading, bool confirmed, CancellationToken cancel)
    {
        if (reading is not FileReading<ListedWard>.Read read)
        {
            return new ImportOutcome.NotReadable(((FileReading<ListedWard>.NotReadable)reading).Reason);
        }

        var now = clock.Now();
        var today = LondonTime.DateOn(now);
        var wards = await db.Wards.Where(w => w.CouncilId == councilId).Select(w => w.Key).ToListAsync(cancel);
        var members = await db.Members.Where(m => m.CouncilId == councilId).ToDictionaryAsync(m => m.ExternalId, cancel);
        var current = members.Values.Where(m => m.IsCurrent(today)).ToList();
        var leaving = Leaving(current, read);
        if (ImportParts.Hold(leaving, current.Count, read.Refused, confirmed) is { } held)
        {
            return held;
        }

        var tally = new ImportTally(councilId, now, read.Refused);
        foreach (var (listed, line) in read.Lines().SelectMany(ward => ward.Row.Councillors.Select(c => (c, ward.Line))))
        {
            var wardKey = WardKey.Of(listed.WardName).Value;
            if (!wards.Contains(wardKey))
            {
                tally.Refuse(line, $"{listed.FullName} is listed under {listed.WardName}, which is not a ward of the council. Add the ward first, or correct its name.", listed.ExternalId);
            }
            else if (members.TryGetValue(listed.ExternalId, out var member))
            {
                Update(member, listed, wardKey, tally);
            }
            else
            {
                var joined = New(councilId, listed, wardKey, today);
                db.Members.Add(joined);
                tally.Add(joined.Name, ImportParts.Subject(joined));
            }
        }

        tally.End(leaving, today);
        return await db.FinishAsync(tally, cancel);
    }

    /// <summary>Members whom the file does not name at all. One whose line was refused, for whatever reason, is named.</summary>
    private static List<Member> Leaving(List<Member> current, FileReading<ListedWard>.Read read)
    {
        var listed = read.Rows.SelectMany(w => w.Councillors).Select(c => c.ExternalId).ToHashSet();
        var refused = read.Refused.Select(r => r.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. current.Where(m => !listed.Contains(m.ExternalId) && !refused.Contains(m.ExternalId) && !refused.Contains(m.Name))];
    }

    private static void Update(Member member, ListedCouncillor listed, string wardKey, ImportTally tally)
    {
        var fields = new FieldChanges();
        member.Name = fields.Take("name", member.Name, listed.FullName);
        member.Email = fields.Take("email", member.Email, listed.WorkEmail ?? member.Email);
        member.WardKey = fields.Take("ward", member.WardKey, wardKey);
        member.PoliticalGroup = fields.Take("political group", member.PoliticalGroup, GroupOf(listed));
        member.TermStartsOn = fields.Take("start of term", member.TermStartsOn, listed.TermStartsOn ?? member.TermStartsOn);
        member.TermEndsOn = fields.Take("end of term", member.TermEndsOn, listed.TermEndsOn);
        member.EndedOn = fields.Take("in office again", member.EndedOn, null);
        tally.Change(member.Name, ImportParts.Subject(member), fields);
    }

    private static Member New(CouncilId councilId, ListedCouncillor listed, string wardKey, DateOnly today) => new()
    {
        CouncilId = councilId,
        Id = PersonId.New(),
        Name = listed.FullName,
        Email = listed.WorkEmail,
        ExternalId = listed.ExternalId,
        WardKey = wardKey,
        PoliticalGroup = GroupOf(listed),
        TermStartsOn = listed.TermStartsOn ?? today,
        TermEndsOn = listed.TermEndsOn,
    };

    /// <summary>The group a councillor sits with in the chamber; the party stood for when the list names no group.</summary>
    private static string GroupOf(ListedCouncillor listed) => listed.PoliticalGroup.Length > 0 ? listed.PoliticalGroup : listed.Party;
}
