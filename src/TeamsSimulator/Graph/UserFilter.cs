using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TeamsSimulator.People;

namespace TeamsSimulator.Graph;

/// <summary>The part of Graph's $filter a directory look-up needs: <c>eq</c> and <c>in</c> on an identifying property, joined by <c>or</c>.</summary>
internal sealed partial class UserFilter
{
    /// <summary>Graph refuses a filter with more alternatives than this.</summary>
    public const int MostAlternatives = 15;

    private readonly ImmutableArray<(string Property, string Value)> _alternatives;

    private UserFilter(ImmutableArray<(string, string)> alternatives) => _alternatives = alternatives;

    public int Alternatives => _alternatives.Length;

    /// <summary>The filter a text states, or null if it states something else.</summary>
    public static UserFilter? Parse(string text)
    {
        if (!Whole().IsMatch(text))
        {
            return null;
        }

        var alternatives = Clause().Matches(text).SelectMany(clause =>
            Literal().Matches(clause.Groups["values"].Value).Select(literal =>
                (clause.Groups["property"].Value, literal.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal))));
        return new UserFilter([.. alternatives]);
    }

    public bool Matches(TeamsPerson person) => _alternatives.Any(alternative =>
        string.Equals(alternative.Property == "id" ? person.AadObjectId.ToString() : person.Email, alternative.Value, StringComparison.OrdinalIgnoreCase));

    private const string OneLiteral = "'(?:[^']|'')*'";
    private const string OneClause =
        $@"(?<property>mail|userPrincipalName|id)\s+(?:eq\s+(?<values>{OneLiteral})|in\s*\(\s*(?<values>{OneLiteral}(?:\s*,\s*{OneLiteral})*)\s*\))";

    [GeneratedRegex($@"^\s*{OneClause}(?:\s+or\s+{OneClause})*\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(OneClause, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clause();

    [GeneratedRegex("'(?<text>(?:[^']|'')*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();
}
