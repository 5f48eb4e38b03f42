namespace MemberBriefingBot.Core.Delivery;

/// <summary>Why the channel would not take a message, each with one sentence for a clerk and one next action.</summary>
public enum Refusal
{
    NotInstalled,
    BlockedByPerson,
    ConversationGone,
    MessageGone,
    PolicyForbids,
    BotMisconfigured,
    ContentRefused,
    NoAddress,
    TooManyAttempts,

    /// <summary>The stored content cannot be turned into a message, as after an upgrade gone wrong.</summary>
    CannotBeMade,

    /// <summary>The directory has no work email for the person.</summary>
    NoEmail,

    /// <summary>The bot may not notify, or write an email.</summary>
    NotPermitted,
}

public static class Refusals
{
    /// <summary>What happened, and who must do what. It stands beside one name or above several, and so says "them".</summary>
    public static string Say(this Refusal refusal) => refusal switch
    {
        Refusal.NotInstalled => "The app is not installed for them. Ask council IT to install it, and tell them another way meanwhile.",
        Refusal.BlockedByPerson => "They have blocked the bot. Tell them another way; the bot writes again once they have spoken to it.",
        Refusal.ConversationGone => "The chat with them no longer exists. Tell them another way; it is made anew at the next message.",
        Refusal.MessageGone => "The message is no longer in the chat. There is nothing to change.",
        Refusal.PolicyForbids => "The council's Teams policy does not let the bot write. Ask council IT to allow the app.",
        Refusal.BotMisconfigured => "Teams does not accept the bot itself. Ask whoever runs the service to check its registration.",
        Refusal.ContentRefused => "Teams would not take this card. Ask whoever runs the service; other messages are not affected.",
        Refusal.NoAddress => "The directory has no Entra id for them. Add it, and tell them another way meanwhile.",
        Refusal.CannotBeMade => "This message could not be put together. Ask whoever runs the service; nothing is lost and other messages are not affected.",
        Refusal.NoEmail => "The directory has no work email for them. Add it, and tell them another way meanwhile.",
        Refusal.NotPermitted => "Microsoft Graph does not let the bot send this. Ask whoever runs the service to check its permissions and its mailbox, and that the app is installed for them.",
        Refusal.TooManyAttempts => "Teams could not be reached in time. Tell them another way.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}
