using TeamsSimulator;

namespace MemberBriefingBot.Faults;

/// <summary>Where a simulated Teams is, in this process or in one of its own.</summary>
internal sealed record TeamsSite(Uri ServiceUrl, Uri OpenIdMetadata, Uri TokenAuthority, string AuthorityCertificatePem, Uri Control)
{
    public static TeamsSite Of(Simulator teams) => new(teams.ServiceUrl, teams.OpenIdMetadata, teams.TokenAuthority, teams.AuthorityCertificatePem, teams.Control);
}
