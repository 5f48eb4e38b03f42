using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Rhythm;

/// <summary>A member's week, from what they may see at this moment.</summary>
/// <param name="New">Briefings released to them since the last digest, newest first: each a <see cref="BriefingContent"/> or a <see cref="FoldedContent"/>.</param>
/// <param name="Questions">Their open questions, soonest due first.</param>
/// <param name="Coming">Decisions still to be made that they have been told of, soonest first.</param>
public sealed record DigestContent(IReadOnlyList<Content> New, IReadOnlyList<Question> Questions, IReadOnlyList<BriefingContent> Coming, DateOnly Today)
    : Content("Your weekly digest is here. Open Teams to read it.")
{
    public bool IsEmpty => New.Count + Questions.Count + Coming.Count == 0;
}

/// <summary>Digests, put together at the moment of sending. A member who has nothing to read is left in peace.</summary>
public sealed class DigestSource(BriefingDb db, ReadBriefing read, Councils councils, TimeProvider clock) : IContentSource
{
    /// <summary>The first digest reaches back so far.</summary>
    private static readonly TimeSpan s_week = TimeSpan.FromDays(7);

    /// <summary>A decision is told of well before it is made; what was told earlier than this has been decided.</summary>
    private static readonly TimeSpan s_lookedBack = TimeSpan.FromDays(120);

    public ContentKind Kind => ContentKind.Digest;

    public async Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel)
    {
        var now = clock.Now();
        if (councils[councilId].AfterQuiet(now) is var later && later > now)
        {
            return due.ToDictionary(d => d.Delivery.Id, Sendable (_) => new Sendable.NotYet(later));
        }

        var recipients = due.Select(d => d.Recipient).DistinctBy(p => p.Id).ToList();
        var ids = recipients.ConvertAll(p => p.Id);
        var last = await LastDigestsAsync(councilId, ids, cancel);
        var shown = await ShownAsync(councilId, recipients, now - s_lookedBack, cancel);
        var open = (await db.Questions.AsNoTracking().Where(q => q.CouncilId == councilId && ids.Contains(q.AskerId) && q.State != QuestionState.Answered).ToListAsync(cancel)).ToLookup(q => q.AskerId);
        return due.ToDictionary(d => d.Delivery.Id, d =>
        {
            var digest = Of([.. shown[d.Recipient.Id]], [.. open[d.Recipient.Id]], last.TryGetValue(d.Recipient.Id, out var at) ? at : now - s_week, LondonTime.DateOn(now));
            return digest.IsEmpty ? new Sendable.NotAnyMore("There was nothing to tell in this week's digest.") : (Sendable)new Sendable.Ready(digest);
        });
    }

    /// <param name="shown">What the reader has been sent and may see now, and since when.</param>
    internal static DigestContent Of(IReadOnlyList<Shown> shown, IReadOnlyList<Question> open, DateTimeOffset since, DateOnly today) => new(
        [.. shown.Where(s => s.Since > since).OrderByDescending(s => s.Since).Select(s => s.Content)],
        [.. open.OrderBy(q => q.AnswerDueOn).ThenBy(q => q.Number)],
        [
            .. shown.Select(s => s.Content).OfType<BriefingContent>()
                .Where(b => b.Text.Decision == DecisionStatus.Proposed && b.Text.Path.MeetingOn >= today)
                .OrderBy(b => b.Text.Path.MeetingOn),
        ],
        today);

    private Task<Dictionary<PersonId, DateTimeOffset>> LastDigestsAsync(CouncilId councilId, List<PersonId> ids, CancellationToken cancel) => db.Deliveries
        .Where(d => d.CouncilId == councilId && d.Kind == ContentKind.Digest && d.State == DeliveryState.Delivered && ids.Contains(d.RecipientId))
        .GroupBy(d => d.RecipientId)
        .Select(g => new { g.Key, At = g.Max(d => d.AcceptedAt) })
        .ToDictionaryAsync(d => d.Key, d => d.At!.Value, cancel);

    /// <summary>What each has been sent and may see now, each briefing read once for all.</summary>
    private async Task<ILookup<PersonId, Shown>> ShownAsync(CouncilId councilId, List<Person> recipients, DateTimeOffset from, CancellationToken cancel)
    {
        var ids = recipients.ConvertAll(p => p.Id);
        var sent = await db.Deliveries.AsNoTracking()
            .Where(d => d.CouncilId == councilId && d.Kind == ContentKind.Briefing && d.Act == DeliveryAct.Send && d.PlannedAt >= from && ids.Contains(d.RecipientId))
            .Select(d => new { d.SubjectId, d.RecipientId, Since = d.AcceptedAt ?? d.DueAt })
            .ToListAsync(cancel);
        var shown = new List<(PersonId Reader, Shown Shown)>();
        foreach (var subject in sent.GroupBy(d => d.SubjectId))
        {
            var verdicts = await read.ForAllAsync(councilId, new BriefingId(subject.Key), recipients, cancel);
            foreach (var copies in subject.GroupBy(d => d.RecipientId))
            {
                if (ContentOf(verdicts.GetValueOrDefault(copies.Key)) is { } content)
                {
                    shown.Add((copies.Key, new Shown(content, copies.Min(c => c.Since))));
                }
            }
        }

        return shown.ToLookup(s => s.Reader, s => s.Shown);
    }

    private static Content? ContentOf(ReleaseVerdict? verdict) => verdict switch
    {
        ReleaseVerdict.Released released => released.Content,
        ReleaseVerdict.Folded folded => folded.Content,
        _ => null,
    };
}

/// <summary>A briefing as its reader may see it now.</summary>
/// <param name="Since">When they had it, or could have had it.</param>
internal sealed record Shown(Content Content, DateTimeOffset Since);
