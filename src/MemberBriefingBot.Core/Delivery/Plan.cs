using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>Adds deliveries to the caller's unit of work. Planning the same occasion twice plans it once.</summary>
public sealed class Plan(BriefingDb db, TimeProvider clock)
{
    /// <summary>A reply that comes later answers nothing: the person has long asked again, or gone.</summary>
    private static readonly TimeSpan s_replyUsefulFor = TimeSpan.FromHours(1);

    /// <summary>One message about a subject to each recipient who has none yet for this occasion.</summary>
    /// <param name="about">Another subject that the message names and changes with; null for none.</param>
    /// <returns>How many were planned.</returns>
    public async Task<int> SendAsync(
        CouncilId councilId, ContentKind kind, Guid subjectId, string occasion, IReadOnlyCollection<PersonId> recipients, DateTimeOffset dueAt, CancellationToken cancel, Guid? about = null, Via via = Via.Chat)
    {
        var planned = await db.Deliveries
            .Where(d => d.CouncilId == councilId && d.Kind == kind && d.SubjectId == subjectId && d.Occasion == occasion)
            .Select(d => d.RecipientId)
            .ToListAsync(cancel);
        var fresh = recipients.Distinct().Except(planned).ToList();
        db.Deliveries.AddRange(fresh.Select(recipient => New(councilId, kind, subjectId, occasion, recipient, DeliveryAct.Send, DeliveryPriority.News, dueAt, about: about, via: via)));
        return fresh.Count;
    }

    /// <summary>Shows a person the view they asked for, as a message of its own.</summary>
    /// <param name="about">What the view is about and changes with; null for none.</param>
    /// <param name="turn">Names the turn that asked, so that a turn delivered twice answers once.</param>
    public Task ReplyAsync(Person person, string topic, Guid? about, string turn, CancellationToken cancel) => ShowAsync(person, topic, about, turn, null, cancel);

    /// <summary>Turns a message the person has into another view, where it stands.</summary>
    /// <param name="activityId">The message; if it is not one of ours to this person, the view is sent as a message of its own.</param>
    public async Task ReplaceAsync(Person person, string activityId, string topic, Guid? about, string turn, CancellationToken cancel)
    {
        var target = await db.Deliveries
            .Where(d => d.CouncilId == person.CouncilId && d.RecipientId == person.Id && d.ActivityId == activityId && d.Act == DeliveryAct.Send)
            .Select(d => (DeliveryId?)d.Id).FirstOrDefaultAsync(cancel);
        await ShowAsync(person, topic, about, turn, target, cancel);
    }

    private async Task ShowAsync(Person person, string topic, Guid? about, string turn, DeliveryId? target, CancellationToken cancel)
    {
        var planned = await db.Deliveries.AnyAsync(
            d => d.CouncilId == person.CouncilId && d.Kind == ContentKind.View && d.SubjectId == person.Id.Value && d.RecipientId == person.Id && d.Occasion == turn, cancel);
        if (!planned)
        {
            var act = target is null ? DeliveryAct.Send : DeliveryAct.Rewrite;
            db.Deliveries.Add(New(person.CouncilId, ContentKind.View, person.Id.Value, turn, person.Id, act, DeliveryPriority.Reply, clock.Now(), topic, target, about));
        }
    }

    /// <summary>
    /// Brings every message of these kinds that is, or names, a subject up to date, in place, and every view of it that somebody opened. One that still
    /// waits is included: its content may have been read just before the change is committed.
    /// </summary>
    /// <param name="occasion">What changed; names this rewrite.</param>
    /// <param name="except">The message that the person who caused the change sees replaced in the same breath, if any.</param>
    public async Task RewriteAsync(CouncilId councilId, IReadOnlyCollection<ContentKind> kinds, Guid subjectId, string occasion, string? except, CancellationToken cancel, DeliveryPriority priority = DeliveryPriority.Rewrite)
    {
        var sent = await db.Deliveries
            .Where(d => d.CouncilId == councilId && ((kinds.Contains(d.Kind) && (d.SubjectId == subjectId || d.AboutId == subjectId)) || (d.Kind == ContentKind.View && d.AboutId == subjectId)) && d.Act == DeliveryAct.Send && d.Via == Via.Chat
                && (d.State == DeliveryState.Delivered || d.State == DeliveryState.InFlight || d.State == DeliveryState.Planned || d.State == DeliveryState.Throttled))
            .AsNoTracking()
            .ToListAsync(cancel);
        foreach (var message in sent.Where(d => except is null || d.ActivityId != except))
        {
            Rewrite(message, occasion, priority);
        }
    }

