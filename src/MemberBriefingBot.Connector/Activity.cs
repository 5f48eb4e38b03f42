using System.Text.Json;

namespace MemberBriefingBot.Connector;

/// <summary>
/// One message or event of the Bot Connector protocol, in either direction. Only the fields this product reads or
/// writes are here; every other field of an incoming activity is skipped.
/// </summary>
/// <remarks>
/// Nothing in an incoming activity may be believed before <see cref="InboundTokenValidator"/> accepted its token and
/// <see cref="ActivityTrust"/> judged it; and even then <see cref="Value"/> is only what a person's client sent.
/// </remarks>
public sealed record Activity
{
    /// <summary>The kind of activity: "message", "invoke", "event", "conversationUpdate", "installationUpdate".</summary>
    public required string Type { get; init; }

    /// <summary>The channel's id of this activity. Unique within its conversation only.</summary>
    public string? Id { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Where answers to this activity are sent. Kept as text: it is compared, exactly, with the token's claim.</summary>
    public string? ServiceUrl { get; init; }

    public string? ChannelId { get; init; }

    public ChannelAccount? From { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public ChannelAccount? Recipient { get; init; }

    public string? Text { get; init; }

    /// <summary>"plain", "markdown" or "xml". Text that a person typed is always sent back as "plain".</summary>
    public string? TextFormat { get; init; }

    /// <summary>The words of the notification. They appear on lock screens.</summary>
    public string? Summary { get; init; }

    /// <summary>The name of an invoke or event, for instance "adaptiveCard/action".</summary>
    public string? Name { get; init; }

    public JsonElement? Value { get; init; }

    /// <summary>The activity this one answers; for a card's button, the activity that carried the card.</summary>
    public string? ReplyToId { get; init; }

    public string? Locale { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>For an installationUpdate: "add", "add-upgrade", "remove" or "remove-upgrade".</summary>
    public string? Action { get; init; }

    public ChannelData? ChannelData { get; init; }
}

/// <summary>A person or a bot as the channel names it.</summary>
public sealed record ChannelAccount
{
    /// <summary>The channel's id ("29:..." for a person, "28:..." for a bot); differs between bots.</summary>
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The person's Entra object id: the only identity this product acts upon.</summary>
    public string? AadObjectId { get; init; }

    public string? Role { get; init; }
}

public sealed record ConversationAccount
{
    public required string Id { get; init; }

    public string? TenantId { get; init; }

    /// <summary>"personal", "groupChat" or "channel".</summary>
    public string? ConversationType { get; init; }

    public bool? IsGroup { get; init; }
}

public sealed record Attachment
{
    /// <summary>The content type of an Adaptive Card.</summary>
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    public required string ContentType { get; init; }

    /// <summary>What is sent. Of what a person sends, nothing is read.</summary>
    public WrittenJson? Content { get; init; }

    public string? Name { get; init; }
}

/// <summary>What Teams adds to an activity beyond the protocol.</summary>
public sealed record ChannelData
{
    public TenantRef? Tenant { get; init; }

    public NotificationRef? Notification { get; init; }
}

public sealed record TenantRef
{
    public string? Id { get; init; }
}

public sealed record NotificationRef
{
    /// <summary>Whether the message raises a notification on the person's devices.</summary>
    public bool? Alert { get; init; }
}
