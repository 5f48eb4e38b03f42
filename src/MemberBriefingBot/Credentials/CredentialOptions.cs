using System.ComponentModel.DataAnnotations;
using MemberBriefingBot.Settings;

namespace MemberBriefingBot.Credentials;

/// <summary>How the bot proves to Microsoft Entra who it is, before it speaks to Teams or asks Graph. Section <c>Credential</c>.</summary>
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

    /// <summary>A sentence for each setting that is wrong, beyond what its attributes say.</summary>
    public IEnumerable<string> Problems(bool development)
    {
        if (AddressRule.Problem($"{Section}:{nameof(Authority)}", Authority, development) is { } problem)
        {
            yield return problem;
        }

        if (Kind is CredentialKind.WorkloadIdentity or CredentialKind.Certificate or CredentialKind.Secret && TenantId.Length == 0)
        {
            yield return $"{Section}:{nameof(TenantId)} is missing. {Section}:{nameof(Kind)} {Kind} needs it: write the Microsoft 365 tenant id of the bot's registration.";
        }

        if (Kind == CredentialKind.Certificate && CertificatePath.Length == 0)
        {
            yield return $"{Section}:{nameof(CertificatePath)} is missing. {Section}:{nameof(Kind)} {Kind} needs it: write the path of the certificate file.";
        }
    }
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
