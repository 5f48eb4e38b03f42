using MemberBriefingBot.Core.Questions;

namespace MemberBriefingBot.Core.People.Files;

/// <summary>A service of the council, and how a question about it is known.</summary>
/// <param name="Portfolio">The portfolio it belongs to; empty when none.</param>
/// <param name="Words">Words and phrases of members and residents that point to this service.</param>
public sealed record ListedServiceArea(string Name, string Directorate, string Portfolio, IReadOnlyList<string> Words);

/// <summary>The council's services, as CSV; the words are written with semicolons between.</summary>
public static class ServicesFile
{
    private static readonly CsvFile<ListedServiceArea> File = new(
        ["service", "directorate", "portfolio", "words"],
        ["service"],
        line => line.Empty("service", "directorate").Concat(Reserved(line["service"])),
        line => new ListedServiceArea(line["service"], line["directorate"], line["portfolio"], line.List("words")));

    /// <summary>Questions that only the Monitoring Officer may see stand under that name.</summary>
    private static IEnumerable<string> Reserved(string service) => string.Equals(service, Team.MonitoringOfficer, StringComparison.OrdinalIgnoreCase)
        ? [$"No service can be called \"{service}\": the bot keeps that name for the Monitoring Officer's own questions. Call it Legal or Governance, say"]
        : [];

    public static FileReading<ListedServiceArea> Read(TextReader text) => File.Read(text);
}
