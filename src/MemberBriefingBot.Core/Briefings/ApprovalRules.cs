using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>Who takes responsibility for what before anyone else sees a briefing. Its author takes none of these.</summary>
public static class ApprovalRules
{
    /// <summary>The sign-offs without which the briefing does not go out.</summary>
    public static IReadOnlyList<SignOff> Needed(Briefing briefing, Council council, DateOnly today)
    {
        var (text, times) = (briefing.Text, briefing.Timetable);
        var last = new[] { times.WardMembersAt, times.AllMembersAt, times.StaffAt, times.PressAt, times.EmbargoUntil }.Max() is { } at ? LondonTime.DateOn(at) : today;
        var isSensitive = council.IsPreElection(today, last < today ? today : last);
        return
        [
            SignOff.Content,
            .. times.EmbargoUntil is null && times.PressAt is null ? Array.Empty<SignOff>() : [SignOff.Press],
            .. text.IsRestricted() || isSensitive ? [SignOff.Legal] : Array.Empty<SignOff>(),
        ];
    }

    /// <summary>What is needed and was not given for the words and times as they are.</summary>
    public static IReadOnlyList<SignOff> Missing(Briefing briefing, IReadOnlyList<SignOff> needed)
    {
        var fingerprint = briefing.Fingerprint();
        return [.. needed.Where(n => !briefing.Approvals.Exists(a => a.For == n && a.Fingerprint == fingerprint))];
    }

    /// <returns>
    /// The capacity in which the person may give this sign-off; null when they may not. What is exempt or confidential is seen, and so
    /// approved in every respect, by the Monitoring Officer alone.
    /// </returns>
    public static string? CapacityFor(SignOff signOff, Briefing briefing, Person person, DateOnly on) => person.Id == briefing.AuthorId || !IsItsBusiness(briefing, person) || briefing.IsInterested(person.Id)
        ? null
        : Rights.To(person, RightTo(briefing.Text.IsRestricted() ? SignOff.Legal : signOff), on);

    /// <summary>The capacity to say that the briefing is right; null when the person may not.</summary>
    public static string? CapacityToApprove(Briefing briefing, Person person, DateOnly on) => CapacityFor(SignOff.Content, briefing, person, on);

    /// <summary>What a correction of words that are out needs: in a pre-election period the Monitoring Officer looks at every change.</summary>
    public static SignOff NeededForCorrection(Council council, DateOnly today) => council.IsPreElection(today, today) ? SignOff.Legal : SignOff.Content;

    /// <summary>Of those sign-offs, the ones this person may give.</summary>
    public static IReadOnlyList<SignOff> MayGive(Briefing briefing, Person person, IReadOnlyList<SignOff> signOffs, DateOnly on) =>
        [.. signOffs.Where(s => CapacityFor(s, briefing, person, on) is not null)];

    public static IReadOnlyList<Person> WhoMayApprove(Briefing briefing, IEnumerable<Person> people, DateOnly on) => WhoMayGive(SignOff.Content, briefing, people, on);

    public static IReadOnlyList<Person> WhoMayGive(SignOff signOff, Briefing briefing, IEnumerable<Person> people, DateOnly on) =>
        [.. people.Where(p => CapacityFor(signOff, briefing, p, on) is not null).OrderBy(p => p.Name, StringComparer.Ordinal)];

    /// <summary>
    /// Of those who may approve, the few who are asked. For the words the portfolio holder, and the directors of the services in the portfolio;
    /// for the embargo and press time Communications. Where there are none, as for an exempt item, everybody who may is asked.
    /// </summary>
    /// <param name="directorates">Directorates with a service in the briefing's portfolio.</param>
    public static IReadOnlyList<Person> WhoIsAsked(SignOff signOff, Briefing briefing, IReadOnlyList<Person> mayApprove, IReadOnlyCollection<string> directorates)
    {
        var close = mayApprove.Where(p => p switch
        {
            Officer officer when signOff == SignOff.Press => officer.Roles.HasFlag(OfficerRoles.Communications),
            Member member => member.Portfolios.Contains(briefing.Text.Portfolio, StringComparer.OrdinalIgnoreCase),
            Officer officer => officer.Roles.HasFlag(OfficerRoles.Director) && directorates.Contains(officer.Directorate),
            _ => false,
        }).ToList();
        return close.Count > 0 ? close : mayApprove;
    }

    private static Right RightTo(SignOff signOff) => signOff switch
    {
        SignOff.Content => Right.ApproveBriefing,
        SignOff.Press => Right.ApprovePress,
        SignOff.Legal => Right.ApproveExemptBriefing,
        _ => throw new ArgumentOutOfRangeException(nameof(signOff), signOff, null),
    };

    /// <summary>A portfolio holder approves what is in their portfolio; the Leader and officers with the right approve anything.</summary>
    private static bool IsItsBusiness(Briefing briefing, Person person) =>
        person is not Member member || member.IsLeader || member.Portfolios.Contains(briefing.Text.Portfolio, StringComparer.OrdinalIgnoreCase);
}
