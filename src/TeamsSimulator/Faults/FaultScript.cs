using System.Text.Json;

namespace TeamsSimulator.Faults;

/// <summary>
/// Which requests meet which fault: by rule, else by a seeded mixture. Only requests that are admitted count; one with a
/// bad token, or over a rate limit, is refused before. The requests of each operation are numbered from 1 while a script is in
/// force, and the mixture's decision derives from the seed, the operation and that number alone, so that it can be foretold
/// (<see cref="Planned"/>) and repeated.
/// </summary>
public sealed record FaultScript
{
    public static FaultScript None { get; } = new();

    /// <summary>What the mixture and every distribution draw from.</summary>
    public ulong Seed { get; init; }

    /// <summary>Tried in order; the first that applies decides.</summary>
    public IReadOnlyList<FaultRule> Rules { get; init; } = [];

    /// <summary>Faults by chance, for requests no rule takes. The shares of one operation add up to 1 at most.</summary>
    public IReadOnlyList<FaultShare> Mixture { get; init; } = [];

    /// <summary>What Teams does with an activity the bot has not answered within 15 seconds. None: it gives up.</summary>
    public Redelivery? Redelivery { get; init; }

    /// <summary>The ordinary mixture under that seed.</summary>
    public static FaultScript OfSeed(ulong seed) => new() { Seed = seed, Mixture = OrdinaryMixture.Shares };

    /// <summary>Reads a script, in which a misspelt name is an error.</summary>
    /// <exception cref="FormatException">The text is no script that can be carried out; the message says why.</exception>
    public static FaultScript Parse(string json)
    {
        try
        {
            var script = JsonSerializer.Deserialize<FaultScript>(json, Wire.Strict) ?? throw new FormatException("The script is empty.");
            return script.WhyUnusable() is { } reason ? throw new FormatException(reason) : script;
        }
        catch (JsonException unreadable)
        {
            throw new FormatException(unreadable.Message, unreadable);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Wire.Json);

    /// <summary>The fault the mixture has for the n-th request (from 1) of that operation; null for none.</summary>
    public Fault? Planned(JournalKind operation, long request)
    {
        var draw = Draw.Of(Seed, operation, request, Draw.WhichFault);
        foreach (var share in Mixture.Where(share => share.On.Contains(operation)))
        {
            draw -= share.Share;
            if (draw < 0)
            {
                return share.Fault;
            }
        }

        return null;
    }

    /// <summary>Why this script cannot be carried out, in words; null if it can.</summary>
    internal string? WhyUnusable()
    {
        var operations = Rules.SelectMany(rule => rule.On).Concat(Mixture.SelectMany(share => share.On)).ToHashSet();
        if (operations.Overlaps([JournalKind.ToBot, JournalKind.Refused]))
        {
            return "'toBot' and 'refused' are no operations of the bot.";
        }

        if (operations.Any(operation => Mixture.Where(share => share.On.Contains(operation)).Sum(share => share.Share) > 1))
        {
            return "The shares of an operation add up to more than 1.";
        }

        return Rules.Any(rule => rule.After < 0 || rule.Times <= 0) || Mixture.Any(share => share.Share is < 0 or > 1)
            ? "A rule's 'after' is at least 0 and its 'times' at least 1; a share is from 0 to 1."
            : Rules.Select(rule => rule.Fault).Concat(Mixture.Select(share => share.Fault)).Select(WhyUnusable).FirstOrDefault(reason => reason is not null);
    }

    private static string? WhyUnusable(Fault? fault) => fault switch
    {
        null => "A rule or share has no fault.",
        Fault.Status { Code: < 200 or > 599 } => "A status is from 200 to 599.",
        Fault.Latency { Quantiles: null or [] } => "A latency needs at least one quantile.",
        Fault.Latency latency when latency.Quantiles.Any(quantile => quantile < TimeSpan.Zero) => "A latency is not negative.",
        Fault.Drip drip when drip.Interval < TimeSpan.Zero => "An interval is not negative.",
        _ => null,
    };
}

/// <summary>A fault for chosen requests.</summary>
public sealed record FaultRule
{
    public required Fault Fault { get; init; }

    /// <summary>The operations it concerns.</summary>
    public IReadOnlyList<JournalKind> On { get; init; } = [JournalKind.Send];

    /// <summary>Only requests about this person, by Entra object id.</summary>
    public Guid? Person { get; init; }

    /// <summary>Only requests about people of this tenant.</summary>
    public string? Tenant { get; init; }

    /// <summary>Lets so many of the requests that reach it pass first. Requests an earlier rule took do not reach it.</summary>
    public int After { get; init; }

    /// <summary>Then applies so often. None: always.</summary>
    public int? Times { get; init; }
}

/// <summary>A fault by chance.</summary>
public sealed record FaultShare
{
    public required Fault Fault { get; init; }

    /// <summary>From 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>The operations it concerns.</summary>
    public IReadOnlyList<JournalKind> On { get; init; } = [JournalKind.Send];
}

/// <summary>Teams delivers an unanswered activity again. It does so for messages and events, not for invokes.</summary>
/// <param name="Times">At most so often.</param>
/// <param name="NewId">Under a new activity id each time, rather than the same.</param>
public sealed record Redelivery(int Times, bool NewId = false);
