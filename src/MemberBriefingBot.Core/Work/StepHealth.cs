using System.Collections.Concurrent;

namespace MemberBriefingBot.Core.Work;

/// <summary>Which steps fail, and since when. A step that fails for ever is silent but for the log.</summary>
public sealed class StepHealth(TimeProvider clock)
{
    private static readonly TimeSpan s_tooLong = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _failingSince = new(StringComparer.Ordinal);

    public void Failed(string step) => _failingSince.TryAdd(step, clock.GetUtcNow());

    public void Went(string step) => _failingSince.TryRemove(step, out _);

    /// <returns>A sentence for each step that somebody must look at.</returns>
    public IEnumerable<string> Problems() =>
        from failing in _failingSince
        let lasted = clock.GetUtcNow() - failing.Value
        where lasted > s_tooLong
        orderby failing.Key
        select $"The step {failing.Key} has failed for {Math.Ceiling(lasted.TotalMinutes)} minutes.";
}
