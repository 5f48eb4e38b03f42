namespace TeamsSimulator.People;

/// <summary>What the bot's endpoint answered, always with a success status.</summary>
public sealed record BotReply(int Status, string Body);

/// <summary>The bot answered a person's act with a refusal or an error, with something Teams cannot show, or not at all.</summary>
public sealed class BotReplyException(int status, string body, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The HTTP status; 0 if no answer came.</summary>
    public int Status { get; } = status;

    /// <summary>The body of the answer; empty if none came.</summary>
    public string Body { get; } = body;
}
