using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MemberBriefingBot.Benchmarks.FanOut;

/// <summary>Counts the store's commands, commits and openings of a connection while it lives. It costs something, so it does not live while anything is timed.</summary>
internal sealed class SqlTally : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    public const string Commit = "COMMIT";
    public const string Open = "OPEN";

    /// <summary>For a second a context goes by what it found before: that nobody listened.</summary>
    private static readonly TimeSpan s_untilHeard = TimeSpan.FromSeconds(1.5);

    private readonly List<IDisposable> _subscriptions = [];
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    private SqlTally() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Returns when everything that follows is counted.</summary>
    public static async Task<SqlTally> StartAsync()
    {
        var tally = new SqlTally();
        await Task.Delay(s_untilHeard, TimeProvider.System);
        return tally;
    }

    /// <summary>By the first word of the command, with COMMIT and OPEN beside.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        var kind = value.Value switch
        {
            CommandExecutedEventData executed => executed.Command.CommandText.Split([' ', '\n', '\r'], 2)[0],
            TransactionEndEventData when value.Key == RelationalEventId.TransactionCommitted.Name => Commit,
            ConnectionEndEventData when value.Key == RelationalEventId.ConnectionOpened.Name => Open,
            _ => null,
        };
        if (kind is not null)
        {
            _counts.AddOrUpdate(kind, 1, (_, count) => count + 1);
        }
    }

    public void OnCompleted()
    {
        // The listener outlives us.
    }

    public void OnError(Exception error)
    {
        // It reports none.
    }

    public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
}
