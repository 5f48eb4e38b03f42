using System.ComponentModel.DataAnnotations;

namespace MemberBriefingBot.Connector;

/// <summary>Whom the connector trusts and where it may send. The defaults are the public cloud.</summary>
public sealed class ConnectorOptions
{
    /// <summary>The bot's application (client) id: the only audience accepted in an incoming token. Required.</summary>
    [Required(ErrorMessage = "is missing. Write the application (client) id of the bot's registration in Microsoft Entra.")]
    public string AppId { get; set; } = "";

    /// <summary>
    /// The document that names the keys Teams signs with; it is fetched over https from this host and from no other.
    /// Default <c>https://login.botframework.com/v1/.well-known/openidconfiguration</c>.
    /// </summary>
    [Required]
    public Uri OpenIdMetadata { get; set; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>The only issuer accepted in an incoming token. Default <c>https://api.botframework.com</c>.</summary>
    [Required]
    public string TokenIssuer { get; set; } = "https://api.botframework.com";

    /// <summary>The scope asked for when sending. Default <c>https://api.botframework.com/.default</c>.</summary>
    [Required]
    public string TokenScope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>
    /// The hosts the bot's token may be sent to. "a.example" means that host alone; ".a.example" means its sub-domains
    /// and not itself. Default: the public cloud's host and the three that Microsoft publishes for government clouds.
    /// Settings add to this list; they do not replace it.
    /// </summary>
    [MinLength(1)]
    public IList<string> AllowedHosts { get; } =
    [
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    ];

    /// <summary>Whether this machine's own addresses are allowed, also over http. For Development; the host decides. Default false.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>The patience for one outgoing call, from asking for a token to the last byte of the answer. 1 s to 1 min, default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The part of <see cref="Timeout"/> that may go on connecting. 1 s to 30 s, default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
