using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>Two people see every briefing before anyone else does, and an exempt one is seen by the Monitoring Officer.</summary>
public static class ApprovalRules
{
    /// <returns>The capacity in which the person may approve this briefing; null when they may not.</returns>
    public static string? CapacityToApprove(Briefing briefing, Person person, DateOnly on) =>
        person.Id == briefing.AuthorId || !IsItsBusiness(briefing, person)
            ? null
            : Rights.To(person, briefing.Text.ExemptParagraph is null ? Right.ApproveBriefing : Right.ApproveExemptBriefing, on);

    public static IReadOnlyList<Person> WhoMayApprove(Briefing briefing, IEnumerable<Person> people, DateOnly on) =>
        [.. people.Where(p => CapacityToApprove(briefing, p, on) is not null).OrderBy(p => p.Name, StringComparer.Ordinal)];

    /// <summary>
    /// Of those who may approve, the few who are asked: the portfolio holder, and the directors of the services in the portfolio. Where there
    /// are none, as for an exempt item, everybody who may is asked.
    /// </summary>
    /// <param name="directorates">Directorates with a service in the briefing's portfolio.</param>
    public static IReadOnlyList<Person> WhoIsAsked(Briefing briefing, IReadOnlyList<Person> mayApprove, IReadOnlyCollection<string> directorates)
    {
        var close = mayApprove.Where(p => p switch
        {
            Member member => member.Portfolios.Contains(briefing.Text.Portfolio, StringComparer.OrdinalIgnoreCase),
            Officer officer => officer.Roles.HasFlag(OfficerRoles.Director) && directorates.Contains(officer.Directorate),
            _ => false,
        }).ToList();
        return close.Count > 0 ? close : mayApprove;
    }

    /// <summary>A portfolio holder approves what is in their portfolio; the Leader and officers with the right approve anything.</summary>
    private static bool IsItsBusiness(Briefing briefing, Person person) =>
        person is not Member member || member.IsLeader || member.Portfolios.Contains(briefing.Text.Portfolio, StringComparer.OrdinalIgnoreCase);
}
