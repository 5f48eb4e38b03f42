using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>The words that open recommendations, under a heading or without one: "It is recommended that Cabinet:".</summary>
internal static partial class RecommendationLead
{
    private const string Body = @"(cabinet|executive|council|committees?|commission|board|panel|members?|councillors?|leader|mayor|portfolio holder|decision[- ]maker|assembly|authority)";
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline;

    /// <summary>Whether recommendations begin with this line.</summary>
    public static bool Opens(ReportLine line) => !line.IsBlank && Opens(WithoutNumber(line));

    /// <summary>Whether the paragraph only leads to the recommendations after it and is none itself.</summary>
    public static bool IsNothingElse(ReportLine paragraph)
    {
        var text = WithoutNumber(paragraph);
        return BodyAlone().IsMatch(text) || (Opens(text) && Unfinished().IsMatch(text)) || (ListMarker.In(paragraph) is null && LeadsToList().IsMatch(text));
    }

    /// <param name="text">A line without its number; not empty.</param>
    public static bool Opens(string text) => char.IsUpper(text[0]) && Opening().IsMatch(text);

    private static string WithoutNumber(ReportLine line) => ListMarker.In(line)?.Text ?? line.Text;

    [GeneratedRegex($@"^(it\s+is\s+(\w+\s+)?recommended\b|(i|we|officers)\s+recommend\s+that\b|recommended\s*([:\u2013\u2014-]|that\b|to\b|$)|.{{0,60}}?\b{Body}\b.{{0,60}}?\s(is|are)\s+(\w+\s+)?(recommended|asked|requested|invited)(\s+(to|that)\b|\s*[:(,\u2013-]|\s*$))", Plain, 1000)]
    private static partial Regex Opening();

    [GeneratedRegex($@"(:|\b(to|that)|\b{Body}(\s+(is|are)\s+(\w+\s+)?(recommended|asked|requested|invited))?)\s*[:,]?\s*[-\u2013\u2014]?$", Plain, 1000)]
    private static partial Regex Unfinished();

    /// <summary>"That", "That the Cabinet Member:" and "Cabinet is asked to" say nothing by themselves.</summary>
    [GeneratedRegex($@"^(that|to|(that\s+)?(the\s+)?(\w+\s+){{0,3}}{Body}(\s+for\s+[\w\s,&]{{3,60}})?)\s*[:,]?\s*[-\u2013\u2014]?$", Plain, 1000)]
    private static partial Regex BodyAlone();

    [GeneratedRegex(@"^.{0,300}\b(recommend\w*|asked|requested|invited|resolve\w*|agree\w*|that|to)\b.{0,80}:\s*[-\u2013\u2014]?$", Plain, 1000)]
    private static partial Regex LeadsToList();
}
