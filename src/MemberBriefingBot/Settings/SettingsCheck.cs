using MemberBriefingBot.Connector;
using MemberBriefingBot.Credentials;
using MemberBriefingBot.Graph;
using MemberBriefingBot.Teams;
using Microsoft.Extensions.Options;

namespace MemberBriefingBot.Settings;

/// <summary>
/// Judges what the bot is told about Teams, Entra and Graph before anything listens or is called, and says all that is wrong at once.
/// The host runs it at every start.
/// </summary>
internal sealed class SettingsCheck(TeamsOptions teams, CredentialOptions credential, ConnectorOptions connector, GraphOptions graph, IHostEnvironment environment) : IStartupValidator
{
    /// <summary>The connector knows its settings, but not where they are kept.</summary>
    public const string ConnectorSection = "Connector";

    /// <exception cref="SettingsException">One line for each setting that is missing or wrong.</exception>
    public void Validate()
    {
        var problems = Problems(environment.IsDevelopment()).ToList();
        if (problems.Count > 0)
        {
            throw new SettingsException(string.Join(Environment.NewLine, problems));
        }
    }

    private IEnumerable<string> Problems(bool development)
    {
        // An address that is empty cannot be judged further.
        List<string> incomplete =
        [
            .. SettingsReading.Problems(teams, TeamsOptions.Section),
            .. SettingsReading.Problems(connector, ConnectorSection),
            .. SettingsReading.Problems(credential, CredentialOptions.Section),
            .. SettingsReading.Problems(graph, GraphOptions.Section),
        ];
        IEnumerable<string> wrong = incomplete.Count > 0 ? [] : [.. NoAppId(), .. Addresses(development), .. credential.Problems(development)];
        return [.. incomplete, .. wrong, .. development ? [] : OnlyForTryingOut()];
    }

    private IEnumerable<string> NoAppId() => Guid.TryParseExact(connector.AppId, "D", out var id) && id != Guid.Empty
        ? []
        : [$"{ConnectorSection}:{nameof(connector.AppId)} is {connector.AppId}, which is not an application id. Write the application (client) id of the bot's registration in Microsoft Entra, such as 2f0c1d5e-8a4b-4c6d-9e1f-3a5b7c9d0e2f."];

    private IEnumerable<string> Addresses(bool development)
    {
        IEnumerable<string?> problems =
        [
            AddressRule.Problem($"{ConnectorSection}:{nameof(connector.OpenIdMetadata)}", connector.OpenIdMetadata, development),
            AddressRule.Problem($"{GraphOptions.Section}:{nameof(graph.BaseUrl)}", graph.BaseUrl, development),
            AddressRule.Problem($"{TeamsOptions.Section}:{nameof(teams.DefaultServiceUrl)}", teams.DefaultServiceUrl, development) ?? NotOnTheList(),
        ];
        return problems.OfType<string>();
    }

    private string? NotOnTheList() => new HostAllowlist(connector).Permits(teams.DefaultServiceUrl)
        ? null
        : $"{TeamsOptions.Section}:{nameof(teams.DefaultServiceUrl)} is {teams.DefaultServiceUrl}, a host the bot may not send to. "
            + $"Correct it, or add its host to {ConnectorSection}:{nameof(connector.AllowedHosts)}.";

    private IEnumerable<string> OnlyForTryingOut()
    {
        (bool Set, string Setting)[] switches =
        [
            (teams.AllowUnauthenticated, "Teams:AllowUnauthenticated"),
            (connector.AllowLoopback, "Connector:AllowLoopback"),
            (credential.Kind == CredentialKind.None, "Credential:Kind None"),
            (credential.Kind == CredentialKind.Secret, "Credential:Kind Secret"),
            (credential.TrustedAuthorityPem.Length > 0, "Credential:TrustedAuthorityPem"),
        ];
        return from one in switches
               where one.Set
               select $"{one.Setting} is for trying the bot out and is possible in the Development environment only. "
                   + "Remove it, or set ASPNETCORE_ENVIRONMENT to Development on a machine of your own.";
    }
}
