using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>What the gate says of one person and one briefing at one instant.</summary>
/// <param name="Why">One sentence, fit for the person and for the record; it gives nothing of the briefing away.</param>
public abstract record GateVerdict(string Why)
{
    /// <summary>They may see it.</summary>
    /// <param name="Through">The earliest tier that includes them.</param>
    /// <param name="ByLaw">It is open to them by law, sooner than their tier.</param>
    public sealed record Open(Tier Through, bool ByLaw, string Why) : GateVerdict(Why);

    public sealed record NotYet(DateTimeOffset OpensAt, string Why) : GateVerdict(Why);

    /// <summary>Not at any time, as things stand.</summary>
    public sealed record Closed(string Why) : GateVerdict(Why);
}

/// <summary>
/// Who may see a briefing, and from when: the one place that decides it. The steps stand in the order in which they are asked. Political group is
/// none of them.
/// </summary>
public static class ReleaseGate
{
    /// <summary>Said to the member themselves too.</summary>
    public const string HeldByInterest = "An interest that was declared in it holds it back until the embargo ends.";

    public static GateVerdict Of(Briefing briefing, Person person, DateTimeOffset now)
    {
        var text = briefing.Text;
        var tiers = briefing.Tiers.Where(t => t.Includes(briefing, person)).OrderBy(t => t.ReleaseAt).ToList();
        if (!person.IsCurrent(LondonTime.DateOn(now)))
        {
            return new GateVerdict.Closed("They do not hold office.");
        }

        if (WhyNever(text, person) is { } never)
        {
            return new GateVerdict.Closed(never);
        }

        if (tiers is not [var first, ..])
        {
            return new GateVerdict.Closed("They are not in its audience.");
        }

        if (briefing.State is not (BriefingState.Scheduled or BriefingState.Lifted))
        {
            return new GateVerdict.NotYet(first.ReleaseAt, "It has not been scheduled.");
        }

        var (opensAt, byLaw, why) = Opening(briefing, person, first);
        return now < opensAt ? new GateVerdict.NotYet(opensAt, why) : new GateVerdict.Open(first, byLaw, why);
    }

    /// <summary>Whether confidentiality and exemption leave it open to the person at any time.</summary>
    public static bool MayHave(BriefingText text, Person person) => WhyNever(text, person) is null;

    /// <summary>Why somebody who would be in the audience is shown nothing, or nothing yet; null when nothing holds them back.</summary>
    public static string? WhyHeldBack(Briefing briefing, Person person) =>
        WhyNever(briefing.Text, person) ?? (briefing.IsInterested(person.Id) ? "They have declared an interest, and read it when the embargo ends." : null);

    private static string? WhyNever(BriefingText text, Person person) => text switch
    {
        _ when text.IsNamed(person) => null,
        _ when text.IsConfidential() => "It is confidential, and only the people named for it may see it.",
        _ when text.IsRestricted() && person is not Member => "It is exempt, and not for staff.",
        { UnderNegotiation: true } when text.NeedsGrant() && !Decides(text, person) => "It is exempt as terms under negotiation (paragraph 3), which are not open to every member. The Monitoring Officer can grant access.",
        _ when text.NeedsGrant() && !Decides(text, person) => $"It is exempt under paragraph {text.ExemptParagraph}, which is not open to every member. The Monitoring Officer can grant access.",
        _ => null,
    };

    /// <summary>A declared interest defers the tier, and the statutory right overrides both.</summary>
    private static (DateTimeOffset At, bool ByLaw, string Why) Opening(Briefing briefing, Person person, Tier tier)
    {
        var (at, why) = briefing.IsInterested(person.Id)
            ? (OpenToAll(briefing), HeldByInterest)
            : (tier.ReleaseAt, $"It is released to {tier.Audience.Say().ToLowerInvariant()} then.");
        // Scheduling has moved a tier that was planned later to the instant itself.
        return person is Member && briefing.StatutoryAt is { } byLaw && (byLaw < at || (byLaw == at && byLaw < briefing.Timetable.Of(tier.Audience)))
            ? (byLaw, true, "By law it is open to every member from then.")
            : (at, false, why);
    }

    /// <summary>When nothing is left that early access could be early of.</summary>
    private static DateTimeOffset OpenToAll(Briefing briefing)
    {
        var lastTier = briefing.Tiers.Where(t => t.Audience != Audience.Staff).Max(t => t.ReleaseAt);
        var embargoEnds = briefing.LiftedAt ?? briefing.Timetable.EmbargoUntil ?? lastTier;
        return embargoEnds > lastTier ? embargoEnds : lastTier;
    }

    /// <summary>The Leader and the holder of the portfolio see what they decide.</summary>
    private static bool Decides(BriefingText text, Person person) => person is Member member && (member.IsLeader || text.IsHeldBy(member));
}
