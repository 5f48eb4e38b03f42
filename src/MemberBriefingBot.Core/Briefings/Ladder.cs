using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>One way of reminding a member who has not confirmed a briefing.</summary>
/// <param name="Occasion">Names its delivery, of which there is one to each member and briefing.</param>
public sealed record Rung(string Occasion, Via Via)
{
    public static readonly Rung Reminder = new("remind", Via.Chat);

    public static readonly Rung Notice = new("notify", Via.ActivityFeed);

    public static readonly Rung Email = new("email", Via.Email);
}

/// <summary>The rungs in the order of their times, one after the other until the member confirms.</summary>
public static class Ladder
{
    /// <summary>After the night, or after an outage, nobody gets two at once.</summary>
    private static readonly TimeSpan s_apart = TimeSpan.FromHours(1);

    /// <param name="since">Since when the member has had the briefing, or could have had it.</param>
    /// <param name="climbed">The occasions of the rungs taken, and when.</param>
    /// <returns>The rung that is due; null for none yet, or none left.</returns>
    public static Rung? Due(KindRules rules, DateTimeOffset since, IReadOnlyDictionary<string, DateTimeOffset> climbed, DateTimeOffset now)
    {
        var next = RungsOf(rules).FirstOrDefault(r => !climbed.ContainsKey(r.Rung.Occasion));
        return next.Rung is not null && now >= since + next.After && climbed.Values.All(at => now >= at + s_apart) ? next.Rung : null;
    }

    private static IEnumerable<(Rung Rung, TimeSpan After)> RungsOf(KindRules rules) =>
        new[] { (Rung.Reminder, After: rules.RemindAfter), (Rung.Notice, After: rules.NotifyAfter), (Rung.Email, After: rules.EmailAfter) }
            .Where(r => r.After is not null)
            .Select(r => (r.Item1, r.After!.Value))
            .OrderBy(r => r.Value);
}
