using MemberBriefingBot.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>A delivery and what is done about it on the wire.</summary>
public sealed record Underway(Delivery Delivery, Errand Errand);

/// <summary>What the limiter permitted, looked at for the last time: what leaves, and what is settled without leaving.</summary>
public sealed record Wave(IReadOnlyList<Underway> Leaving, IReadOnlyList<(Delivery Delivery, Settlement As)> Settled)
{
    public static readonly Wave Empty = new([], []);

    public bool IsEmpty => Leaving.Count == 0 && Settled.Count == 0;
}

/// <summary>Reads content, people and addresses in sets, at the last moment, and makes the messages. What cannot be made is set aside and holds up nothing else.</summary>
public sealed partial class ReadyToSend(BriefingDb db, IEnumerable<IContentSource> sources, Channels channels, TimeProvider clock, ILogger<ReadyToSend> log)
{
    private static readonly Settlement s_cannotBeMade = new(DeliveryState.Refused, Reason: Refusal.CannotBeMade.Say(), Cause: Refusal.CannotBeMade);

    public async Task<Wave> MakeAsync(CouncilId councilId, IReadOnlyList<Delivery> permitted)
    {
        if (permitted.Count == 0)
        {
            return Wave.Empty;
        }

        var directory = await Directory.LoadAsync(db, councilId, permitted, CancellationToken.None);
        var contents = new Dictionary<DeliveryId, Sendable>(permitted.Count);
        var settled = new List<(Delivery, Settlement)>();
        foreach (var kind in directory.Recipients(permitted.Where(d => d.Act != DeliveryAct.Remove)).GroupBy(d => d.Delivery.Kind))
        {
            settled.AddRange((await LoadAsync(sources.Single(s => s.Kind == kind.Key), councilId, [.. kind], contents)).Select(d => (d, s_cannotBeMade)));
        }

        var leaving = new List<Underway>(permitted.Count);
        foreach (var delivery in permitted.Except(settled.Select(s => s.Item1)))
        {
            switch (Preparation.Decide(delivery, directory, contents.GetValueOrDefault(delivery.Id), clock.Now()))
            {
                case Preparation.Go go when Make(delivery, go) is { } underway:
                    leaving.Add(underway);
                    break;
                case Preparation.Settle settle:
                    settled.Add((delivery, settle.As));
                    break;
                default:
                    settled.Add((delivery, s_cannotBeMade));
                    break;
            }
        }

        return new Wave(leaving, settled);
    }

    /// <summary>When a set cannot be read, each is read by itself, so that only the faulty ones are set aside.</summary>
    /// <returns>The deliveries whose content cannot be read.</returns>
    private async Task<IReadOnlyList<Delivery>> LoadAsync(IContentSource source, CouncilId councilId, IReadOnlyList<ForSomeone> due, Dictionary<DeliveryId, Sendable> contents)
    {
        try
        {
            foreach (var (id, sendable) in await source.LoadAsync(councilId, due, CancellationToken.None))
            {
                contents[id] = sendable;
            }

            return [];
        }
        catch (Exception failure) when (!StoreOutageException.IsBehind(failure, db))
        {
            if (due.Count == 1)
            {
                LogSetAside(log, due[0].Delivery.Id, due[0].Delivery.Kind, failure.GetType().Name);
                return [due[0].Delivery];
            }

            var faulty = new List<Delivery>();
            foreach (var one in due)
            {
                faulty.AddRange(await LoadAsync(source, councilId, [one], contents));
            }

            return faulty;
        }
    }

    private Underway? Make(Delivery delivery, Preparation.Go go)
    {
        try
        {
            var message = go.Content is null ? null : channels[delivery.Via].Make(go.Content);
            return new Underway(delivery, new Errand(delivery.Act, go.Recipient, go.Chat, go.Target?.ActivityId, message) { TargetConversationId = go.Target?.ConversationId });
        }
        catch (Exception failure)
        {
            LogSetAside(log, delivery.Id, delivery.Kind, failure.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Delivery} of kind {Kind} could not be put together ({Failure}). It is set aside and shown as refused; others go on.")]
    private static partial void LogSetAside(ILogger log, DeliveryId delivery, ContentKind kind, string failure);
}
