using MemberBriefingBot.Benchmarks.Reporting;

namespace MemberBriefingBot.Benchmarks.FanOut;

/// <summary>What one delivery takes, counted exactly.</summary>
/// <param name="Sql">Commands of the store by their first word, with COMMIT and OPEN.</param>
/// <param name="Requests">Requests that reached Teams.</param>
/// <param name="BodyBytes">The size of the message.</param>
internal sealed record DeliveryCounts(IReadOnlyDictionary<string, double> Sql, double Requests, double BodyBytes)
{
    public double SqlCommands => Sql.Where(s => s.Key is not (SqlTally.Commit or SqlTally.Open)).Sum(s => s.Value);

    public Tally ToTally() => new(
        "Counted, per delivery",
        [
            new("requests to Teams", Requests),
            new("bytes of the message", BodyBytes),
            new("SQL commands", SqlCommands),
            .. Sql.OrderByDescending(s => s.Value).Select(s => new Counted($"  {s.Key}", s.Value)),
        ]);
}
