using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>A cabinet member and the portfolio held, which reports often write in one breath. Either may be absent.</summary>
internal sealed partial record PortfolioHolder(string? Name, string? Portfolio)
{
    /// <summary>Whether the portfolio only stands behind the name, where other things stand too.</summary>
    public bool IsGuess { get; init; }

    private const string Role = @"((deputy )?leader( of the council)?,? and )?(the )?((cabinet|executive|lead|portfolio|responsible) (member|councillor|holder|lead))( (for|with responsibility for))";
    private const string Councillor = @"(Cllr|Councillor)\b\.?";
    private const int LongestLine = 300;
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>
    /// Takes apart "Councillor X, Cabinet Member for Y", "Y (Councillor X)" and their like; null when the text cannot be, as
    /// a name alone cannot, nor two councillors at once.
    /// </summary>
    public static PortfolioHolder? In(string text)
    {
        if (Titles().Count(text) > 1)
            return null;
        foreach (var pattern in (Regex[])[LabelThenName(), NameThenRole(), RoleThenName(), RoleAlone(), NameThenLeader(), PortfolioThenName()])
        {
            if (pattern.Match(text) is { Success: true } match)
                return new(Part(match, "name"), Part(match, "portfolio"));
        }

        foreach (var pattern in (Regex[])[NameThenBrackets(), NameThenComma()])
        {
            if (pattern.Match(text) is { Success: true } guess)
                return new(Part(guess, "name"), Part(guess, "portfolio")) { IsGuess = true };
        }

        return null;
    }

    /// <summary>Whether a line begins with a label that names the portfolio: "Cabinet Member for Housing:", "Lead Member (Housing):".</summary>
    public static bool IsInLabel(string text) => text.Length <= LongestLine && Label().IsMatch(text);

    private static string? Part(Match match, string group) => match.Groups[group] is { Success: true } part ? part.Value.Trim(' ', ',', ';') : null;

    [GeneratedRegex(Councillor, Plain, 1000)]
    private static partial Regex Titles();

    [GeneratedRegex($@"^({Role}\s+[^():;]{{3,100}}|(the )?(cabinet|executive|lead|portfolio) (member|councillor|holder)\s*\((?!s\))[^)]{{3,80}}\)\s*):(\s|$)", Plain, 1000)]
    private static partial Regex Label();

    [GeneratedRegex($@"^({Role}\s+(?<portfolio>[^():;]{{3,100}})|(the )?(cabinet|executive|lead|portfolio) (member|councillor|holder)\s*\((?<portfolio>[^)]{{3,80}})\)\s*):\s*(?<name>[^:;]{{3,80}})$", Plain, 1000)]
    private static partial Regex LabelThenName();

    [GeneratedRegex($@"^(?<name>[^,;:()\u2013\u2014]{{3,60}}?(\s*\([^)]{{1,20}}\))?)\s*([,;:(\u2013\u2014]|\s-)\s*{Role}\s+(?<portfolio>[^()]{{3,100}}|[^()]{{3,80}}\([^)]*\)[^()]*)\)?$", Plain, 1000)]
    private static partial Regex NameThenRole();

    [GeneratedRegex($@"^{Role}\s+(?<portfolio>[^()]{{3,100}}?)\s*([,;:(\u2013\u2014]|\s-)\s*(?<name>{Councillor}[^()]{{3,60}}(\([^)]{{1,20}}\))?)\)?$", Plain, 1000)]
    private static partial Regex RoleThenName();

    [GeneratedRegex(@"^(the )?(cabinet|executive|lead|portfolio) (member|councillor|holder) (for|with responsibility for) (?<portfolio>[^():;]{3,100})$", Plain, 1000)]
    private static partial Regex RoleAlone();

    [GeneratedRegex($@"^(?<name>{Councillor}[^,;:()\u2013\u2014]{{3,60}}?)\s*([,;:(\u2013\u2014]|\s-)\s*(?<portfolio>(the )?(deputy )?leader( of the council)?)\)?$", Plain, 1000)]
    private static partial Regex NameThenLeader();

    [GeneratedRegex($@"^(?<name>{Councillor}[^,;:()\u2013\u2014]{{3,60}}?)\s*\((?!(sample|labour|lab|conservative|con|liberal|lib|green|independent|ind|reform|he|she|they)\b)(?<portfolio>[^()]{{3,100}})\)$", Plain, 1000)]
    private static partial Regex NameThenBrackets();

    [GeneratedRegex($@"^(?<name>{Councillor}[^,;:()\u2013\u2014]{{3,60}}?(\s*\([^)]{{1,20}}\))?)\s*([,\u2013\u2014]|\s-)\s*(?<portfolio>[^():;\d@]{{3,100}})$", Plain, 1000)]
    private static partial Regex NameThenComma();

    [GeneratedRegex($@"^(?<portfolio>[^():;]{{3,100}}?)\s*([,;:(\u2013\u2014]|\s-)\s*(?<name>{Councillor}[^():;]{{3,60}})\)?$", Plain, 1000)]
    private static partial Regex PortfolioThenName();
}
