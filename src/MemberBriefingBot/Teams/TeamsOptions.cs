using System.ComponentModel.DataAnnotations;

namespace MemberBriefingBot.Teams;

/// <summary>How the bot is registered with Teams. Section <c>Teams</c>.</summary>
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
