namespace MemberBriefingBot.Commands;

/// <summary>The council that ships with the product: the real wards of St Helens and invented people, each marked as a sample.</summary>
internal static class SampleCouncil
{
    public const string Id = "st-helens";
    public const string Name = "St Helens Borough Council (sample)";

    /// <summary>The tenant that the Playground's sample people belong to.</summary>
    public const string TenantId = "00000000-0000-4000-8000-000000000001";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Sample");

    public static PeopleFiles Files => new(
        Wards: In("wards.csv"), Members: In("councillors-by-ward.xml"), EntraIds: In("entra-ids.csv"), Portfolios: In("portfolios.csv"),
        CommitteeRoles: In("committee-roles.csv"), Services: In("services.csv"), Officers: In("officers.csv"));

    public static string WardDecisionReport => In("cabinet-report-borough-road.txt");

    /// <summary>
    /// The settings of a bot that serves the sample council to the Agents Playground, with a store that is gone when the temporary
    /// folder is. Nobody outside a Playground can be reached: asking Teams to open their chat ends at a closed port of this machine.
    /// </summary>
    public static string[] Settings() =>
    [
        $"--Councils:0:Id={Id}",
        $"--Councils:0:Name={Name}",
        $"--Councils:0:TenantId={TenantId}",
        $"--Store:SqliteFile={Path.Combine(Directory.CreateTempSubdirectory("member-briefing-bot-").FullName, "sample.db")}",
        "--Connector:AppId=00000000-0000-4000-8000-0000000000b0",
        "--Connector:AllowLoopback=true",
        "--Teams:AllowUnauthenticated=true",
        "--Teams:DefaultServiceUrl=http://127.0.0.1:9/",
        "--Credential:Kind=None",
    ];

    private static string In(string name) => Path.Combine(Folder, name);
}
