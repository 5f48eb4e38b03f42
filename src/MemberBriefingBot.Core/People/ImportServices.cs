using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People.Files;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.People;

/// <summary>Puts the council's services into the directory. One that is no longer listed is removed, and no question is put before it any more.</summary>
public sealed class ImportServices(BriefingDb db, TimeProvider clock)
{
    public async Task<ImportOutcome> HandleAsync(CouncilId councilId, FileReading<ListedServiceArea> reading, CancellationToken cancel)
    {
        if (reading is not FileReading<ListedServiceArea>.Read read)
        {
            return new ImportOutcome.NotReadable(((FileReading<ListedServiceArea>.NotReadable)reading).Reason);
        }

        var services = await db.Services.Where(s => s.CouncilId == councilId).ToDictionaryAsync(s => s.Name, cancel);
        var tally = new ImportTally(councilId, clock.Now(), read.Refused);
        foreach (var listed in read.Rows)
        {
            if (services.TryGetValue(listed.Name, out var service))
            {
                Update(service, listed, tally);
            }
            else
            {
                db.Services.Add(New(councilId, listed));
                tally.Add(listed.Name, $"service/{listed.Name}");
            }
        }

        var listedNames = read.Rows.Select(l => l.Name).ToHashSet();
        foreach (var gone in services.Values.Where(s => !listedNames.Contains(s.Name) && !read.MayBeRefused(s.Name)))
        {
            db.Services.Remove(gone);
            tally.End(gone.Name, $"service/{gone.Name}");
        }

        return await db.FinishAsync(tally, cancel);
    }

    private static void Update(ServiceArea service, ListedServiceArea listed, ImportTally tally)
    {
        var fields = new FieldChanges();
        service.Directorate = fields.Take("directorate", service.Directorate, listed.Directorate);
        service.Portfolio = fields.Take("portfolio", service.Portfolio, listed.Portfolio);
        service.Words = fields.TakeList("words", service.Words, Words(listed));
        tally.Change(service.Name, $"service/{service.Name}", fields);
    }

    private static ServiceArea New(CouncilId councilId, ListedServiceArea listed) =>
        new() { CouncilId = councilId, Name = listed.Name, Directorate = listed.Directorate, Portfolio = listed.Portfolio, Words = [.. Words(listed)] };

    private static IEnumerable<string> Words(ListedServiceArea listed) => listed.Words.Select(w => w.ToLowerInvariant());
}
