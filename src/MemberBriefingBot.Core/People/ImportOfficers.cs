using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People.Files;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.People;

/// <summary>
/// Puts the council's officers into the directory. An officer is known by email, and by Entra object id when the email has
/// changed. Somebody who spoke to the bot before they were listed keeps their chat.
/// </summary>
public sealed class ImportOfficers(BriefingDb db, TimeProvider clock)
{
    /// <param name="confirmed">A person has confirmed that more than a quarter of the officers really have left.</param>
    public async Task<ImportOutcome> HandleAsync(CouncilId councilId, FileReading<ListedOfficer> reading, bool confirmed, CancellationToken cancel)
    {
        if (reading is not FileReading<ListedOfficer>.Read read)
        {
            return new ImportOutcome.NotReadable(((FileReading<ListedOfficer>.NotReadable)reading).Reason);
        }

        var now = clock.Now();
        var today = LondonTime.DateOn(now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var roll = await Roll.LoadAsync(db, councilId, cancel);
        var current = roll.Officers.Where(o => o.IsCurrent(today)).ToList();
        var leaving = current.Where(o => !read.Rows.Any(l => roll.Find(l) == o) && !read.MayBeRefused(o.Email ?? "")).ToList();
        if (ImportParts.Hold(leaving, current.Count, read.Refused, confirmed) is { } held)
        {
            return held;
        }

        await db.TakeIdsAsync(roll.Moving(read.Rows), cancel);
        var tally = new ImportTally(councilId, now, read.Refused);
        foreach (var (listed, line) in read.Lines())
        {
            if (roll.Problem(listed) is { } problem)
            {
                tally.Refuse(line, problem, listed.Email);
                continue;
            }

            await PutAsync(councilId, listed, roll, tally, cancel);
        }

        tally.End(leaving, today);
        var outcome = await db.FinishAsync(tally, cancel);
        await transaction.CommitAsync(cancel);
        return outcome;
    }

    private async Task PutAsync(CouncilId councilId, ListedOfficer listed, Roll roll, ImportTally tally, CancellationToken cancel)
    {
        var known = roll.Find(listed);
        var stranger = roll.StrangerWith(listed.EntraObjectId);
        var officer = known ?? new Officer { CouncilId = councilId, Id = stranger?.Id ?? PersonId.New(), Name = listed.Name };
        if (stranger is not null)
        {
            await db.MergeAsync(stranger, officer.Id, cancel);
        }

        var fields = Fill(officer, listed);
        roll.Put(officer, was: stranger);
        if (known is not null)
        {
            tally.Change(officer.Name, ImportParts.Subject(officer), fields);
            return;
        }

        db.Officers.Add(officer);
        tally.Add(officer.Name, ImportParts.Subject(officer));
    }

    private static FieldChanges Fill(Officer officer, ListedOfficer listed)
    {
        var fields = new FieldChanges();
        officer.Name = fields.Take("name", officer.Name, listed.Name);
        officer.Email = fields.Take("email", officer.Email, listed.Email);
        officer.EntraObjectId = fields.Take("Entra object id", officer.EntraObjectId, listed.EntraObjectId);
        officer.JobTitle = fields.Take("job title", officer.JobTitle, listed.JobTitle);
        officer.Directorate = fields.Take("directorate", officer.Directorate, listed.Directorate);
        officer.Services = fields.TakeList("services", officer.Services, listed.Services);
        officer.LinkWards = fields.TakeList("link wards", officer.LinkWards, listed.LinkWards.Select(w => WardKey.Of(w).Value));
        officer.Roles = fields.Take("roles", officer.Roles, listed.Roles.Aggregate(OfficerRoles.None, (all, role) => all | RoleOf(role)));
        officer.EndedOn = fields.Take("in office again", officer.EndedOn, null);
        return fields;
    }

    private static OfficerRoles RoleOf(OfficerRole role) => role switch
    {
        OfficerRole.Director => OfficerRoles.Director,
        OfficerRole.DemocraticServices => OfficerRoles.DemocraticServices,
        OfficerRole.Communications => OfficerRoles.Communications,
        OfficerRole.MonitoringOfficer => OfficerRoles.MonitoringOfficer,
        OfficerRole.SystemAdministrator => OfficerRoles.SystemAdministrator,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>Everyone in the directory, as the import goes on.</summary>
    private sealed class Roll(List<Person> people, HashSet<string> wards)
    {
        private readonly HashSet<PersonId> _listed = [];

        public IEnumerable<Officer> Officers => people.OfType<Officer>();

        public static async Task<Roll> LoadAsync(BriefingDb db, CouncilId councilId, CancellationToken cancel) => new(
            [
                .. await db.Officers.Where(o => o.CouncilId == councilId).ToListAsync(cancel),
                .. await db.People.AsNoTracking().Where(p => p.CouncilId == councilId && !(p is Officer)).ToListAsync(cancel),
            ],
            await db.Wards.Where(w => w.CouncilId == councilId).Select(w => w.Key).ToHashSetAsync(cancel));

        public Officer? Find(ListedOfficer listed) =>
            ByEmail(listed)
            ?? Officers.FirstOrDefault(o => o.EntraObjectId == listed.EntraObjectId);

        public Stranger? StrangerWith(Guid entraObjectId) => people.OfType<Stranger>().FirstOrDefault(s => s.EntraObjectId == entraObjectId);

        /// <summary>The officers who give up their Entra object id for another.</summary>
        public IReadOnlyList<Officer> Moving(IEnumerable<ListedOfficer> file)
        {
            var moving = EntraIdMoves.Of(file.Where(l => UnknownWard(l) is null).Select(l => ((Person?)ByEmail(l), l.EntraObjectId)), people);
            return [.. Officers.Where(o => moving.Contains(o.Id))];
        }

        public string? Problem(ListedOfficer listed)
        {
            if (UnknownWard(listed) is { } unknown)
            {
                return $"{listed.Name} is link officer for {unknown}, which is not a ward of the council. Add the ward first, or correct its name.";
            }

            if (Find(listed) is { } known && _listed.Contains(known.Id))
            {
                return $"{listed.Name} has the Entra object id of {known.Name}, who is on an earlier line. Two people cannot share one; correct whichever is wrong.";
            }

            var holder = people.FirstOrDefault(p => p is not Stranger && p.EntraObjectId == listed.EntraObjectId);
            return holder is null || holder == Find(listed)
                ? null
                : $"The Entra object id of {listed.Name} is that of {holder.Name}. Two people cannot share one; correct whichever is wrong.";
        }

        public void Put(Officer officer, Stranger? was)
        {
            people.RemoveAll(p => p == was || p == officer);
            people.Add(officer);
            _listed.Add(officer.Id);
        }

        private Officer? ByEmail(ListedOfficer listed) => Officers.FirstOrDefault(o => string.Equals(o.Email, listed.Email, StringComparison.OrdinalIgnoreCase));

        private string? UnknownWard(ListedOfficer listed) => listed.LinkWards.FirstOrDefault(w => !wards.Contains(WardKey.Of(w).Value));
    }
}
