using TeamsSimulator.People;

namespace TeamsSimulator.Faults;

/// <summary>A script being carried out: counts requests, and says what each meets.</summary>
internal sealed class FaultPlan(FaultScript script)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<JournalKind, long> _requests = [];
    private readonly long[] _reached = new long[script.Rules.Count];

    public FaultScript Script => script;

    /// <summary>What the next request of that operation meets.</summary>
    public PlannedFault Next(JournalKind operation, TeamsPerson? person)
    {
        lock (_gate)
        {
            var request = _requests[operation] = _requests.GetValueOrDefault(operation) + 1;
            var fault = ByRule(operation, person) ?? script.Planned(operation, request);
            var delay = fault is Fault.Latency latency
                ? Draw.From(latency.Quantiles, Draw.Of(script.Seed, operation, request, Draw.HowLong))
                : TimeSpan.Zero;
            return new PlannedFault(request, fault, delay);
        }
    }

    private Fault? ByRule(JournalKind operation, TeamsPerson? person)
    {
        for (var number = 0; number < _reached.Length; number++)
        {
            var rule = script.Rules[number];
            if (!Concerns(rule, operation, person))
            {
                continue;
            }

            var reached = ++_reached[number];
            if (reached > rule.After && (rule.Times is not { } times || reached <= (long)rule.After + times))
            {
                return rule.Fault;
            }
        }

        return null;
    }

    private static bool Concerns(FaultRule rule, JournalKind operation, TeamsPerson? person) =>
        rule.On.Contains(operation)
        && (rule.Person is null || rule.Person == person?.AadObjectId)
        && (rule.Tenant is null || string.Equals(rule.Tenant, person?.TenantId, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What one request meets.</summary>
/// <param name="Request">Its number among those of its operation, from 1, while the script is in force.</param>
/// <param name="Fault">None: it is served.</param>
/// <param name="Delay">How long a latency is this time.</param>
internal sealed record PlannedFault(long Request, Fault? Fault, TimeSpan Delay);
