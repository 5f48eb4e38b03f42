using MemberBriefingBot.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MemberBriefingBot.Core.Work;

/// <summary>Whether this machine's clock and the store's agree. While they do not, nobody can say that an instant has come, and nothing is released or lifted.</summary>
public sealed class ClockAgreement(TimeProvider clock)
{
    /// <summary>The most by which they may differ.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private volatile Comparison? _last;

    /// <summary>By how much the store's clock is ahead, less what this machine's has been put forward since they were compared; null before they were.</summary>
    public TimeSpan? StoreAheadBy => _last is { } last ? last.StoreAheadBy - (clock.GetUtcNow() - last.At - clock.GetElapsedTime(last.Timestamp)) : null;

    public bool Holds => StoreAheadBy is { } by && by.Duration() <= Tolerance;

    /// <param name="storeAheadBy">Zero where both clocks are one machine's.</param>
    public void Compared(TimeSpan storeAheadBy) => _last = new Comparison(storeAheadBy, clock.GetUtcNow(), clock.GetTimestamp());

    private sealed record Comparison(TimeSpan StoreAheadBy, DateTimeOffset At, long Timestamp);
}

/// <summary>Compares the clocks. A SQLite store has no clock but this machine's.</summary>
public sealed partial class WatchClocks(BriefingDb db, ClockAgreement agreement, TimeProvider clock, ILogger<WatchClocks> log) : IStep
{
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(10);

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        if (db.IsPostgres)
        {
            var asked = clock.GetUtcNow();
            var theirs = (await db.Database.SqlQuery<DateTime>($"SELECT clock_timestamp() AS \"Value\"").ToListAsync(cancel)).Single();
            var answered = clock.GetUtcNow();
            var ahead = new DateTimeOffset(theirs, TimeSpan.Zero) - (asked + ((answered - asked) / 2));
            agreement.Compared(ahead);
            if (!agreement.Holds)
            {
                LogDifference(log, ahead.TotalSeconds);
            }
        }
        else
        {
            agreement.Compared(TimeSpan.Zero);
        }

        return s_betweenLooks;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database's clock is {Seconds:F1} seconds ahead of this machine's. Nothing is released or lifted until they agree within two seconds; put the clock right. Nothing is lost.")]
    private static partial void LogDifference(ILogger log, double seconds);
}
