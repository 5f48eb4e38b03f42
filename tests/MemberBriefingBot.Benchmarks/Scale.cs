namespace MemberBriefingBot.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="Rounds">Rounds kept, in each of which every subject gives one sample.</param>
/// <param name="Turns">Turns in a sample.</param>
/// <param name="Checks">Token checks in a sample.</param>
/// <param name="Members">Deliveries in a sample.</param>
/// <param name="Histories">Deliveries of the past, from few to many.</param>
/// <param name="Pending">Deliveries that wait, from none to many.</param>
internal sealed record Scale(int Rounds, int Turns, int Checks, int Members, IReadOnlyList<int> Histories, IReadOnlyList<int> Pending)
{
    public static readonly Scale Full = new(10, 300, 2000, 1000, [1_000, 10_000, 100_000], [0, 10_000, 100_000]);

    public static readonly Scale Quick = new(1, 5, 20, 30, [100, 1_000], [0, 1_000]);
}
