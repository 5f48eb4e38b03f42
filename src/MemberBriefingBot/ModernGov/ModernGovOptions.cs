namespace MemberBriefingBot.ModernGov;

/// <summary>The council's committee system. Section <c>ModernGov</c>.</summary>
internal sealed class ModernGovOptions
{
    public const string Section = "ModernGov";

    /// <summary>
    /// The address of GetCouncillorsByWard, such as <c>https://council.moderngov.co.uk/mgWebService.asmx/GetCouncillorsByWard</c>.
    /// Each council has its own, so there is no default; it is judged when it is used.
    /// </summary>
    public Uri? Endpoint { get; set; }
}
