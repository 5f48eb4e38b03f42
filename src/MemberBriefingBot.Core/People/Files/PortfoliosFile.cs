namespace MemberBriefingBot.Core.People.Files;

/// <summary>That a councillor holds a portfolio of the cabinet.</summary>
/// <param name="MemberExternalId">The committee system's number for the councillor.</param>
public sealed record ListedPortfolio(string Portfolio, string MemberExternalId);

/// <summary>Who holds which portfolio, as CSV. The committee system's key posts are free text and give nobody a right.</summary>
public static class PortfoliosFile
{
    private static readonly CsvFile<ListedPortfolio> File = new(
        ["portfolio", "member_external_id"],
        ["portfolio", "member_external_id"],
        line => line.Empty("portfolio", "member_external_id"),
        line => new ListedPortfolio(line["portfolio"], line["member_external_id"]));

    public static FileReading<ListedPortfolio> Read(TextReader text) => File.Read(text);
}
