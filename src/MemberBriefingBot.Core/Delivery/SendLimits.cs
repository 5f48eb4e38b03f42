namespace MemberBriefingBot.Core.Delivery;

/// <summary>How fast Teams lets a bot write: per conversation in four sliding windows, and per council each second (Microsoft's rate-limit page).</summary>
public sealed record SendLimits
{
    public static readonly SendLimits Published = new();

    public IReadOnlyList<Window> PerConversation { get; init; } =
    [
        new(7, TimeSpan.FromSeconds(1)), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30)), new(1800, TimeSpan.FromHours(1)),
    ];

    public Window PerCouncil { get; init; } = new(50, TimeSpan.FromSeconds(1));

    /// <summary>Requests of the council's window kept for replies to people who are waiting.</summary>
    public int KeptForReplies { get; init; } = 10;

    /// <summary>
    /// Requests on the wire at once for one council: a crash leaves at most this many deliveries unknown. Ten keep up with the council's window
    /// while Teams answers within a quarter of a second.
    /// </summary>
    public int AtOnce { get; init; } = 10;

    /// <summary>Of those, at most so many by the ways beside the chat: when they are slow, the chat must not be.</summary>
    public int BesideChatAtOnce { get; init; } = 3;
}

/// <summary>At most <paramref name="Requests"/> in any stretch of <paramref name="Length"/>.</summary>
public sealed record Window(int Requests, TimeSpan Length);
