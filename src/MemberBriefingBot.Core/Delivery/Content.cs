using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>What a channel can show. Each slice has its own kinds; delivery carries them unread.</summary>
/// <param name="Notification">The words of the notification. It may stand on a lock screen, so it gives nothing away.</param>
public abstract record Content(string Notification)
{
    /// <summary>It only takes back what stood in its place, and says nothing of it: it is shown to whoever has the message, in office or not.</summary>
    public virtual bool TakesBack => false;
}

/// <summary>A content source's answer at the moment of sending.</summary>
public abstract record Sendable
{
    private Sendable() { }

    public sealed record Ready(Content Content) : Sendable;

    /// <summary>There is nothing to send any more: withdrawn, no longer a member, already answered.</summary>
    public sealed record NotAnyMore(string Reason) : Sendable;

    /// <summary>Not yet: the authority to send has moved to a later instant.</summary>
    public sealed record NotYet(DateTimeOffset Until) : Sendable;
}

/// <summary>A delivery and its recipient as the directory has them now.</summary>
public sealed record ForSomeone(Delivery Delivery, Person Recipient);

/// <summary>Turns due deliveries of one kind into content, reading the present authority (release time, withdrawal) as it does.</summary>
public interface IContentSource
{
    ContentKind Kind { get; }

    /// <summary>Content for every delivery given, read in sets; all are of one council and of this source's kind.</summary>
    Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel);
}
