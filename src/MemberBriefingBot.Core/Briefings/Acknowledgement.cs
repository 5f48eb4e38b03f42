using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>A member pressed the button: they have read the briefing.</summary>
public sealed class Acknowledgement
{
    public required CouncilId CouncilId { get; init; }

    public required BriefingId BriefingId { get; init; }

    public required PersonId PersonId { get; init; }

    public required DateTimeOffset AcknowledgedAt { get; init; }
}

/// <summary>A member the bot could not reach was told by a person.</summary>
public sealed class ToldAnotherWay
{
    public required CouncilId CouncilId { get; init; }

    public required BriefingId BriefingId { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>How, in the clerk's words: "by telephone".</summary>
    public required string How { get; init; }

    public required PersonId ToldById { get; init; }

    public required DateTimeOffset ToldAt { get; init; }
}
