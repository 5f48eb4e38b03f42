using MemberBriefingBot.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MemberBriefingBot.Core.Work;

/// <summary>Whether this machine's clock and the store's agree. While they do not, nobody can say that an instant has come, and nothing is released.</summary>
public sealed class ClockAgreement
{
    /// <summary>The most by which they may differ.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    /// <summary>By how much the store's clock is ahead; zero where both are one machine's.</summary>
    public TimeSpan StoreAheadBy { get; set; }

    public bool Holds => StoreAheadBy.Duration() <= Tolerance;
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
            agreement.StoreAheadBy = new DateTimeOffset(theirs, TimeSpan.Zero) - (asked + ((answered - asked) / 2));
            if (!agreement.Holds)
            {
                LogDifference(log, agreement.StoreAheadBy.TotalSeconds);
            }
        }

        return s_betweenLooks;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database's clock is {Seconds:F1} seconds ahead of this machine's. Nothing is released until they agree within two seconds; put the clock right. Nothing is lost.")]
    private static partial void LogDifference(ILogger log, double seconds);
}