    /// <summary>Brings one person's other messages of a kind about a subject up to date, as when they have just accepted its terms.</summary>
    /// <param name="except">The message they see replaced in the same breath, if any.</param>
    public async Task UnfoldAsync(Person person, ContentKind kind, Guid subjectId, string? except, CancellationToken cancel)
    {
        var copies = await db.Deliveries
            .Where(d => d.CouncilId == person.CouncilId && d.RecipientId == person.Id && ((d.Kind == kind && d.SubjectId == subjectId) || d.AboutId == subjectId)
                && d.Act == DeliveryAct.Send && d.State == DeliveryState.Delivered)
            .AsNoTracking()
            .ToListAsync(cancel);
        foreach (var copy in copies.Where(d => except is null || d.ActivityId != except))
        {
            Rewrite(copy, "unfolded", DeliveryPriority.Reply);
        }
    }

    /// <summary>Brings one person's messages of a kind about a subject up to date, after something they did.</summary>
    public async Task RewriteForAsync(Person person, ContentKind kind, Guid subjectId, string occasion, CancellationToken cancel)
    {
        var theirs = await db.Deliveries
            .Where(d => d.CouncilId == person.CouncilId && d.RecipientId == person.Id && d.Kind == kind && d.SubjectId == subjectId
                && d.Act == DeliveryAct.Send && d.Via == Via.Chat && d.State == DeliveryState.Delivered)
            .AsNoTracking()
            .ToListAsync(cancel);
        theirs.ForEach(message => Rewrite(message, occasion, DeliveryPriority.Rewrite));
    }

    /// <summary>Brings one message up to date: nobody could, while it was not known whether it exists.</summary>
    internal void Refresh(Delivery message) => Rewrite(message, "found", DeliveryPriority.Rewrite);

    /// <summary>Looks again now at what waits for a later instant, because that instant may have come sooner. What may still not be sent goes on waiting.</summary>
    public Task BringForwardAsync(CouncilId councilId, ContentKind kind, Guid subjectId, CancellationToken cancel)
    {
        var now = clock.Now();
        return db.Deliveries
            .Where(d => d.CouncilId == councilId && d.Kind == kind && d.SubjectId == subjectId && d.Act == DeliveryAct.Send && d.State == DeliveryState.Planned && d.DueAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.DueAt, now), cancel);
    }

    /// <summary>
    /// Stops what waits to be sent about a subject, at once and in the caller's transaction: nothing that is not yet marked as leaving
    /// leaves after it is committed.
    /// </summary>
    /// <returns>How many were stopped.</returns>
    public async Task<int> CancelAsync(CouncilId councilId, ContentKind kind, Guid subjectId, string reason, CancellationToken cancel)
    {
        var waiting = db.Deliveries.Where(d => d.CouncilId == councilId && d.Kind == kind && d.SubjectId == subjectId && d.Act == DeliveryAct.Send
            && (d.State == DeliveryState.Planned || d.State == DeliveryState.Throttled));
        var now = clock.Now();
        await waiting.ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Cancelled).SetProperty(d => d.Reason, reason), cancel);
        var stopped = await db.Deliveries.AsNoTracking()
            .Where(d => d.CouncilId == councilId && d.Kind == kind && d.SubjectId == subjectId && d.State == DeliveryState.Cancelled)
            .ToListAsync(cancel);
        stopped.ForEach(d => db.Record(d.Became(DeliveryState.Cancelled, now)));
        return stopped.Count;
    }

    private void Rewrite(Delivery message, string occasion, DeliveryPriority priority) => db.Deliveries.Add(New(
        message.CouncilId, message.Kind, message.SubjectId, $"{occasion}/{message.Id.Value:N}", message.RecipientId, DeliveryAct.Rewrite, priority, clock.Now(), message.Topic, message.Id));

    private Delivery New(
        CouncilId councilId, ContentKind kind, Guid subjectId, string occasion, PersonId recipient, DeliveryAct act, DeliveryPriority priority, DateTimeOffset dueAt,
        string? topic = null, DeliveryId? target = null, Guid? about = null, Via via = Via.Chat) => new()
        {
            CouncilId = councilId,
            Id = DeliveryId.New(),
            RecipientId = recipient,
            Kind = kind,
            SubjectId = subjectId,
            Occasion = occasion,
            Topic = topic,
            AboutId = about,
            Via = via,
            Act = act,
            TargetId = target,
            Priority = priority,
            PlannedAt = clock.Now(),
            DueAt = dueAt,
            UsefulUntil = kind == ContentKind.View && act == DeliveryAct.Send ? clock.Now() + s_replyUsefulFor : null,
        };
}
