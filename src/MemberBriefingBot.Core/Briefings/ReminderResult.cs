using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>What became of the reminders of one briefing that went one way.</summary>
/// <param name="NotSent">How many could not be sent, for each reason. Those no longer needed are left out.</param>
public sealed record ReminderResult(Via Via, int Sent, int Waiting, IReadOnlyList<(string Reason, int Members)> NotSent);

internal static class ReminderResults
{
    /// <returns>A result to each way that was tried, in the order of the ladder.</returns>
    public static async Task<IReadOnlyList<ReminderResult>> RemindersOfAsync(this BriefingDb db, Briefing briefing, CancellationToken cancel)
    {
        var rows = await db.Deliveries.AsNoTracking()
            .Where(d => d.CouncilId == briefing.CouncilId && d.Kind == ContentKind.Reminder && d.SubjectId == briefing.Id.Value && d.Act == DeliveryAct.Send
                && d.Reason != ReminderSource.NotNeeded)
            .Select(d => new { d.Via, d.State, d.Reason })
            .ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(d => d.Via).OrderBy(g => g.Key).Select(g => new ReminderResult(
                g.Key,
                g.Count(d => d.State == DeliveryState.Delivered),
                g.Count(d => d.State is DeliveryState.Planned or DeliveryState.Throttled or DeliveryState.InFlight),
                [
                    .. g.Where(d => d.State is DeliveryState.Ambiguous or DeliveryState.Refused or DeliveryState.Skipped or DeliveryState.Expired)
                        .GroupBy(d => d.Reason ?? "").Select(r => (r.Key, r.Count())),
                ])),
        ];
    }
}
