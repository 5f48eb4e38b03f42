using System.Diagnostics.Metrics;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>How old the oldest unfinished work is. Nothing that waits too long stays silent.</summary>
/// <param name="ReadAt">When they were read; read no more, they mean nothing.</param>
/// <param name="OldestDue">Since when the oldest message has been due that nothing forbids to send; null when none is.</param>
/// <param name="OldestInFlight">When the oldest message left whose answer is not recorded; null when none is.</param>
/// <param name="HeldUpSince">Since when there has always been a message that could not be sent and is to be tried again; null when there is none.</param>
/// <param name="HeldUpBecause">Why the longest planned of them could not be sent.</param>
/// <param name="Held">Councils for which nothing is sent until a person decides, and why.</param>
public sealed record DeliveryAges(
    DateTimeOffset ReadAt, DateTimeOffset? OldestDue, DateTimeOffset? OldestInFlight, DateTimeOffset? HeldUpSince, string? HeldUpBecause, IReadOnlyList<(CouncilId CouncilId, string Because)> Held)
{
    /// <summary>They are read every ten seconds.</summary>
    private static readonly TimeSpan s_notReadTooLong = TimeSpan.FromMinutes(1);

    /// <summary>A due message that no lane has taken up for that long is stuck, whatever the reason.</summary>
    private static readonly TimeSpan s_dueTooLong = TimeSpan.FromMinutes(5);

    /// <summary>Shorter pauses are in the nature of Teams' limits.</summary>
    private static readonly TimeSpan s_heldUpTooLong = TimeSpan.FromMinutes(5);

    /// <summary>Every request ends by its time-out, and a dead sender's by its lease.</summary>
    private static readonly TimeSpan s_inFlightTooLong = TimeSpan.FromMinutes(3);

    /// <returns>A sentence for each thing that somebody must look at.</returns>
    public IEnumerable<string> Problems(DateTimeOffset now)
    {
        if (now - ReadAt > s_notReadTooLong)
        {
            yield return $"What is due has not been looked at for {Math.Ceiling((now - ReadAt).TotalMinutes)} minutes.";
        }

        if (OldestDue is { } due && now - due > s_dueTooLong)
        {
            yield return $"A message has been due for {(now - due).TotalMinutes:F0} minutes and was not sent.";
        }

        if (OldestInFlight is { } left && now - left > s_inFlightTooLong)
        {
            yield return $"A message left {(now - left).TotalMinutes:F0} minutes ago and what became of it is not recorded.";
        }

        if (HeldUpSince is { } since && now - since > s_heldUpTooLong)
        {
            yield return $"For {(now - since).TotalMinutes:F0} minutes there have been messages that could not be sent. {HeldUpBecause} They are tried again; nothing is lost.";
        }

        foreach (var (council, because) in Held)
        {
            yield return $"Nothing is sent for {council}. {because} Run the command “reconcile”.";
        }
    }
}

/// <summary>The ages as last read, for the health check and as metrics of the meter <c>MemberBriefingBot</c>, in seconds.</summary>
public sealed class DeliveryHealth : IDisposable
{
    private readonly Meter _meter = new("MemberBriefingBot");
    private readonly TimeProvider _clock;

    public DeliveryHealth(TimeProvider clock)
    {
        _clock = clock;
        Ages = new DeliveryAges(clock.Now(), null, null, null, null, []);
        _meter.CreateObservableGauge("delivery.due.age", () => SecondsSince(Ages.OldestDue), "s", "Age of the oldest message that is due and has not left");
        _meter.CreateObservableGauge("delivery.in_flight.age", () => SecondsSince(Ages.OldestInFlight), "s", "Age of the oldest message that left and is not recorded");
        _meter.CreateObservableGauge("delivery.held_up.age", () => SecondsSince(Ages.HeldUpSince), "s", "Since when messages could not be sent and are tried again");
        _meter.CreateObservableGauge("delivery.held.councils", () => Ages.Held.Count, "{council}", "Councils for which nothing is sent until a person decides");
    }

    public DeliveryAges Ages { get; set; }

    public void Dispose() => _meter.Dispose();

    private double SecondsSince(DateTimeOffset? instant) => instant is { } since ? (_clock.GetUtcNow() - since).TotalSeconds : 0;
}

/// <summary>Reads the ages through the index of due rows.</summary>
public sealed class WatchDeliveries(BriefingDb db, DeliveryHealth health, TimeProvider clock) : IStep
{
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(10);

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        var halted = await db.Lanes.Where(l => l.HeldBecause != null || l.PausedUntil > now).Select(l => new { l.CouncilId, l.HeldBecause }).ToListAsync(cancel);
        var councils = halted.Select(l => l.CouncilId).ToList();
        var unsettled = db.Deliveries.Unsettled();
        var oldestDue = await unsettled
            .Where(d => d.State != DeliveryState.InFlight && d.DueAt <= now && !councils.Contains(d.CouncilId))
            .MinAsync(d => (DateTimeOffset?)d.DueAt, cancel);
        var oldestInFlight = await unsettled.Where(d => d.State == DeliveryState.InFlight).MinAsync(d => d.AttemptedAt, cancel);
        var heldUp = await unsettled
            .Where(d => d.State == DeliveryState.Throttled || (d.State == DeliveryState.Planned && d.Attempts > 0))
            .OrderBy(d => d.PlannedAt).Take(1).Select(d => d.Reason ?? "Teams asks the bot to slow down.").ToListAsync(cancel);
        health.Ages = new DeliveryAges(now, oldestDue, oldestInFlight, heldUp.Count == 0 ? null : health.Ages.HeldUpSince ?? now, heldUp.FirstOrDefault(), [.. halted.Where(l => l.HeldBecause is not null).Select(l => (l.CouncilId, l.HeldBecause!))]);
        return s_betweenLooks;
    }
}
