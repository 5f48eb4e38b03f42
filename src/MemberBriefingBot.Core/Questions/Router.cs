using System.Text;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Questions;

/// <summary>What the router knows of the council when it looks at a question.</summary>
public sealed record RoutingDirectory(IReadOnlyList<ServiceArea> Services, IReadOnlyList<Officer> Officers);

/// <summary>What the router knows of one question.</summary>
/// <param name="Portfolio">The portfolio of the briefing it arose on, or empty.</param>
/// <param name="AboutABriefing">Whether it arose on a briefing's card.</param>
public sealed record RoutingFacts(string Text, string Why, string WardKey, string Portfolio, bool AboutABriefing);

/// <summary>A service that may answer, with the words that point to it. The seam for text analysis: its suggestions have this shape.</summary>
public sealed record Suggestion(string Service, double Score, IReadOnlyList<string> Words);

public abstract record Route
{
    private Route() { }

    public sealed record ToServiceArea(ServiceArea Service, string Because) : Route;

    public sealed record ToLinkOfficer(string WardKey, string Directorate, string Because) : Route;

    /// <summary>Whether something restricted should be public is theirs to say.</summary>
    public sealed record ToMonitoringOfficer(string Because) : Route;

    /// <summary>A person must look; nobody guesses for them.</summary>
    public sealed record ToTriage(string Because, IReadOnlyList<Suggestion> Suggestions) : Route;
}

/// <summary>
/// The first version of routing: the words of the services, helped by the briefing's portfolio; questions on a ward's briefing
/// that name no service go to the ward's link officer; what is left goes to democratic services.
/// </summary>
public static class Router
{
    /// <summary>How much better the best service must be than the next.</summary>
    private const double ClearLead = 1.5;

    private const double PortfolioBonus = 0.75;

    public static Route Decide(RoutingFacts facts, RoutingDirectory directory)
    {
        var suggestions = Suggest(facts, directory.Services);
        var clear = suggestions.Count > 0 && (suggestions.Count == 1 || suggestions[0].Score >= suggestions[1].Score * ClearLead);
        if (clear)
        {
            var service = directory.Services.First(s => s.Name == suggestions[0].Service);
            return directory.Officers.Any(o => o.Services.Contains(service.Name))
                ? new Route.ToServiceArea(service, $"It mentions {string.Join(", ", suggestions[0].Words.Select(w => $"“{w}”"))}.")
                : new Route.ToTriage($"It looks like a matter for {service.Name}, which has no officer in the directory.", suggestions);
        }

        if (suggestions.Count == 0 && facts.AboutABriefing && directory.Officers.FirstOrDefault(o => o.LinkWards.Contains(facts.WardKey)) is { } link)
        {
            return new Route.ToLinkOfficer(facts.WardKey, link.Directorate, "It is about a briefing and names no service, so it goes to the ward’s link officer.");
        }

        return suggestions.Count == 0
            ? new Route.ToTriage("No service was recognised in it.", [])
            : new Route.ToTriage($"It could be for {string.Join(" or ", suggestions.Take(3).Select(s => s.Service))}.", suggestions);
    }

    /// <summary>Services whose words stand in the question, best first. A longer phrase weighs more than a single word.</summary>
    public static IReadOnlyList<Suggestion> Suggest(RoutingFacts facts, IReadOnlyList<ServiceArea> services)
    {
        var text = Words(facts.Text + " " + facts.Why);
        return
        [
            .. services
                .Select(s => (Service: s, Found: s.Words.Append(s.Name).Select(Words).Distinct().Where(w => w.Length > 2 && text.Contains(w, StringComparison.Ordinal)).ToList()))
                .Where(s => s.Found.Count > 0)
                .Select(s => new Suggestion(s.Service.Name, Score(s.Found) + (SamePortfolio(s.Service, facts) ? PortfolioBonus : 0), [.. s.Found.Select(w => w.Trim())]))
                .OrderByDescending(s => s.Score).ThenBy(s => s.Service, StringComparer.Ordinal),
        ];
    }

    private static double Score(List<string> found) => found.Sum(w => w.Trim().Count(c => c == ' ') + 1.0);

    private static bool SamePortfolio(ServiceArea service, RoutingFacts facts) =>
        facts.Portfolio.Length > 0 && string.Equals(service.Portfolio, facts.Portfolio, StringComparison.OrdinalIgnoreCase);

    /// <summary>Lower-case words between single spaces, with one at each end, so that a phrase is found only as whole words. A plural counts as its singular.</summary>
    private static string Words(string text)
    {
        var words = new StringBuilder(" ", text.Length + 2);
        foreach (var word in text.ToLowerInvariant().Split([.. text.Where(c => !char.IsLetterOrDigit(c)).Distinct().Select(char.ToLowerInvariant)], StringSplitOptions.RemoveEmptyEntries))
        {
            words.Append(word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word).Append(' ');
        }

        return words.ToString();
    }
}
