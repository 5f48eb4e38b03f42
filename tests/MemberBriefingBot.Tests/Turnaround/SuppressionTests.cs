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
