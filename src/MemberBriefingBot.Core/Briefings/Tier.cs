using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

public enum Audience
{
    /// <summary>Members of the wards affected, the holder of the portfolio, and the Leader.</summary>
    WardMembers,

    /// <summary>Every member of every group, at one instant.</summary>
    AllMembers,

    /// <summary>Officers, after every member.</summary>
    Staff,
}

/// <summary>An audience and its release instant. A later tier is never earlier.</summary>
public sealed class Tier
{
    public required CouncilId CouncilId { get; init; }

    public required BriefingId BriefingId { get; init; }

    public required Audience Audience { get; init; }

    public required DateTimeOffset ReleaseAt { get; set; }

    /// <summary>When its deliveries were planned; null while it waits.</summary>
    public DateTimeOffset? ReleasedAt { get; set; }

    public bool Includes(Briefing briefing, Person person) => Audience.Includes(briefing.Text, person);

    /// <summary>The first line of the card: why this person is getting it.</summary>
    public string WhyYou(Briefing briefing, Reader reader) => Audience.WhyYou(briefing.Text, reader.Person, reader.Wards);
}

public static class Audiences
{
    public static bool Includes(this Audience audience, BriefingText text, Person person) => (audience, person) switch
    {
        (Audience.WardMembers, Member member) => text.AllWards || text.Wards.Contains(member.WardKey) || text.IsHeldBy(member) || member.IsLeader,
        (Audience.AllMembers, Member) => true,
        // A system administrator keeps the machine and sees no content.
        (Audience.Staff, Officer officer) => officer.Roles != OfficerRoles.SystemAdministrator,
        _ => false,
    };

    public static string WhyYou(this Audience audience, BriefingText text, Person person, IReadOnlyDictionary<string, string> wards) => person switch
    {
        Member m when text.Wards.Contains(m.WardKey) => $"You represent {wards.GetValueOrDefault(m.WardKey, m.WardKey)}, which this affects.",
        Officer => "This goes to staff, after every member of the Council.",
        Member m when text.IsHeldBy(m) => $"You hold the {text.Portfolio} portfolio.",
        Member { IsLeader: true } when audience == Audience.WardMembers => "You are the Leader of the Council.",
        Member m when text.AllWards => $"This affects every ward, including {wards.GetValueOrDefault(m.WardKey, m.WardKey)}.",
        _ => "This goes to every member of the Council at the same time.",
    };

    /// <summary>Why a person is included, said of them to the author and the approvers.</summary>
    public static string Why(this Audience audience, BriefingText text, Person person, IReadOnlyDictionary<string, string> wards) => person switch
    {
        Officer officer => officer.JobTitle,
        Member member => Why(audience, text, member, wards),
        _ => "",
    };

    private static string Why(Audience audience, BriefingText text, Member member, IReadOnlyDictionary<string, string> wards) => member switch
    {
        _ when text.Wards.Contains(member.WardKey) => $"represents {wards.GetValueOrDefault(member.WardKey, member.WardKey)}",
        _ when text.IsHeldBy(member) => $"holds the {text.Portfolio} portfolio",
        { IsLeader: true } when audience == Audience.WardMembers => "Leader of the Council",
        _ => wards.GetValueOrDefault(member.WardKey, member.WardKey),
    };

    public static string Say(this Audience audience) => audience switch
    {
        Audience.WardMembers => "Ward members",
        Audience.AllMembers => "All members",
        Audience.Staff => "Staff",
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, null),
    };

    /// <summary>The audiences of members to a kind, in the order of their release.</summary>
    public static IReadOnlyList<Audience> OfMembers(BriefingKind kind) =>
        kind == BriefingKind.WardDecision ? [Audience.WardMembers, Audience.AllMembers] : [Audience.AllMembers];

    /// <summary>All audiences of a briefing, in the order of their release.</summary>
    public static IReadOnlyList<Audience> Of(Briefing briefing) =>
        [.. OfMembers(briefing.Text.Kind), .. briefing.Timetable.StaffAt is null ? Array.Empty<Audience>() : [Audience.Staff]];

    /// <summary>Of the committee that decides the matter as a judge would, before whom it must not be argued.</summary>
    public static bool JudgesIt(this Member member, BriefingText text) =>
        text.Path.JudgingCommittee is { Length: > 0 } committee && member.CommitteeRoles.Exists(role => role.Contains(committee, StringComparison.OrdinalIgnoreCase));

    public static bool IsHeldBy(this BriefingText text, Member member) =>
        text.Portfolio.Length > 0 && member.Portfolios.Contains(text.Portfolio, StringComparer.OrdinalIgnoreCase);
}
