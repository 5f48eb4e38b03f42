using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>One way to a person. It carries out one act and reports what is proven about it.</summary>
public interface IPersonChannel
{
    Via Via { get; }

    /// <summary>Gives content the form in which the channel shows it. This happens before anything is marked, so that what cannot be made is never begun.</summary>
    ChannelMessage Make(Content content);

    Task<ChannelOutcome> CarryOutAsync(Errand errand, CancellationToken cancel);
}

/// <summary>One act for one person: what to show, where, and for a rewrite or removal which message.</summary>
/// <param name="Address">The chat as we know it; null when the person has never been met, and the channel must open one.</param>
/// <param name="TargetActivityId">The message to rewrite or remove; null for a send.</param>
/// <param name="Message">Null for a removal.</param>
public sealed record Errand(DeliveryAct Act, Person Recipient, ChatAddress? Address, string? TargetActivityId, ChannelMessage? Message)
{
    /// <summary>The chat that holds the message to rewrite or remove: the person may have another by now. Null when it was not kept; it is the one we know then.</summary>
    public string? TargetConversationId { get; init; }
}

/// <summary>Content as its channel sends it. Nobody but the channel looks inside.</summary>
public abstract record ChannelMessage;

/// <summary>What is proven, not what the status class suggests (a lost answer to a POST proves nothing either way).</summary>
public abstract record ChannelOutcome
{
    private ChannelOutcome() { }

    /// <param name="Opened">The address of a chat that was opened on the way, to be kept; null when the known one served.</param>
    public sealed record Delivered(string ActivityId, string ConversationId, OpenedChat? Opened = null) : ChannelOutcome;

    /// <summary>Proven refused for now. <paramref name="RetryAfter"/> is null when the channel named no time.</summary>
    public sealed record Throttled(TimeSpan? RetryAfter) : ChannelOutcome;

    /// <summary>Proven refused, as everything to this council will be until somebody has put it right.</summary>
    public sealed record Halted(Refusal Refusal) : ChannelOutcome;

    public sealed record NotSent(string Reason) : ChannelOutcome;

    public sealed record Ambiguous(string Reason) : ChannelOutcome;

    public sealed record Refused(Refusal Refusal) : ChannelOutcome;
}

public sealed record OpenedChat(string ServiceUrl, string ConversationId, string ChannelUserId);
