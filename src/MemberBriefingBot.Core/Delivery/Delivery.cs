using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>One content for one person, and everything we know of what happened to it. Every message the bot shows anyone is one of these rows.</summary>
public sealed class Delivery
{
    public required CouncilId CouncilId { get; init; }

    public required DeliveryId Id { get; init; }

    public required PersonId RecipientId { get; init; }

    /// <summary>Which content source turns <see cref="SubjectId"/> into content when the time comes.</summary>
    public required ContentKind Kind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>
    /// Why this delivery exists, such as <c>release</c> or <c>lift</c>. With council, kind, subject and recipient it is unique:
    /// planning the same thing twice plans it once.
    /// </summary>
    public required string Occasion { get; init; }

    /// <summary>The view asked for, when <see cref="Kind"/> is <see cref="ContentKind.View"/>; else null.</summary>
    public string? Topic { get; init; }

    /// <summary>The subject of a view, such as a briefing that somebody opened again: it changes when its subject does. Null when it has none.</summary>
    public Guid? AboutId { get; init; }

    /// <summary>By which way it goes to the person.</summary>
    public Via Via { get; init; }

    public required DeliveryAct Act { get; init; }

    /// <summary>The delivery whose message this one rewrites or removes; null for a send.</summary>
    public DeliveryId? TargetId { get; init; }

    public required DeliveryPriority Priority { get; init; }

    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>Not before this instant: the release, or the next attempt after a proven failure.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>What has not left by then does not leave; null when it is useful however late.</summary>
    public DateTimeOffset? UsefulUntil { get; init; }

    public DeliveryState State { get; set; }

    /// <summary>Attempts that reached the wire or may have. A refusal to accept any (429) costs none.</summary>
    public int Attempts { get; set; }

    /// <summary>When the in-flight mark was committed, before the request left.</summary>
    public DateTimeOffset? AttemptedAt { get; set; }

    /// <summary>The lane's fence under which the row was last marked in flight.</summary>
    public long Fence { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>When a read receipt first covered the message. Null is no signal, not "unread".</summary>
    public DateTimeOffset? SeenAt { get; set; }

    public string? ConversationId { get; set; }

    /// <summary>The message's id in the channel, without which it could never be corrected.</summary>
    public string? ActivityId { get; set; }

    /// <summary>One plain sentence about why the row is where it is, and who must act; null while all is well.</summary>
    public string? Reason { get; set; }

    public Refusal? Refusal { get; set; }
}

/// <summary>What a content source is asked for. Delivery knows these names and nothing behind them.</summary>
public enum ContentKind
{
    /// <summary>A briefing before its release, for its author and those who may approve it.</summary>
    Approval,

    /// <summary>A released briefing, for its audience.</summary>
    Briefing,

    /// <summary>What became of a briefing that was sent, for those who had it: corrected, or withdrawn.</summary>
    Change,

    /// <summary>Whom a released briefing did not reach, for democratic services.</summary>
    Unreached,

    /// <summary>A question as its officers see it.</summary>
    Assignment,

    /// <summary>A question as its asker sees it.</summary>
    Question,

    /// <summary>What a person asked to be shown.</summary>
    View,

    /// <summary>A word to a member that a briefing still waits for them to confirm it.</summary>
    Reminder,

    /// <summary>Who has still not confirmed a briefing, for democratic services to ring.</summary>
    CallList,

    /// <summary>Members the bot could not reach today, for democratic services.</summary>
    Reach,

    /// <summary>A member's week.</summary>
    Digest,

    /// <summary>What each portfolio issued in a month, and how long answers took.</summary>
    MonthlyFigures,

    /// <summary>A word to a portfolio holder who has issued nothing for a while.</summary>
    Nudge,

    /// <summary>A request to find out whose copy bears a mark, for whoever asked and for those who may agree.</summary>
    MarkLookup,
}

/// <summary>The ways to a person. Only a chat shows cards, and can change what it showed.</summary>
public enum Via
{
    /// <summary>Their one-to-one chat with the bot.</summary>
    Chat,

    /// <summary>A line in their Teams activity feed.</summary>
    ActivityFeed,

    /// <summary>Their work email.</summary>
    Email,
}

public enum DeliveryAct
{
    Send,
    Rewrite,
    Remove,
}

/// <summary>Lower goes first: a person waiting for a reply is served before a release, and a release before a rewrite.</summary>
public enum DeliveryPriority
{
    Reply = 0,
    News = 1,
    Rewrite = 2,
}

public enum DeliveryState
{
    /// <summary>Waiting for its instant, or for its next attempt.</summary>
    Planned,

    /// <summary>The channel asked us to slow down; nothing was shown and no attempt was spent.</summary>
    Throttled,

    /// <summary>Marked before the request left. After a crash such a row is <see cref="Ambiguous"/>.</summary>
    InFlight,

    Delivered,

    /// <summary>May or may not have been shown; settled by evidence or by a person, never by sending again blindly.</summary>
    Ambiguous,

    /// <summary>Proven not shown, and somebody must act: <see cref="Delivery.Refusal"/> says who.</summary>
    Refused,

    /// <summary>Nothing to send any more when its turn came, with the reason.</summary>
    Skipped,

    Cancelled,

    /// <summary>Its useful time passed before it could be sent.</summary>
    Expired,
}
