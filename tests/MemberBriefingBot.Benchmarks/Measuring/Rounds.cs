namespace MemberBriefingBot.Benchmarks.Measuring;

/// <summary>Something to be measured: one sample at a time, each of many repetitions.</summary>
internal sealed record Subject(string Name, Func<Task<Cost>> SampleAsync);

/// <summary>
/// Subjects measured alternately, A B C, C B A, A B C …, so that whatever else the machine is doing meets all of them alike.
/// They are compared within a round only: the ratio of two is the median of the rounds' ratios.
/// </summary>
internal sealed class Rounds
{
    /// <summary>Rounds that are run first and thrown away.</summary>
    public const int WarmUp = 3;

    private readonly Dictionary<string, List<Cost>> _costs = [];

    private Rounds() { }

    /// <param name="count">How many rounds are kept, after those that warm everything up.</param>
    public static async Task<Rounds> RunAsync(int count, params IReadOnlyList<Subject> subjects)
    {
        var rounds = new Rounds();
        for (var round = -WarmUp; round < count; round++)
        {
            foreach (var subject in round % 2 == 0 ? subjects : subjects.Reverse())
            {
                var cost = await subject.SampleAsync();
                if (round >= 0)
                {
                    rounds.Of(subject.Name).Add(cost);
                }
            }
        }

        return rounds;
    }

    public double Median(string subject, Func<Cost, double> figure) => Spread.Of(Of(subject).Select(figure)).Median;

    public Spread Ratio(string subject, string reference, Func<Cost, double> figure) =>
        Spread.Of(Of(subject).Zip(Of(reference), (one, other) => figure(one) / figure(other)));

    private List<Cost> Of(string subject)
    {
        if (!_costs.TryGetValue(subject, out var costs))
        {
            _costs.Add(subject, costs = []);
        }

        return costs;
    }
}
