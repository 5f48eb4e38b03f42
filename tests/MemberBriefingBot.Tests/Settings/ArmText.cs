using System.Text.RegularExpressions;

namespace MemberBriefingBot.Tests.Settings;

/// <summary>What Azure makes of the few functions on text that the template uses.</summary>
/// <param name="expression">With its square brackets.</param>
/// <param name="given">The parameters and variables, by name.</param>
internal sealed partial class ArmText(string expression, IReadOnlyDictionary<string, string> given)
{
    private readonly Queue<string> _tokens = new(Token().Matches(expression[1..^1]).Select(token => token.Value));

    public string Value()
    {
        var word = _tokens.Dequeue();
        return word[0] == '\'' ? word[1..^1].Replace("''", "'", StringComparison.Ordinal) : Call(word, [.. Arguments()]);
    }

    private IEnumerable<string> Arguments()
    {
        while (_tokens.Dequeue() != ")")
        {
            yield return Value();
        }
    }

    private string Call(string function, string[] arguments) => function switch
    {
        "concat" => string.Concat(arguments),
        "replace" => arguments[0].Replace(arguments[1], arguments[2], StringComparison.Ordinal),
        "parameters" or "variables" => given[arguments[0]],
        _ => throw new NotSupportedException($"The template calls {function}, which this test cannot work out."),
    };

    /// <summary>A text, in which two quotation marks are one; a name; or a mark between them.</summary>
    [GeneratedRegex(@"'(''|[^'])*'|\w+|[(),]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
