using System.Globalization;

namespace MemberBriefingBot.Core.People.Files;

/// <summary>A ward the council has, whoever represents it.</summary>
/// <param name="Code">The Office for National Statistics' code, such as E05014120.</param>
/// <param name="Seats">How many councillors it elects: 1 to 3.</param>
/// <param name="Locality">The grouping of wards for service delivery; empty when none.</param>
public sealed record KnownWard(string Code, string Name, int Seats, string Locality);

/// <summary>The council's wards, as CSV.</summary>
public static class WardsFile
{
    private static readonly CsvFile<KnownWard> File = new(
        ["code", "ward", "seats", "locality"],
        ["code"],
        line => [.. line.Empty("code", "ward"), .. SeatsProblem(line["seats"])],
        line => new KnownWard(line["code"], line["ward"], int.Parse(line["seats"], CultureInfo.InvariantCulture), line["locality"]));

    public static FileReading<KnownWard> Read(TextReader text) => File.Read(text);

    private static IEnumerable<string> SeatsProblem(string seats) =>
        seats is "1" or "2" or "3" ? [] : [$"\"{seats}\" is not a number of seats; a ward has 1 to 3"];
}
