using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People.Files;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.People;

/// <summary>Puts the council's wards into the directory. A ward that is no longer listed stays: past briefings and questions name it.</summary>
public sealed class ImportWards(BriefingDb db, TimeProvider clock)
{
    public async Task<ImportOutcome> HandleAsync(CouncilId councilId, FileReading<KnownWard> reading, CancellationToken cancel)
    {
        if (reading is not FileReading<KnownWard>.Read read)
        {
            return new ImportOutcome.NotReadable(((FileReading<KnownWard>.NotReadable)reading).Reason);
        }

        var wards = await db.Wards.Where(w => w.CouncilId == councilId).ToDictionaryAsync(w => w.Key, cancel);
        var tally = new ImportTally(councilId, clock.Now(), read.Refused);
        foreach (var (listed, line) in read.Lines())
        {
            var key = WardKey.Of(listed.Name).Value;
            if (key.Length == 0)
            {
                tally.Refuse(line, $"\"{listed.Name}\" is not the name of a ward.", listed.Code);
            }
            else if (wards.TryGetValue(key, out var ward))
            {
                Update(ward, listed, tally);
            }
            else
            {
                wards[key] = New(councilId, key, listed);
                db.Wards.Add(wards[key]);
                tally.Add(listed.Name, $"ward/{key}");
            }
        }

        return await db.FinishAsync(tally, cancel);
    }

    private static void Update(Ward ward, KnownWard listed, ImportTally tally)
    {
        var fields = new FieldChanges();
        ward.Name = fields.Take("name", ward.Name, listed.Name);
        ward.Code = fields.Take("code", ward.Code, listed.Code);
        ward.Seats = fields.Take("seats", ward.Seats, listed.Seats);
        ward.Locality = fields.Take("locality", ward.Locality ?? "", listed.Locality);
        tally.Change(ward.Name, $"ward/{ward.Key}", fields);
    }

    private static Ward New(CouncilId councilId, string key, KnownWard listed) =>
        new() { CouncilId = councilId, Key = key, Name = listed.Name, Code = listed.Code, Seats = listed.Seats, Locality = listed.Locality };
}
