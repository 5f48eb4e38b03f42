namespace TeamsSimulator;

/// <summary>What a journalled request did. Every kind but <see cref="Refused"/> took effect, whatever status the caller was told.</summary>
public enum JournalKind
{
    /// <summary>A request without effect: no valid token, unknown person, unrenderable card and so on. The reason says which.</summary>
    Refused,

    /// <summary>A 1:1 conversation was created or found.</summary>
    Create,

    /// <summary>A message or typing signal reached a chat.</summary>
    Send,

    /// <summary>A message in a chat was replaced.</summary>
    Update,

    /// <summary>A message was taken out of a chat.</summary>
    Delete,

    /// <summary>Members of a conversation were read.</summary>
    Member,

    /// <summary>An access token was issued.</summary>
    Token,

    /// <summary>Published keys or endpoints were read.</summary>
    Metadata,

    /// <summary>The directory was read.</summary>
    Graph,

    /// <summary>A person's act was posted to the bot. Written when its answer came, so after what the bot did meanwhile; status 0 if none came.</summary>
    ToBot,

    /// <summary>A line was put into a person's activity feed.</summary>
    Notify,

    /// <summary>An email was taken for sending.</summary>
    Mail,
}
