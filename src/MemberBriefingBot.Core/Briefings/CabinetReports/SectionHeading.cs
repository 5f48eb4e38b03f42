using System.Globalization;
using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>The heading of a section of a report.</summary>
/// <param name="Number">Its number, when it has one: 3 for "3.0 Background".</param>
/// <param name="IsNamed">Whether reports commonly have a section of that name; false when it only looks like a heading.</param>
/// <param name="Value">What follows it in the same line or row; empty when it stands alone.</param>
internal sealed partial record SectionHeading(SectionKind Kind, int? Number, bool IsNamed, string Value)
{
    private const int LongestHeading = 80;
    private const int MostWords = 9;

    private static readonly Dictionary<string, SectionKind> Known = new (SectionKind Kind, string Names)[]
    {
        (SectionKind.Summary, "summary|executive summary|report summary|summary of report|brief summary|summary and purpose|purpose and summary|key point|summary of main issue|summary of key issue|summary of main point|summary of key point|summary of decision|summary of proposal|summary of issue|summary of matter|overview|report in brief|brief description|description of decision|decision summary"),
        (SectionKind.Purpose, "purpose of report|issue|purpose|report purpose|purpose of decision|aim of report|what report about|reason for report|what report for|why report needed|purpose of decision|purpose of proposal|what decision about|introduction and purpose|purpose and background"),
        (SectionKind.Recommendations, "recommendation|recommendation for decision|recommended|recommendation to cabinet|recommended decision|officer recommendation|decision required|decision sought|decision requested|proposed decision|recommendation and decision|what cabinet asked to decide|what cabinet asked to do|proposed recommendation|recommendation to council|recommended that|recommendation to executive|action required|cabinet asked to|recommendation of report|recommendation and reason|recommendation to committee|recommendation to cabinet member|recommendation to council|what we asking cabinet to do|what we recommend|what recommended|decision recommended|for decision|action requested|decision to be made|decision to be taken|summary of recommendation|proposed action|recommended action"),
        (SectionKind.Decision, "decision|decision taken|decision made|detail of decision|decision detail|proposed resolution|draft resolution|resolution|resolved"),
        (SectionKind.Other, "background|introduction|context|reason for recommendation|reason for decision|alternative option|option considered|option considered and rejected|alternative option considered|other option considered|option|option appraisal|proposal|proposal detail|detail|detail of proposal|implication|financial implication|legal implication|human resource|human resource implication|equality implication|community impact|customer|asset|environment|environmental implication|risk|risk management|policy framework|consultation|engagement|conclusion|next step|background paper|list of background paper|appendix|appendice|list of appendice|main report|main issue|report|report detail|assessment|key issue|background information|introduction and background|background and context|relevant information|current position|supporting information|timetable|monitoring|scrutiny|climate change|reason|reason for proposal|reason for decision taken|alternative considered|alternative|cost|budget implication|resource implication|legal comment|finance comment|comment of section 151 officer|comment of monitoring officer|other implication|equality|sustainability|health and safety|data protection|safeguarding|declaration of interest|call in|signature|signed|key fact|evidence|history|why now|what next|what happen next|further information|glossary|contact|consultee"),
    }.SelectMany(s => s.Names.Split('|').Select(name => (Key: HeaderLabel.KeyOf(name), s.Kind))).DistinctBy(s => s.Key).ToDictionary(s => s.Key, s => s.Kind);

    public static SectionHeading? In(ReportLine line)
    {
        if (line.IsBlank || BulletOrBracket().IsMatch(line.Text))
            return null;
        var cells = line.Cells.Where(c => c.Length > 0).ToList();
        if (cells.Count > 1 && OnlyNumber().IsMatch(cells[0]))
            cells = [$"{cells[0]} {cells[1]}", .. cells.Skip(2)];
        var (first, rest) = FirstLine(cells[0]);
        var value = string.Join('\n', cells.Skip(1).Prepend(rest).Where(t => t.Length > 0));
        // "9 September 2026" is a date and no ninth section.
        var number = WrittenDate.AllIn(Start(first)).Count == 0 && Numbered().Match(first) is { Success: true } n ? int.Parse(n.Groups["n"].Value, CultureInfo.InvariantCulture) : (int?)null;
        if (KindOf(first) is { } kind)
            return new(kind, number, true, value);
        if (first.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && KindOf(first[..colon]) is { } inline and not SectionKind.Other)
            return new(inline, number, true, $"{first[(colon + 1)..].Trim()}\n{value}".Trim());
        if (number is not null && value.Length == 0 && RecommendationLead.Opens(Unnumbered(first)))
            return new(SectionKind.Recommendations, number, true, "");
        return value.Length == 0 && first.Length <= LongestHeading && (line.IsHeading || (number is not null && LooksLikeHeading().IsMatch(first)))
            ? new(SectionKind.Other, number, false, "")
            : null;
    }

    /// <summary>Whether the words are short and unfinished enough to head a section, whatever they say.</summary>
    public static bool CouldBe(string text) => text.Length <= LongestHeading && Words().Count(text) <= MostWords && Headlike().IsMatch(text);

    private static SectionKind? KindOf(string text) =>
        text.Length <= LongestHeading && Known.TryGetValue(HeaderLabel.KeyOf(text), out var kind) ? kind : null;

    private static string Start(string text) => text.Length > LongestHeading ? text[..LongestHeading] : text;

    /// <summary>The heading's words; its number is followed by a capital letter.</summary>
    private static string Unnumbered(string heading) => heading[(Numbered().Match(heading).Length - 1)..];

    private static (string First, string Others) FirstLine(string cell) =>
        cell.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? (cell[..end], cell[(end + 1)..]) : (cell, "");

    [GeneratedRegex(@"^\p{Lu}[^.;:,]*\??$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Headlike();

    /// <summary>"(a) Consultation" and "- Cost" are items of a list.</summary>
    [GeneratedRegex(@"^(\(\w{1,4}\)|[\u2022\u00b7\u25aa\u25cf\uf0b7*\u2013\u2014-])\s*\S", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BulletOrBracket();

    [GeneratedRegex(@"\S+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"^\d{1,2}(\.\d{1,2})*\.?\)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OnlyNumber();

    [GeneratedRegex(@"^(?<n>\d{1,2})(\.0)?[.)]?\s+\p{Lu}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\d{1,2}(\.0)?[.)]?\s+\p{Lu}[^.;:]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LooksLikeHeading();
}

/// <summary>The sections a briefing is made from; every other one only ends them.</summary>
internal enum SectionKind
{
    Summary,
    Purpose,
    Recommendations,

    /// <summary>What was or is to be decided, in reports and records that have no recommendations.</summary>
    Decision,
    Other,
}
