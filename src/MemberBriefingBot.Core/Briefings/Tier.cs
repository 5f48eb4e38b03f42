using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

public enum Audience
{
    /// <summary>Members of the wards affected, the holder of the portfolio, and the Leader.</summary>
    WardMembers,

    /// <summary>Every member of every group, at one instant.</summary>
    AllMembers,
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
    public static bool Includes(this Audience audience, BriefingText text, Person person) => person is Member member && audience switch
    {
        Audience.WardMembers => text.AllWards || text.Wards.Contains(member.WardKey) || HoldsPortfolio(text, member) || member.IsLeader,
        Audience.AllMembers => true,
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, null),
    };

    public static string WhyYou(this Audience audience, BriefingText text, Person person, IReadOnlyDictionary<string, string> wards) => person switch
    {
        Member m when text.Wards.Contains(m.WardKey) => $"You represent {wards.GetValueOrDefault(m.WardKey, m.WardKey)}, which this affects.",
        Member m when HoldsPortfolio(text, m) => $"You hold the {text.Portfolio} portfolio.",
        Member { IsLeader: true } when audience == Audience.WardMembers => "You are the Leader of the Council.",
        Member m when text.AllWards => $"This affects every ward, including {wards.GetValueOrDefault(m.WardKey, m.WardKey)}.",
        _ => "This goes to every member of the Council at the same time.",
    };

    /// <summary>Why a person is included, said of them to the author and the approvers.</summary>
    public static string Why(this Audience audience, BriefingText text, Member member, IReadOnlyDictionary<string, string> wards) => member switch
    {
        _ when text.Wards.Contains(member.WardKey) => $"represents {wards.GetValueOrDefault(member.WardKey, member.WardKey)}",
        _ when HoldsPortfolio(text, member) => $"holds the {text.Portfolio} portfolio",
        { IsLeader: true } when audience == Audience.WardMembers => "Leader of the Council",
        _ => wards.GetValueOrDefault(member.WardKey, member.WardKey),
    };

    public static string Say(this Audience audience) => audience switch
    {
        Audience.WardMembers => "Ward members",
        Audience.AllMembers => "All members",
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, null),
    };

    /// <summary>The audiences of a kind, in the order of their release.</summary>
    public static IReadOnlyList<Audience> Of(BriefingKind kind) =>
        kind == BriefingKind.WardDecision ? [Audience.WardMembers, Audience.AllMembers] : [Audience.AllMembers];

    private static bool HoldsPortfolio(BriefingText text, Member member) =>
        text.Portfolio.Length > 0 && member.Portfolios.Contains(text.Portfolio, StringComparer.OrdinalIgnoreCase);
}
