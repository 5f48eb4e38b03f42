using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>
/// When the law opens a matter to every member (reg 16, SI 2012/2089; sections 100B and 100F, Local Government Act 1972, for the Council and its
/// committees). An embargo may bring access forward or limit what is passed on; it never delays this.
/// </summary>
public static class StatutoryAccess
{
    private static readonly TimeOnly s_officeOpens = new(9, 0);
    private static readonly TimeOnly s_officeCloses = new(17, 0);

    /// <returns>
    /// Null when the law gives no such right: nothing is decided, no day is known, it is confidential, or it is exempt under a paragraph that is not
    /// open to every member (reg 16(5) and (6)).
    /// </returns>
    public static DateTimeOffset? At(BriefingText text, Council council)
    {
        var path = text.Path;
        if (text.IsConfidential() || text.NeedsGrant() || text.Decision == DecisionStatus.NotADecision || path.Route == DecisionRoute.None)
        {
            return null;
        }

        // A member of the Council may see what comes before it or a committee whether or not the public may attend (section 100F).
        var before = path.IsPublicMeeting() || !path.IsExecutive() ? BeforeMeeting(path, council) : null;
        return before ?? AfterDecision(path, council.Governance);
    }

    /// <summary>
    /// Works out the right again, after the words or the decision's path have changed, and moves what waits for members forward to it, or back to the
    /// time that was planned when a day was put right. A right that has arisen does not end because a day was corrected. When the cards must be looked
    /// at again is worked out with it.
    /// </summary>
    /// <param name="isPublished">The Council itself has just made the matter public.</param>
    public static void Reconsider(Briefing briefing, bool isPublished, Council council, DateTimeOffset now)
    {
        briefing.StatutoryAt = After(briefing, briefing.Text, isPublished, council, now);
        // What is due, as after an early lift, waits for no planned time any more.
        foreach (var tier in briefing.Tiers.Where(t => t.ReleasedAt is null && t.ReleaseAt > now))
        {
            tier.ReleaseAt = ReleaseAt(tier.Audience, briefing.Timetable.Of(tier.Audience) ?? tier.ReleaseAt, briefing.StatutoryAt, now);
        }

        briefing.LookAgainAt = PassingTime.NextLook(briefing, council, now);
    }

    /// <summary>When the law opens it, once it reads like that.</summary>
    internal static DateTimeOffset? After(Briefing briefing, BriefingText text, bool isPublished, Council council, DateTimeOffset now) => briefing.StatutoryAt switch
    {
        { } arisen when arisen <= now => arisen,
        _ when isPublished => now,
        _ => At(text, council),
    };

    /// <summary>Releases to members that are planned later than the law allows.</summary>
    internal static List<Tier> Overtaken(Briefing briefing, DateTimeOffset? byLaw) =>
        briefing.Tiers.FindAll(t => t.Audience != Audience.Staff && t.ReleasedAt is null && byLaw < t.ReleaseAt);

    /// <summary>
    /// When the agenda and reports are to be open to the public at the latest, on the day that is given for them; null when no day is, or when the public
    /// does not get to see this.
    /// </summary>
    public static DateTimeOffset? AgendaOpensAt(BriefingText text) =>
        text is { Path: { AgendaOn: { } day } path } && path.IsPublicMeeting() && !text.IsRestricted() ? LondonTime.InstantOf(day, s_officeCloses).At : null;

    /// <summary>Whether the law opens it before the time that was planned for one of its audiences of members.</summary>
    public static bool BringsForward(Briefing briefing) =>
        briefing.StatutoryAt is { } byLaw && Audiences.OfMembers(briefing.Text.Kind).Any(a => briefing.Timetable.Of(a) > byLaw);

    /// <summary>When an audience may see it, given the time planned for it: members not later than the law has it, and nobody in the past.</summary>
    internal static DateTimeOffset ReleaseAt(Audience audience, DateTimeOffset planned, DateTimeOffset? byLaw, DateTimeOffset now) =>
        audience != Audience.Staff && byLaw < planned ? Later(byLaw.Value, now) : planned;

    /// <summary>The close of office on the last day that leaves the clear days before a public meeting (reg 16(1) and (2)), or on the day the agenda was opened if that is earlier.</summary>
    private static DateTimeOffset? BeforeMeeting(DecisionPath path, Council council)
    {
        var last = path.MeetingOn is { } meeting ? council.Governance.Agenda.Before(meeting, council.Calendar) : null;
        return new[] { last, path.AgendaOn }.Min() is { } day ? LondonTime.InstantOf(day, s_officeCloses).At : null;
    }

    /// <summary>
    /// Within so many hours of a decision that was made while the office was open (reg 16(3) and (4)): at the latest when the office opens on the
    /// day after. The night on which the clocks go back has an hour more, so it is an hour earlier by the clock then.
    /// </summary>
    private static DateTimeOffset? AfterDecision(DecisionPath path, GovernanceRules rules)
    {
        if (new[] { path.MeetingOn, path.RecordedOn }.Min() is not { } day)
        {
            return null;
        }

        var hoursAfter = LondonTime.InstantOf(day, s_officeOpens).At + rules.StatutoryAfter;
        var nextMorning = LondonTime.InstantOf(day.AddDays(1), s_officeOpens).At;
        return hoursAfter < nextMorning ? hoursAfter : nextMorning;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
