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

    /// <summary>Whether a small group comes back by taking one table from the other, because groups of the one lie wholly in a group of the other.</summary>
    public static bool GivenAway(IReadOnlyCollection<QuestionFacts> questions, Func<QuestionFacts, string> one, Func<QuestionFacts, string> other) =>
        LeavesFew(questions, one, other) || LeavesFew(questions, other, one);

    /// <summary>Whether a group that is shown, less those shown that lie wholly in it, leaves some questions and fewer than may be shown.</summary>
    private static bool LeavesFew(IReadOnlyCollection<QuestionFacts> questions, Func<QuestionFacts, string> whole, Func<QuestionFacts, string> part)
    {
        var parts = Shown(questions, part).Where(g => g.Select(whole).Distinct().Count() == 1).ToLookup(g => whole(g.First()), g => g.Count());
        return Shown(questions, whole).Any(g => g.Count() - parts[g.Key].Sum() is > 0 and < TurnaroundReport.SmallestCell);
    }

    private static IEnumerable<IGrouping<string, QuestionFacts>> Shown(IReadOnlyCollection<QuestionFacts> questions, Func<QuestionFacts, string> key)
    {
        var groups = questions.GroupBy(key).ToList();
        return UpTo(groups.Select(g => g.Count())) is { } hidden ? groups.Where(g => g.Count() > hidden) : [];
    }
}
