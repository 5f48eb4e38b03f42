using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>Says how a matter is decided from the name of whoever decides it.</summary>
internal static partial class DecisionReading
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <param name="decisionMaker">As the report has it; empty when it does not say.</param>
    /// <param name="on">The day of the meeting or decision; left out when nobody knows how it is decided, as a day alone says nothing.</param>
    public static DecisionPath PathOf(string decisionMaker, DateOnly? on) =>
        RouteOf(decisionMaker) is var route && route == DecisionRoute.None
            ? new DecisionPath { DecisionMaker = decisionMaker }
            : new DecisionPath { Route = route, DecisionMaker = decisionMaker, MeetingOn = on };

    /// <summary>A Cabinet committee decides as the Cabinet does: at a meeting of the executive.</summary>
    private static DecisionRoute RouteOf(string decisionMaker) => decisionMaker switch
    {
        _ when OneMember().IsMatch(decisionMaker) => DecisionRoute.CabinetMember,
        _ when OneOfficer().IsMatch(decisionMaker) => DecisionRoute.Officer,
        _ when Executive().IsMatch(decisionMaker) => DecisionRoute.Cabinet,
        _ when Committee().IsMatch(decisionMaker) => DecisionRoute.Committee,
        _ when Council().IsMatch(decisionMaker) => DecisionRoute.Council,
        _ => DecisionRoute.None,
    };

    [GeneratedRegex(@"\b(cabinet|executive|lead) member\b|\bportfolio holder\b|\b(leader of the council|the leader|councillor|cllr)\b|^leader$", Plain, 1000)]
    private static partial Regex OneMember();

    [GeneratedRegex(@"\b(director|officer|head of|chief executive)\b", Plain, 1000)]
    private static partial Regex OneOfficer();

    [GeneratedRegex(@"\b(cabinet|executive)\b", Plain, 1000)]
    private static partial Regex Executive();

    [GeneratedRegex(@"\b(committee|panel|commission|board)\b", Plain, 1000)]
    private static partial Regex Committee();

    [GeneratedRegex(@"\bcouncil\b", Plain, 1000)]
    private static partial Regex Council();
}
