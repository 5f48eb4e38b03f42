using MemberBriefingBot.Core;

namespace MemberBriefingBot.Faults.England;

/// <summary>One of many invented councils, each a tenant of its own.</summary>
internal sealed record Borough(int Number, int Members)
{
    public CouncilId Id => new($"borough-{Number:D3}");

    public string Tenant => $"00000000-0000-4000-9000-{Number:D12}";

    /// <summary>What makes a bot serve it.</summary>
    public IEnumerable<string> Settings => [$"Councils:{Number - 1}:Id={Id}", $"Councils:{Number - 1}:Name=Borough {Number} (invented)", $"Councils:{Number - 1}:TenantId={Tenant}"];

    /// <summary>
    /// Councils of many sizes, most of them small: from 0.43 of the mean to 2.7 times it, which for England's 317 councils and 17,500
    /// members is from 24 to 150.
    /// </summary>
    public static IReadOnlyList<Borough> Draw(int councils, int members, int seed)
    {
        var chance = new Random(seed);
        var mean = (double)members / councils;
        var sizes = Enumerable.Range(0, councils).Select(_ => (int)(mean * (0.43 + (2.28 * Math.Pow(chance.NextDouble(), 3))))).ToList();
        for (var (place, missing) = (0, members - sizes.Sum()); missing != 0; place = (place + 1) % councils)
        {
            // The mean of what was drawn is seldom the mean: every council takes its part of the difference.
            sizes[place] += Math.Sign(missing);
            missing -= Math.Sign(missing);
        }

        return [.. sizes.Select((size, place) => new Borough(place + 1, size))];
    }
}
