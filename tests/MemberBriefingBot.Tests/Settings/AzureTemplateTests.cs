using System.Text.Json.Nodes;
using MemberBriefingBot.Tests.Given;
using Npgsql;

namespace MemberBriefingBot.Tests.Settings;

/// <summary>infra/azure.json cannot be deployed by a test, but what it tells the bot can be judged.</summary>
public sealed class AzureTemplateTests
{
    private static readonly JsonArray s_resources = JsonNode.Parse(File.ReadAllText(Checkout.Path("infra", "azure.json")))!["resources"]!.AsArray();

    private static readonly IReadOnlyList<(string Name, string Value)> s_settings =
    [
        .. from resource in s_resources
           from setting in resource!["properties"]?["siteConfig"]?["appSettings"]?.AsArray() ?? []
           select (setting!["name"]!.GetValue<string>(), setting["value"]!.GetValue<string>()),
    ];

    private static readonly Dictionary<string, string> s_given = new(StringComparer.Ordinal)
    {
        ["databaseHost"] = "mereside-db.postgres.database.azure.com",
        ["databaseAdministrator"] = "mbbadmin",
        ["databasePassword"] = "a;b='c\"d",
    };

    [Fact]
    public void It_sets_only_what_exists() =>
        Assert.Empty(s_settings.Select(setting => setting.Name.Replace("__", ":", StringComparison.Ordinal)).Except(KnownSettings.All.Select(setting => setting.Name)));

    [Fact]
    public async Task What_it_sets_is_enough_to_start()
    {
        // Nothing but the settings of the framework may come from elsewhere.
        var others = GivenSettings.Least.Keys.Where(name => name.Contains("Councils", StringComparison.Ordinal) || name.Contains("Connector", StringComparison.Ordinal)).Select(name => (name, (string?)null));
        var set = s_settings.Where(setting => setting.Name != "ASPNETCORE_ENVIRONMENT").Select(setting => (setting.Name.Replace("__", ":", StringComparison.Ordinal), (string?)WorkedOut(setting)));

        Assert.Empty(await GivenSettings.ProblemsAsync(GivenSettings.With([.. others, .. set])));
    }

    [Fact]
    public void It_is_for_production() => Assert.Contains(("ASPNETCORE_ENVIRONMENT", "Production"), s_settings);

    [Fact]
    public void Nobody_signs_in_to_its_deployment_by_password() => Assert.Equal(
        ["[concat(parameters('name'), '/scm')]: false", "[concat(parameters('name'), '/ftp')]: false"],
        s_resources.Where(r => r!["type"]!.GetValue<string>() == "Microsoft.Web/sites/basicPublishingCredentialsPolicies").Select(r => $"{r!["name"]}: {r["properties"]!["allow"]}"));

    [Fact]
    public void A_password_of_any_characters_reaches_the_database_whole()
    {
        var connection = new NpgsqlConnectionStringBuilder(WorkedOut(s_settings.Single(setting => setting.Name == "Store__Postgres")));

        Assert.Equal(("a;b='c\"d", "mbbadmin", "mereside-db.postgres.database.azure.com", SslMode.VerifyFull), (connection.Password, connection.Username, connection.Host, connection.SslMode));
    }

    /// <summary>What Azure would make of an expression.</summary>
    private static string WorkedOut((string Name, string Value) setting) => setting switch
    {
        { Value: not ['[', ..] } => setting.Value,
        { Name: "Store__Postgres" } => new ArmText(setting.Value, s_given).Value(),
        { Value: "[parameters('councilId')]" } => "mereside",
        { Value: "[parameters('councilName')]" } => "Mereside Borough Council",
        _ => "00000000-0000-4000-8000-000000000001",
    };
}
