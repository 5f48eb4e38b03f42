namespace TeamsSimulator.Faults;

/// <summary>Chance that can be repeated: the same seed, operation and request always draw the same number.</summary>
internal static class Draw
{
    /// <summary>The draws one request may need do not depend on each other.</summary>
    public const int WhichFault = 0, HowLong = 1;

    /// <summary>From 0 to less than 1.</summary>
    public static double Of(ulong seed, JournalKind operation, long request, int purpose)
    {
        var bits = Mix(Mix(Mix(Mix(seed) ^ (ulong)operation) ^ (ulong)request) ^ (ulong)purpose);
        return (bits >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A value that is as probable as the quantiles, evenly spaced, say.</summary>
    public static TimeSpan From(IReadOnlyList<TimeSpan> quantiles, double draw)
    {
        var place = draw * (quantiles.Count - 1);
        var below = (int)place;
        return below + 1 < quantiles.Count
            ? quantiles[below] + ((quantiles[below + 1] - quantiles[below]) * (place - below))
            : quantiles[below];
    }

    /// <summary>The finaliser of the SplitMix64 generator.</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
