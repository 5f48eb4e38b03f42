namespace MemberBriefingBot.Faults.Schedules;

/// <summary>Draws that derive from a seed alone, the same on every machine (the SplitMix64 generator).</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From 0 to less than the bound.</summary>
    public int Below(int bound) => (int)(((UInt128)Next() * (ulong)bound) >> 64);

    public bool OneIn(int many) => Below(many) == 0;

    public TimeSpan Milliseconds(int least, int most) => TimeSpan.FromMilliseconds(least + Below(most - least + 1));

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var bits = _state;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}
