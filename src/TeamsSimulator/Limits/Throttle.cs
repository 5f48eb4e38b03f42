using System.Globalization;

namespace TeamsSimulator.Limits;

/// <summary>Counts requests against the limits in force.</summary>
internal sealed class Throttle(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Scope, string Key), List<DateTimeOffset>> _taken = [];

    /// <summary>None: everything is taken. A change holds from the next request on, for what was taken before it too.</summary>
    public RateLimits? Limits { get; set; }

    /// <summary>The refusal of a request that is one too many; null, and counted, if it is not.</summary>
    public Answer? WhyRefused(JournalKind operation, string tenant, string conversation)
    {
        if (Limits is not { } limits)
        {
            return null;
        }

        lock (_gate)
        {
            var now = clock.GetUtcNow();
            List<Scope> scopes = [new("tenant", tenant, limits.Tenant), .. OfConversation(limits, operation, conversation)];
            foreach (var scope in scopes)
            {
                if (scope.Windows.FirstOrDefault(window => IsFull(Taken(scope), window, now)) is { } full)
                {
                    return Refuse(scope, full, Taken(scope)[^full.Requests] + full.Within - now);
                }
            }

            foreach (var scope in scopes)
            {
                Take(scope, now);
            }

            return null;
        }
    }

    private static IEnumerable<Scope> OfConversation(RateLimits limits, JournalKind operation, string conversation) => operation switch
    {
        JournalKind.Send => [new("send", conversation, limits.Conversation)],
        JournalKind.Create => [new("create", conversation, limits.Conversation)],
        JournalKind.Member => [new("members", conversation, limits.Members)],
        _ => [],
    };

    private static bool IsFull(List<DateTimeOffset> taken, RateWindow window, DateTimeOffset now) =>
        taken.Count >= window.Requests && now - taken[^window.Requests] < window.Within;

    private static Answer Refuse(Scope scope, RateWindow full, TimeSpan free) =>
        Answer.Refused(
            StatusCodes.Status429TooManyRequests,
            "Throttled",
            string.Create(CultureInfo.InvariantCulture, $"{full.Requests} requests ({scope.Name}) in {full.Within.TotalSeconds} s are taken for {scope.Key}.")) with
        {
            RetryAfter = Math.Ceiling(free.TotalSeconds).ToString(CultureInfo.InvariantCulture),
        };

    private List<DateTimeOffset> Taken(Scope scope)
    {
        if (!_taken.TryGetValue((scope.Name, scope.Key), out var taken))
        {
            _taken[(scope.Name, scope.Key)] = taken = [];
        }

        return taken;
    }

    private void Take(Scope scope, DateTimeOffset now)
    {
        var taken = Taken(scope);
        taken.Add(now);
        var kept = 2 * scope.Windows.Select(window => window.Requests).DefaultIfEmpty().Max();
        if (taken.Count > 2 * kept)
        {
            taken.RemoveRange(0, taken.Count - kept);
        }
    }

    private sealed record Scope(string Name, string Key, IReadOnlyList<RateWindow> Windows);
}
