using MemberBriefingBot.Core.Briefings;

namespace MemberBriefingBot.Core.Turnaround;

/// <summary>The figures the product exists to move: who heard before the press, by how much, and whether every group heard together.</summary>
public static class PressNotices
{
    public static PressNotice Of(IReadOnlyCollection<ReleaseStatus> items)
    {
        var wardItems = items.Count(i => i.Receipts.Any(r => r.InWardTier));
        var hours = items.Select(HoursBeforePress).Where(h => h is not null).Select(h => h!.Value).Order().ToList();
        var gaps = items.Select(GroupGapMinutes).Where(g => g is not null).ToList();
        return new PressNotice(wardItems, hours.Count(h => h > 0), hours.Count == 0 ? null : hours[(hours.Count - 1) / 2], gaps.Count == 0 ? null : gaps.Max());
    }

    /// <summary>From the last ward member reached to the press time, or to the lift if the story was out before it; null while one is not reached, or when the item has no ward members.</summary>
    private static double? HoursBeforePress(ReleaseStatus item)
    {
        var reached = item.Receipts.Where(r => r.InWardTier).Select(r => r.ReachedAt).ToList();
        return reached.Count == 0 || reached.Contains(null) ? null : (PressHadItAt(item.Briefing) - reached.Max())?.TotalHours;
    }

    private static DateTimeOffset? PressHadItAt(Briefing briefing) =>
        new[] { briefing.Timetable.PressAt, briefing.LiftedEarlyBecause is null ? null : briefing.LiftedAt }.Min();

    /// <summary>
    /// From the first group to have had the item in the all-members tier to the last, each taken at the median of its members, so
    /// that one unreached person does not speak for a group.
    /// </summary>
    private static double? GroupGapMinutes(ReleaseStatus item)
    {
        var groups = item.Receipts.Where(r => !r.InWardTier && r.AcceptedAt is not null)
            .GroupBy(r => r.Member.PoliticalGroup)
            .Select(g => g.Select(r => r.AcceptedAt!.Value).Order().ElementAt((g.Count() - 1) / 2))
            .ToList();
        return groups.Count < 2 ? null : (groups.Max() - groups.Min()).TotalMinutes;
    }
}
