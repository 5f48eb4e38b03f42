using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>What is known of one member and one briefing. Accepted, seen and acknowledged are three facts and never merged.</summary>
/// <param name="InWardTier">Whether the press must wait for this member: of a ward affected, and not held back by a declared interest.</param>
/// <param name="TermsAcceptedAt">When they accepted the terms under which they were shown it; null when they have not, or there are none.</param>
public sealed record MemberReceipt(
    Member Member, bool InWardTier, DateTimeOffset? TermsAcceptedAt, DeliveryState? State, string? Reason, DateTimeOffset? AcceptedAt, DateTimeOffset? SeenAt, DateTimeOffset? AcknowledgedAt, ToldAnotherWay? Told)
{
    /// <summary>When the member had the news for certain: Teams accepted it, they acted on it, or somebody told them.</summary>
    public DateTimeOffset? ReachedAt => new[] { AcceptedAt, TermsAcceptedAt, AcknowledgedAt, Told?.ToldAt }.Min();
}

/// <summary>A briefing and the receipt of every member in its audience.</summary>
/// <param name="Changes">What became of the cards that had to change since, newest change first.</param>
public sealed record ReleaseStatus(Briefing Briefing, IReadOnlyList<MemberReceipt> Receipts, IReadOnlyList<ChangeResult> Changes)
{
    /// <summary>What became of the reminders to those who had not confirmed it.</summary>
    public IReadOnlyList<ReminderResult> Reminders { get; init; } = [];
}

public enum ChangeKind
{
    Lift,
    Correction,
    Withdrawal,
}

/// <summary>One change of a briefing that is out, card by card.</summary>
/// <param name="Changed">Cards that show the change.</param>
/// <param name="Waiting">Cards whose change is on its way.</param>
/// <param name="Gone">People who had deleted the card.</param>
/// <param name="NotChanged">People whose card could not be changed, and why.</param>
public sealed record ChangeResult(ChangeKind What, DateTimeOffset PlannedAt, int Changed, int Waiting, IReadOnlyList<string> Gone, IReadOnlyList<(string Member, string Reason)> NotChanged);

/// <summary>Reads what is known of a briefing's release, in sets.</summary>
public sealed class ReadReleaseStatus(BriefingDb db, TimeProvider clock)
{
    public async Task<ReleaseStatus?> HandleAsync(CouncilId councilId, BriefingId id, CancellationToken cancel) =>
        await db.FindBriefingAsync(councilId, id, cancel) is { } briefing ? await StatusOfAsync(briefing, cancel) : null;

    public async Task<ReleaseStatus> StatusOfAsync(Briefing briefing, CancellationToken cancel)
    {
        var councilId = briefing.CouncilId;
        var on = LondonTime.DateOn(clock.Now());
        var people = await db.People.AsNoTracking().Where(p => p.CouncilId == councilId).OrderBy(p => p.Name).ToListAsync(cancel);
        var deliveries = await db.Deliveries.AsNoTracking().Where(d => d.CouncilId == councilId && d.Kind == ContentKind.Briefing && d.SubjectId == briefing.Id.Value).ToListAsync(cancel);
        var sent = deliveries.Where(d => d.Act == DeliveryAct.Send)
            .GroupBy(d => d.RecipientId)
            // A repeat stands beside the delivery in doubt; what is known to have arrived counts.
            .ToDictionary(copies => copies.Key, copies => copies.OrderBy(d => d.AcceptedAt is null).ThenByDescending(d => d.PlannedAt).First());
        var acknowledged = await db.Acknowledgements.AsNoTracking()
            .Where(a => a.CouncilId == councilId && a.BriefingId == briefing.Id).ToDictionaryAsync(a => a.PersonId, a => a.AcknowledgedAt, cancel);
        var accepted = await db.TermsAcceptances.AsNoTracking()
            .Where(a => a.CouncilId == councilId && a.BriefingId == briefing.Id).ToDictionaryAsync(a => a.PersonId, a => (DateTimeOffset?)a.AcceptedAt, cancel);
        var told = await db.ToldAnotherWay.AsNoTracking()
            .Where(t => t.CouncilId == councilId && t.BriefingId == briefing.Id).ToDictionaryAsync(t => t.PersonId, cancel);

        var audiences = Audiences.OfMembers(briefing.Text.Kind);
        return new ReleaseStatus(briefing,
        [
            .. people.OfType<Member>().Where(m => m.IsCurrent(on) && audiences.Any(a => a.Includes(briefing.Text, m)) && ReleaseGate.MayHave(briefing.Text, m)).Select(m =>
            {
                var delivery = sent.GetValueOrDefault(m.Id);
                return new MemberReceipt(
                    m, IsWaitedFor(briefing, m), accepted.GetValueOrDefault(m.Id), delivery?.State, delivery?.Reason, delivery?.AcceptedAt, delivery?.SeenAt,
                    acknowledged.TryGetValue(m.Id, out var at) ? at : null, told.GetValueOrDefault(m.Id));
            }),
        ],
        ChangesOf(deliveries, [.. told.Values.Where(t => sent.GetValueOrDefault(t.PersonId)?.AcceptedAt is null)], people.ToDictionary(p => p.Id, p => p.Name)))
        {
            Reminders = await db.RemindersOfAsync(briefing, cancel),
        };
    }

