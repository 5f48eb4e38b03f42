using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>A word to a member that a briefing waits for them. It names the briefing by its reference, and nothing of what it says.</summary>
/// <param name="IsOver">There is nothing to confirm any more: what stands in place of a reminder that was sent.</param>
public sealed record ReminderContent(BriefingId BriefingId, string Reference, string Council, bool IsOver = false) : Content("A briefing waits for you to confirm that you have read it. Open Teams to see it.");

/// <summary>Reminders, for as long as there is something to confirm.</summary>
public sealed class ReminderSource(BriefingDb db, ReadAwaited read, Councils councils, TimeProvider clock) : IContentSource
{
    /// <summary>It was not needed any more.</summary>
    public const string NotNeeded = "There is nothing for this person to confirm any more.";

    public const string NoFeed = "The activity feed is not set up for this council, so nobody was notified there. Whoever runs the service can set it up.";

    public const string NoMailbox = "Email is not set up for this council, so none was sent. Whoever runs the service can set it up.";

    public ContentKind Kind => ContentKind.Reminder;

    public async Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel)
    {
        var (council, now) = (councils[councilId], clock.Now());
        var sendable = new Dictionary<DeliveryId, Sendable>(due.Count);
        foreach (var group in due.GroupBy(d => new BriefingId(d.Delivery.SubjectId)))
        {
            var briefing = await db.FindBriefingAsync(councilId, group.Key, cancel);
            var awaited = (await read.HandleAsync(councilId, group.Key, cancel)).Select(a => a.Member.Id).ToHashSet();
            foreach (var (delivery, recipient) in group)
            {
                sendable[delivery.Id] = (briefing, delivery.Act) switch
                {
                    ({ } over, DeliveryAct.Rewrite) => new Sendable.Ready(new ReminderContent(over.Id, over.Reference, council.Name, IsOver: !awaited.Contains(recipient.Id))),
                    ({ } waits, _) when awaited.Contains(recipient.Id) => Decide(waits, council, delivery.Via, now),
                    _ => new Sendable.NotAnyMore(NotNeeded),
                };
            }
        }

        return sendable;
    }

    internal static Sendable Decide(Briefing briefing, Council council, Via via, DateTimeOffset now) => via switch
    {
        Via.ActivityFeed when !council.NotifiesInFeed => new Sendable.NotAnyMore(NoFeed),
        Via.Email when council.MailFrom is null => new Sendable.NotAnyMore(NoMailbox),
        _ when council.AfterQuiet(now) is var later && later > now => new Sendable.NotYet(later),
        _ => new Sendable.Ready(new ReminderContent(briefing.Id, briefing.Reference, council.Name)),
    };
}
