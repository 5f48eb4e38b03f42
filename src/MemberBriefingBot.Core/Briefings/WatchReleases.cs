using System.Diagnostics.Metrics;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>How late the oldest release is as last read, for the health check and as a metric of the meter <c>MemberBriefingBot</c>, in seconds.</summary>
public sealed class ReleaseHealth : IDisposable
{
    /// <summary>A release begins within a second of its instant, and the press follows.</summary>
    private static readonly TimeSpan s_tooLate = TimeSpan.FromMinutes(1);

    private readonly Meter _meter = new("MemberBriefingBot");

    public ReleaseHealth(TimeProvider clock) =>
        _meter.CreateObservableGauge("release.due.age", () => Oldest is { } due ? (clock.GetUtcNow() - due).TotalSeconds : 0, "s", "Age of the oldest release that is due and has not begun");

    /// <summary>Since when the oldest tier has been due that is not released; null when none is.</summary>
    public DateTimeOffset? Oldest { get; set; }

    /// <returns>A sentence for each thing that somebody must look at.</returns>
    public IEnumerable<string> Problems(DateTimeOffset now) =>
        Oldest is { } due && now - due > s_tooLate ? [$"A release has been due for {Math.Ceiling((now - due).TotalMinutes)} minutes and has not begun."] : [];

    public void Dispose() => _meter.Dispose();
}

/// <summary>Reads how late releases are.</summary>
public sealed class WatchReleases(BriefingDb db, ReleaseHealth health, TimeProvider clock) : IStep
{
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(10);

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        health.Oldest = await db.Tiers.Where(t => t.ReleasedAt == null && t.ReleaseAt <= now).MinAsync(t => (DateTimeOffset?)t.ReleaseAt, cancel);
        return s_betweenLooks;
    }
}