    private static IReadOnlyList<ChangeResult> ChangesOf(
        IEnumerable<Delivery.Delivery> deliveries, IReadOnlyList<ToldAnotherWay> told, IReadOnlyDictionary<PersonId, string> names) =>
    [
        .. deliveries.Where(d => d.Act == DeliveryAct.Rewrite)
            .GroupBy(d => d.Occasion[..Math.Max(0, d.Occasion.IndexOf('/', StringComparison.Ordinal))])
            .Select(change => (What: KindOf(change.Key), Cards: change.ToList()))
            .Where(change => change.What is not null)
            .OrderByDescending(change => change.Cards[0].PlannedAt)
            .Select(change => Result(change.What!.Value, change.Cards, told, names)),
    ];

    private static ChangeResult Result(ChangeKind what, List<Delivery.Delivery> cards, IReadOnlyList<ToldAnotherWay> told, IReadOnlyDictionary<PersonId, string> names)
    {
        var ended = cards.Where(c => c.State is DeliveryState.Refused or DeliveryState.Skipped or DeliveryState.Cancelled or DeliveryState.Expired).ToList();
        string NameOf(PersonId id) => names.GetValueOrDefault(id, "Somebody who has left");
        var toRing = what == ChangeKind.Lift ? [] : told.Where(t => t.ToldAt <= cards[0].PlannedAt);
        return new ChangeResult(
            what,
            cards[0].PlannedAt,
            cards.Count(c => c.State == DeliveryState.Delivered),
            cards.Count(c => c.State is DeliveryState.Planned or DeliveryState.Throttled or DeliveryState.InFlight),
            [.. ended.Where(c => c.Refusal == Refusal.MessageGone).Select(c => NameOf(c.RecipientId))],
            [
                .. ended.Where(c => c.Refusal != Refusal.MessageGone).Select(c => (NameOf(c.RecipientId), c.Reason ?? "")),
                .. toRing.Select(t => (NameOf(t.PersonId), $"was told {t.How}; somebody must tell them of the change.")),
            ]);
    }

    private static ChangeKind? KindOf(string occasion) => occasion switch
    {
        LiftDueEmbargoes.Occasion => ChangeKind.Lift,
        WithdrawBriefing.Occasion => ChangeKind.Withdrawal,
        _ when occasion.StartsWith(ApproveCorrection.OccasionStart, StringComparison.Ordinal) => ChangeKind.Correction,
        _ => null,
    };

    private static bool IsWaitedFor(Briefing briefing, Member member) =>
        (briefing.Text.AllWards || briefing.Text.Wards.Contains(member.WardKey)) && !briefing.IsInterested(member.Id);
}
