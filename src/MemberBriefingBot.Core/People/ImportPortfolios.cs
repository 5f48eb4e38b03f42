using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People.Files;

namespace MemberBriefingBot.Core.People;

/// <summary>Puts the cabinet's portfolios with their holders. A member who is no longer listed holds none; "Leader of the Council" makes the Leader.</summary>
public sealed class ImportPortfolios(BriefingDb db, TimeProvider clock)
{
    public async Task<ImportOutcome> HandleAsync(CouncilId councilId, FileReading<ListedPortfolio> reading, CancellationToken cancel) => reading switch
    {
        FileReading<ListedPortfolio>.Read read => await db.PutAsync(
            new ImportTally(councilId, clock.Now(), read.Refused),
            councilId,
            [.. read.Lines().Select(l => new Holding(l.Row.MemberExternalId, l.Row.Portfolio, l.Line))],
            read.Refused,
            (member, held, fields) => member.Portfolios = fields.TakeList("portfolios", member.Portfolios, held(member.Portfolios)),
            cancel),
        FileReading<ListedPortfolio>.NotReadable not => new ImportOutcome.NotReadable(not.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(reading), reading, null),
    };
}
