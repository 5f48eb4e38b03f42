namespace MemberBriefingBot.Core.Turnaround;

/// <summary>How long answers take, over the questions asked in a span of days. Days are working days.</summary>
/// <param name="From">First day of asking that is counted.</param>
/// <param name="Until">Last day of asking that is counted.</param>
/// <param name="AsOf">The day the report was made; what is open or overdue is so on this day.</param>
public sealed record TurnaroundReport(
    DateOnly From, DateOnly Until, DateOnly AsOf, Figures Overall, IReadOnlyList<Cell> Directorates, IReadOnlyList<Cell> Wards, IReadOnlyList<Cell> Portfolios, PressNotice Notice)
{
    /// <summary>Groups of fewer questions are not shown, so that a figure never points at one person.</summary>
    public const int SmallestCell = 5;

    /// <summary>What stands in the place of figures that are kept back.</summary>
    public const string KeptBack = "not shown";
}

/// <param name="Answered">Of those asked, how many have a substantive answer.</param>
/// <param name="Overdue">Open, and due before the day of the report.</param>
/// <param name="MedianDays">Median working days from asking to answer; null when nothing is answered.</param>
/// <param name="P90Days">Nine answers in ten took this long or less.</param>
/// <param name="InTargetShare">
/// Of the questions whose due date has passed, answered or not, the share answered by it, 0 to 1. Questions that are not due yet
/// are left out: counting only their early answers would flatter. Null when none has fallen due.
/// </param>
/// <param name="OldestOpenDays">Working days the oldest open question has waited; null when none is open.</param>
public sealed record Figures(int Asked, int Answered, int Open, int Overdue, int? MedianDays, int? P90Days, double? InTargetShare, int? OldestOpenDays);

/// <param name="Figures">Null when fewer than <see cref="TurnaroundReport.SmallestCell"/> were asked, or when such a group could be worked out from these, see <see cref="Suppression"/>.</param>
public sealed record Cell(string Name, Figures? Figures);

/// <summary>Whether members heard before the press.</summary>
/// <param name="Items">Items with a press time in the span that affect a ward; others have no ward member to reach.</param>
/// <param name="ReachedEveryWardMember">How many of them had reached every ward member before the press time, or before they were lifted early.</param>
/// <param name="MedianHours">Median hours from the last ward member reached to the press time, or to an earlier lift; negative if the press was first. Null when there is none.</param>
/// <param name="WidestGroupGapMinutes">The widest gap between political groups in hearing of the same item, in minutes; null when no item reached two groups.</param>
public sealed record PressNotice(int Items, int ReachedEveryWardMember, double? MedianHours, double? WidestGroupGapMinutes);
