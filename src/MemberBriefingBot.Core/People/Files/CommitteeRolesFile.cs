namespace MemberBriefingBot.Core.People.Files;

/// <summary>That a councillor sits on a committee.</summary>
/// <param name="Role">"Chair", "Vice-chair" or "Member", as the council writes it.</param>
/// <param name="MemberExternalId">The committee system's number for the councillor.</param>
public sealed record ListedCommitteeRole(string Committee, string Role, string MemberExternalId);

/// <summary>Who sits on which committee, as CSV.</summary>
public static class CommitteeRolesFile
{
    private static readonly CsvFile<ListedCommitteeRole> File = new(
        ["committee", "role", "member_external_id"],
        ["committee", "member_external_id"],
        line => line.Empty("committee", "role", "member_external_id"),
        line => new ListedCommitteeRole(line["committee"], line["role"], line["member_external_id"]));

    public static FileReading<ListedCommitteeRole> Read(TextReader text) => File.Read(text);
}
