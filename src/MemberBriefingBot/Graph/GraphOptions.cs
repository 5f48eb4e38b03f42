using System.ComponentModel.DataAnnotations;

namespace MemberBriefingBot.Graph;

/// <summary>Where the council's directory is asked who has an address. Section <c>Graph</c>. The defaults are the public cloud.</summary>
internal sealed class GraphOptions
{
    public const string Section = "Graph";

    /// <summary>Microsoft Graph, with its version. Default <c>https://graph.microsoft.com/v1.0</c>.</summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("https://graph.microsoft.com/v1.0");

    /// <summary>The scope asked for. Default <c>https://graph.microsoft.com/.default</c>.</summary>
    [Required]
    public string Scope { get; set; } = "https://graph.microsoft.com/.default";
}
