using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>What is known of one member and one briefing. Accepted, seen and acknowledged are three facts and never merged.</summary>
/// <param name="InWardTier">Whether the press must wait for this member.</param>
public sealed record MemberReceipt(
    Member Member, bool InWardTier, DeliveryState? State, string? Reason, DateTimeOffset? AcceptedAt, DateTimeOffset? SeenAt, DateTimeOffset? AcknowledgedAt, ToldAnotherWay? Told)
{
    /// <summary>When the member had the news for certain: Teams accepted it, they acted on it, or somebody told them.</summary>
    public DateTimeOffset? ReachedAt => new[] { AcceptedAt, AcknowledgedAt, Told?.ToldAt }.Min();
}

/// <summary>A briefing and the receipt of every member in its audience.</summary>
public sealed record ReleaseStatus(Briefing Briefing, IReadOnlyList<MemberReceipt> Receipts);

/// <summary>Reads what is known of a briefing's release, in sets.</summary>
public sealed class ReadReleaseStatus(BriefingDb db, TimeProvider clock)
{
    public async Task<ReleaseStatus?> HandleAsync(CouncilId councilId, BriefingId id, CancellationToken cancel) =>
        await db.FindBriefingAsync(councilId, id, cancel) is { } briefing ? await StatusOfAsync(briefing, cancel) : null;

    public async Task<ReleaseStatus> StatusOfAsync(Briefing briefing, CancellationToken cancel)
    {
        var councilId = briefing.CouncilId;
        var on = LondonTime.DateOn(clock.Now());
        var members = await db.Members.AsNoTracking().Where(m => m.CouncilId == councilId).OrderBy(m => m.Name).ToListAsync(cancel);
        var sent = (await db.Deliveries.AsNoTracking()
            .Where(d => d.CouncilId == councilId && d.Kind == ContentKind.Briefing && d.SubjectId == briefing.Id.Value && d.Act == DeliveryAct.Send)
            .ToListAsync(cancel))
            .GroupBy(d => d.RecipientId)
            // A repeat stands beside the delivery in doubt; what is known to have arrived counts.
            .ToDictionary(copies => copies.Key, copies => copies.OrderBy(d => d.AcceptedAt is null).ThenByDescending(d => d.PlannedAt).First());
        var acknowledged = await db.Acknowledgements.AsNoTracking()
            .Where(a => a.CouncilId == councilId && a.BriefingId == briefing.Id).ToDictionaryAsync(a => a.PersonId, a => a.AcknowledgedAt, cancel);
        var told = await db.ToldAnotherWay.AsNoTracking()
            .Where(t => t.CouncilId == councilId && t.BriefingId == briefing.Id).ToDictionaryAsync(t => t.PersonId, cancel);

        var audiences = Audiences.Of(briefing.Text.Kind);
        return new ReleaseStatus(briefing,
        [
            .. members.Where(m => m.IsCurrent(on) && audiences.Any(a => a.Includes(briefing.Text, m))).Select(m =>
            {
                var delivery = sent.GetValueOrDefault(m.Id);
                return new MemberReceipt(
                    m, IsWardMember(briefing.Text, m), delivery?.State, delivery?.Reason, delivery?.AcceptedAt, delivery?.SeenAt,
                    acknowledged.TryGetValue(m.Id, out var at) ? at : null, told.GetValueOrDefault(m.Id));
            }),
        ]);
    }

    private static bool IsWardMember(BriefingText text, Member member) => text.AllWards || text.Wards.Contains(member.WardKey);
}
