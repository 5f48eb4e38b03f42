using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People.Files;

namespace MemberBriefingBot.Core.People;

/// <summary>Puts members on their committees, each as "Chair, Audit and Governance Committee". A member who is no longer listed sits on none.</summary>
public sealed class ImportCommitteeRoles(BriefingDb db, TimeProvider clock)
{
    public async Task<ImportOutcome> HandleAsync(CouncilId councilId, FileReading<ListedCommitteeRole> reading, CancellationToken cancel) => reading switch
    {
        FileReading<ListedCommitteeRole>.Read read => await db.PutAsync(
            new ImportTally(councilId, clock.Now(), read.Refused),
            councilId,
            [.. read.Lines().Select(l => new Holding(l.Row.MemberExternalId, $"{l.Row.Role}, {l.Row.Committee}", l.Line))],
            read.Refused,
            (member, held, fields) => member.CommitteeRoles = fields.TakeList("committee roles", member.CommitteeRoles, held(member.CommitteeRoles)),
            cancel),
        FileReading<ListedCommitteeRole>.NotReadable not => new ImportOutcome.NotReadable(not.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(reading), reading, null),
    };
}
