namespace MemberBriefingBot.Core.People.Files;

/// <summary>Who a work email address belongs to in Microsoft Entra ID.</summary>
public sealed record ListedEntraId(string Email, Guid EntraObjectId);

/// <summary>The Entra object ids of councillors, as CSV, because the committee system does not hold them.</summary>
public static class EntraIdsFile
{
    private static readonly CsvFile<ListedEntraId> File = new(
        ["email", "entra_object_id"],
        ["email"],
        line => [.. line.Empty("email", "entra_object_id"), .. line.NotAnEmail("email"), .. line.NotAnId("entra_object_id")],
        line => new ListedEntraId(line["email"], Guid.Parse(line["entra_object_id"])));

    public static FileReading<ListedEntraId> Read(TextReader text) => File.Read(text);
}
