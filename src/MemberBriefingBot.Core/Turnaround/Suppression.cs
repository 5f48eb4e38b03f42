namespace MemberBriefingBot.Core.Turnaround;

/// <summary>Which groups of a table are kept back, so that no group of fewer than five can be read off or worked out from the total.</summary>
public static class Suppression
{
    /// <summary>
    /// The size up to which groups are kept back: all that are too small and, while those are all of one size, the next larger
    /// ones. Then the sizes of the groups kept back could be exchanged among them and the table would look the same, so that
    /// nobody can tell which has which, not even with the total, every other figure and this rule in hand.
    /// </summary>
    /// <returns>0 when every group may be shown; null when the table cannot be shown at all.</returns>
    public static int? UpTo(IEnumerable<int> sizes)
    {
        var ascending = sizes.Order().ToList();
        var largestSmall = ascending.LastOrDefault(s => s < TurnaroundReport.SmallestCell);
        if (largestSmall == 0 || largestSmall > ascending[0])
        {
            return largestSmall;
        }

        return ascending.FirstOrDefault(s => s > largestSmall) is > 0 and var next ? next : null;
    }
}
