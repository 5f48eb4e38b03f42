using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>The six priorities at the head of a cabinet report.</summary>
public enum BoroughPriority
{
    ChildrenAndYoungPeople,
    HealthIndependenceAndCare,
    SafeAndStrongCommunities,
    LocalEconomy,
    GreenThrivingVibrantPlace,
    ModernEfficientEffectiveCouncil,
}

/// <summary>Their wording changes from plan to plan; what they are about does not.</summary>
internal static partial class BoroughPriorities
{
    /// <summary>The priority the words are about, or null when they are about none of the six or two equally.</summary>
    public static BoroughPriority? Named(string words)
    {
        var ranked = new (BoroughPriority Priority, int Hits)[]
        {
            (BoroughPriority.ChildrenAndYoungPeople, Children().Count(words) * 2),
            (BoroughPriority.HealthIndependenceAndCare, Health().Count(words)),
            (BoroughPriority.SafeAndStrongCommunities, Safe().Count(words)),
            (BoroughPriority.LocalEconomy, Economy().Count(words) * 2),
            (BoroughPriority.GreenThrivingVibrantPlace, Green().Count(words)),
            (BoroughPriority.ModernEfficientEffectiveCouncil, Council().Count(words)),
        }.OrderByDescending(p => p.Hits).ToList();
        return ranked[0].Hits > ranked[1].Hits ? ranked[0].Priority : null;
    }

    [GeneratedRegex(@"\b(child\w*|young people|start in life)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Children();

    [GeneratedRegex(@"\b(health\w*|independen\w*|care|wellbeing|well-being)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Health();

    [GeneratedRegex(@"\b(safe\w*|strong|communit\w*|neighbourhoods?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Safe();

    [GeneratedRegex(@"\b(econom\w*|jobs|businesses)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Economy();

    [GeneratedRegex(@"\b(green\w*|thriving|vibrant|places?|heritage|environment)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Green();

    [GeneratedRegex(@"\b(modern|efficient|effective|responsible|council)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Council();
}
