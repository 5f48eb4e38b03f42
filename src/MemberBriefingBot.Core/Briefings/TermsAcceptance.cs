using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>A reader accepted the terms under which a restricted or embargoed briefing was shown to them. The first acceptance stands.</summary>
public sealed class TermsAcceptance
{
    public required CouncilId CouncilId { get; init; }

    public required BriefingId BriefingId { get; init; }

    public required PersonId PersonId { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>See <see cref="Terms.WordingVersion"/>.</summary>
    public required string WordingVersion { get; init; }

    /// <summary>A hash of the terms as they stood on the card.</summary>
    public required string TermsHash { get; init; }

    /// <summary>The version of the briefing they were shown with.</summary>
    public required int Version { get; init; }
}
