using MemberBriefingBot.Core.Briefings;

namespace MemberBriefingBot.Benchmarks.Stand;

/// <summary>An invented briefing of ordinary length.</summary>
internal static class SampleText
{
    public static BriefingText Briefing { get; } = new()
    {
        Kind = BriefingKind.PolicyBriefing,
        Title = "Household waste: a new collection timetable from April",
        Summary = "From 6 April every household has its food waste collected each week, and its general waste and its recycling in alternate weeks. "
            + "The change follows the consultation of last autumn, in which two residents in three were for it. Each household receives a caddy, a calendar and a letter in March.",
        WardEffect = "Collections in Northmere move from Tuesday to Thursday. The three streets with narrow access keep the small vehicle and their day.",
        Recommendations =
        [
            "Cabinet approves the timetable set out in the report.",
            "Cabinet delegates changes for narrow streets to the Director of Place with the portfolio holder.",
            "Cabinet notes the cost of the caddies, which the grant for new burdens meets in full.",
        ],
        Decision = DecisionStatus.Proposed,
        Wards = ["northmere"],
        Portfolio = "Environment and Transport",
        CabinetMember = "The Cabinet member for Environment and Transport",
        KeyDecision = true,
        PublicNoticeOn = new DateOnly(2026, 10, 5),
        BoroughPriorities = ["Green and vibrant places"],
        ReportOf = "Director of Place",
        ContactOfficer = "Waste and Recycling team",
    };
}
