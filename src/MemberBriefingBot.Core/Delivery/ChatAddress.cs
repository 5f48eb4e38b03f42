using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>Where a person's one-to-one chat is, learned when they install the app or speak.</summary>
public sealed class ChatAddress
{
    public required CouncilId CouncilId { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>The connector that serves this person, checked against the allowlist again at every call.</summary>
    public required string ServiceUrl { get; set; }

    public required string ConversationId { get; set; }

    /// <summary>The person's id in the channel (<c>29:…</c>).</summary>
    public required string ChannelUserId { get; set; }

    public required DateTimeOffset LearnedAt { get; set; }

    /// <summary>When the person removed or blocked the bot; null while they can be written to.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
