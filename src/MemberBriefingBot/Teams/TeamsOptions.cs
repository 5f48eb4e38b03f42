using System.ComponentModel.DataAnnotations;

namespace MemberBriefingBot.Teams;

/// <summary>How the bot is registered with Teams and how it proves who it is. Section <c>Teams</c>.</summary>
internal sealed class TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>The connector asked to open a chat with somebody who has not spoken to the bot yet. Default: the public cloud's for Europe.</summary>
    [Required]
    public Uri DefaultServiceUrl { get; set; } = new("https://smba.trafficmanager.net/emea/");

    /// <summary>
    /// Accept activities without a token, as the Agents Playground sends them. Possible in the Development environment only; elsewhere the
    /// bot refuses to start.
    /// </summary>
    public bool AllowUnauthenticated { get; set; }
}

/// <summary>How the bot obtains its own tokens. Section <c>Credential</c>.</summary>
internal sealed class CredentialOptions
{
    public const string Section = "Credential";

    public CredentialKind Kind { get; set; } = CredentialKind.ManagedIdentity;

    /// <summary>The tenant of the bot's registration (single-tenant); not used with a managed identity.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>Token authority. Default: the public cloud.</summary>
    [Required]
    public Uri Authority { get; set; } = new("https://login.microsoftonline.com/");

    /// <summary>Client id of a user-assigned managed identity; empty for the system-assigned one.</summary>
    public string ManagedIdentityClientId { get; set; } = "";

    /// <summary>Certificate file (PEM with its key, or PFX) when <see cref="Kind"/> is Certificate.</summary>
    public string CertificatePath { get; set; } = "";

    /// <summary>For a stand-in only; Development environment only.</summary>
    public string Secret { get; set; } = "";

    /// <summary>A further certificate authority to trust for the token authority, as a PEM file; Development environment only.</summary>
    public string TrustedAuthorityPem { get; set; } = "";
}

internal enum CredentialKind
{
    ManagedIdentity,
    WorkloadIdentity,
    Certificate,
    Secret,

    /// <summary>No token is asked for and none is sent; Development environment only, for the Agents Playground.</summary>
    None,
}
