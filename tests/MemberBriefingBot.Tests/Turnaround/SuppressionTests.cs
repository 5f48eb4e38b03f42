using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Turnaround;

namespace MemberBriefingBot.Tests.Turnaround;

/// <summary>The total stands beside every table, so a figure that is left out must not come back by subtraction.</summary>
public sealed class SuppressionTests
{
    private static readonly DateOnly s_day = new(2026, 3, 2);

    [Theory]
    [InlineData(new[] { 5, 9 }, new int[0])]
    [InlineData(new[] { 2, 4, 9 }, new[] { 2, 4 })]
    [InlineData(new[] { 3, 7, 9 }, new[] { 3, 7 })]
    [InlineData(new[] { 4, 4, 6, 9 }, new[] { 4, 4, 6 })]
    [InlineData(new[] { 1, 5, 5, 9 }, new[] { 1, 5, 5 })]
    public void A_lone_small_group_takes_the_next_larger_with_it(int[] sizes, int[] hidden) =>
        Assert.Equal(hidden, Table(sizes).Select((size, i) => size is null ? sizes[i] : 0).Where(size => size > 0));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(2, 2)]
    public void A_table_that_the_total_gives_away_is_left_out(params int[] sizes) => Assert.Empty(Table(sizes));

    [Fact]
    public void No_size_that_is_left_out_can_be_worked_out_from_the_total_and_the_rule() =>
        Prop.ForAll(AnySizes(), sizes =>
        {
            var table = Table(sizes);
            var hidden = Enumerable.Range(0, table.Length).Where(i => table[i] is null).ToList();
            var possible = Splits(sizes.Sum() - table.Sum(size => size ?? 0), hidden.Count)
                .Where(split => Shown(Filled(table, split)).SequenceEqual(table))
                .ToList();
            Assert.All(hidden.Index(), cell => Assert.True(possible.Select(split => split[cell.Index]).Distinct().Count() > 1, $"{string.Join(", ", sizes)}: group {cell.Item} can be worked out."));
            Assert.All(sizes.Zip(table), pair => Assert.True(pair.Second is null || pair.First >= TurnaroundReport.SmallestCell));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Place Environment 12, Place Markets 2, People Culture 9, People Schools 3", true)]
    [InlineData("Place Environment 12, People Environment 2, Law Elections 9, Health Elections 3", true)]
    [InlineData("Place Environment 12, Place Markets 7, People Culture 9, People Schools 8", false)]
    [InlineData("Place Environment 12, Place Markets 2, Place Parks 3, People Culture 9", false)]
    [InlineData("Place Environment 12, People Markets 2, Place Markets 3, People Culture 9", true)]
    public void A_small_group_does_not_come_back_by_taking_one_table_from_another(string asked, bool givenAway)
    {
        var questions = Asked(asked);

        Assert.Equal(givenAway, Suppression.GivenAway(questions, q => q.Directorate, q => q.Portfolio));
        Assert.Equal(givenAway, Suppression.GivenAway(questions, q => q.Portfolio, q => q.Directorate));
        Assert.Equal(givenAway, Differences(questions, q => q.Directorate, q => q.Portfolio).Concat(Differences(questions, q => q.Portfolio, q => q.Directorate)).Any(left => left is > 0 and < TurnaroundReport.SmallestCell));
    }

    /// <summary>What the figures that are shown leave of each group, as a reader who knows which group lies in which subtracts them.</summary>
    private static IEnumerable<int> Differences(List<QuestionFacts> questions, Func<QuestionFacts, string> whole, Func<QuestionFacts, string> part)
    {
        var parts = TurnaroundFigures.By(questions, part, WorkingCalendar.England, s_day);
        return
            from cell in TurnaroundFigures.By(questions, whole, WorkingCalendar.England, s_day)
            where cell.Figures is not null
            let inside = parts.Where(p => p.Figures is not null && questions.TrueForAll(q => part(q) != p.Name || whole(q) == cell.Name))
            select cell.Figures!.Asked - inside.Sum(p => p.Figures!.Asked);
    }

    /// <summary>"Place Markets 2" is two questions to the directorate Place in the portfolio Markets.</summary>
    private static List<QuestionFacts> Asked(string groups) =>
    [
        .. groups.Split(", ").Select(g => g.Split(' ')).SelectMany(g => Enumerable.Repeat(new QuestionFacts(g[0], "", g[1], s_day, s_day, s_day), int.Parse(g[2], CultureInfo.InvariantCulture))),
    ];

    private static Arbitrary<int[]> AnySizes() =>
        Gen.Choose(1, 4).SelectMany(groups => Gen.Choose(1, 8).ArrayOf(groups)).ToArbitrary();

    /// <summary>What the rule leaves of these sizes: whoever works backwards knows it too.</summary>
    private static IEnumerable<int?> Shown(int[] sizes) =>
        Suppression.UpTo(sizes) is { } hidden ? sizes.Select(size => size <= hidden ? null : (int?)size) : [];

    /// <summary>The number asked in each group as the report shows it, null where it is kept back; nothing when there is no table.</summary>
    private static int?[] Table(int[] sizes)
    {
        var questions = sizes.SelectMany((size, i) => Enumerable.Repeat(new QuestionFacts($"Directorate {i}", "", "", s_day, s_day, s_day), size)).ToList();
        return [.. TurnaroundFigures.By(questions, q => q.Directorate, WorkingCalendar.England, s_day).Select(cell => cell.Figures?.Asked)];
    }

    private static int[] Filled(int?[] table, int[] split)
    {
        var next = 0;
        return [.. table.Select(size => size ?? split[next++])];
    }

    /// <summary>Every way to share the sum among so many groups, each of at least one.</summary>
    private static IEnumerable<int[]> Splits(int sum, int groups) => groups switch
    {
        0 => [],
        1 => sum > 0 ? [[sum]] : [],
        _ => Enumerable.Range(1, Math.Max(0, sum - groups + 1)).SelectMany(first => Splits(sum - first, groups - 1).Select(rest => (int[])[first, .. rest])),
    };
}
