namespace MemberBriefingBot.Connector;

/// <summary>
/// What is proven about a message sent, changed or removed. The connector has no key that makes sending twice
/// harmless, so the cases follow the proof and not the class of the status.
/// </summary>
public abstract record SendOutcome
{
    private SendOutcome() { }

    /// <summary>Teams took it, and this is its id (for a change or removal, the id given).</summary>
    public sealed record Delivered(string ActivityId) : SendOutcome;

    /// <summary>Proven refused for now. The wait is between nothing and an hour; null if Teams did not say, or not legibly.</summary>
    public sealed record Throttled(TimeSpan? RetryAfter) : SendOutcome;

    /// <summary>Proven not sent: it can be sent again without a second copy.</summary>
    public sealed record NotSent(string Reason) : SendOutcome;

    /// <summary>
    /// It may or may not have happened. A new message must not be sent again on this alone; a change or a removal may,
    /// because doing either twice is doing it once.
    /// </summary>
    public sealed record Ambiguous(string Reason) : SendOutcome;

    /// <summary>Proven refused until somebody acts. Status 0 means that this side refused and nothing left the machine.</summary>
    public sealed record Refused(RefusalReason Reason, int Status, string? Code) : SendOutcome;
}

/// <summary>What came of asking for the 1:1 conversation with a person. Asking again is always safe: it is the same conversation.</summary>
public abstract record CreateOutcome
{
    private CreateOutcome() { }

    public sealed record Created(string ConversationId) : CreateOutcome;

    /// <inheritdoc cref="SendOutcome.Throttled"/>
    public sealed record Throttled(TimeSpan? RetryAfter) : CreateOutcome;

    /// <inheritdoc cref="SendOutcome.NotSent"/>
    public sealed record NotSent(string Reason) : CreateOutcome;

    /// <summary>The conversation may or may not exist now.</summary>
    public sealed record Ambiguous(string Reason) : CreateOutcome;

    /// <inheritdoc cref="SendOutcome.Refused"/>
    public sealed record Refused(RefusalReason Reason, int Status, string? Code) : CreateOutcome;
}

/// <summary>What came of looking up a member of a conversation.</summary>
public abstract record MemberOutcome
{
    private MemberOutcome() { }

    public sealed record Found(ChannelAccount Member) : MemberOutcome;

    /// <inheritdoc cref="SendOutcome.Throttled"/>
    public sealed record Throttled(TimeSpan? RetryAfter) : MemberOutcome;

    /// <inheritdoc cref="SendOutcome.NotSent"/>
    public sealed record NotSent(string Reason) : MemberOutcome;

    /// <summary>No usable answer came. Nothing was changed by asking.</summary>
    public sealed record Ambiguous(string Reason) : MemberOutcome;

    /// <inheritdoc cref="SendOutcome.Refused"/>
    public sealed record Refused(RefusalReason Reason, int Status, string? Code) : MemberOutcome;
}

/// <summary>Why Teams refuses, which says who must act.</summary>
public enum RefusalReason
{
    /// <summary>The request is malformed: a defect, for the developer.</summary>
    BadRequest,

    /// <summary>The bot's registration or credential is wrong: the operator; nothing else will go through either.</summary>
    BotNotRegistered,

    /// <summary>The tenant's policy forbids the bot: the council's Teams administrator; nothing else will go through either.</summary>
    BotDisabledByAdmin,

    /// <summary>The app is not installed for the person, or no longer: install it again.</summary>
    NotInstalled,

    /// <summary>The person blocked the bot: reach them another way, and do not try again until they write.</summary>
    BlockedByMember,

    /// <summary>The address is another cloud's, redirects, or is not on the list of allowed hosts: configuration.</summary>
    WrongHost,

    /// <summary>A permission is missing: configuration.</summary>
    NotPermitted,

    /// <summary>The conversation is no more: create it once again.</summary>
    ConversationGone,

    /// <summary>The message to change or remove is no more.</summary>
    ActivityGone,

    /// <summary>The message is over Teams' size: shorten it.</summary>
    TooLarge,

    /// <summary>None of these; the status and the code say what is known.</summary>
    Other,
}
