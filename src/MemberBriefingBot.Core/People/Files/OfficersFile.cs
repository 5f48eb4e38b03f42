namespace MemberBriefingBot.Core.People.Files;

/// <summary>What an officer may do beyond answering what is put to them.</summary>
public enum OfficerRole
{
    Director,
    DemocraticServices,
    Communications,
    MonitoringOfficer,
    SystemAdministrator,
}

/// <summary>An officer as the council lists them.</summary>
/// <param name="EntraObjectId">Who they are in Microsoft Entra ID, and so in Teams.</param>
/// <param name="Services">Names of the services they answer for, as in the services file.</param>
/// <param name="LinkWards">Names of the wards whose link officer they are.</param>
public sealed record ListedOfficer(
    string Name,
    string Email,
    Guid EntraObjectId,
    string JobTitle,
    string Directorate,
    IReadOnlyList<string> Services,
    IReadOnlyList<string> LinkWards,
    IReadOnlySet<OfficerRole> Roles);

/// <summary>The council's officers, as CSV; lists within a cell are written with semicolons between.</summary>
public static class OfficersFile
{
    private static readonly CsvFile<ListedOfficer> File = new(
        ["name", "email", "entra_object_id", "job_title", "directorate", "services", "link_wards", "roles"],
        ["email"],
        Problems,
        line => new ListedOfficer(
            line["name"], line["email"], Guid.Parse(line["entra_object_id"]), line["job_title"], line["directorate"],
            line.List("services"), line.List("link_wards"), line.List("roles").Select(r => RoleNamed(r)!.Value).ToHashSet()));

    public static FileReading<ListedOfficer> Read(TextReader text) => File.Read(text);

    private static IEnumerable<string> Problems(CsvLine line) =>
    [
        .. line.Empty("name", "email", "entra_object_id", "directorate"),
        .. line.NotAnEmail("email"),
        .. line.NotAnId("entra_object_id"),
        .. line.List("roles").Where(r => RoleNamed(r) is null)
            .Select(r => $"\"{r}\" is not a role; the roles are {string.Join(", ", Enum.GetNames<OfficerRole>())}"),
    ];

    private static OfficerRole? RoleNamed(string text) =>
        Enum.GetValues<OfficerRole>().Cast<OfficerRole?>()
            .FirstOrDefault(r => r.ToString()!.Equals(text.Replace(" ", ""), StringComparison.OrdinalIgnoreCase));
}
