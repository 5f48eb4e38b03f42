using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

internal static partial class HeaderReading
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(\b(mobile|mob|m|tel|telephone|phone|t)\b\s*(no|number)?\.?\s*:?\s*)?(\+44\s?(\(0\)\s?)?|\b0)7(\s?\d){3}[\s-]?(\d[\s-]?){5}\d\b", Plain, 1000)]
    private static partial Regex MobileNumber();

    [GeneratedRegex(@"^[\s,;/|]+|(?<=[,;/|])\s*[,;/|]+|[\s,;/|]+$|\(\s*\)", Plain, 1000)]
    private static partial Regex TidyEnds();

    [GeneratedRegex(@"(?<answer>yes|no)\s*(?<box>[\u2612\u2611\u2610\u2713\u2714\u25a1]|\[\s*[x ]?\s*\])", Plain, 1000)]
    private static partial Regex AnswerFirst();

    [GeneratedRegex(@"(?<box>[\u2612\u2611\u2610\u2713\u2714\u25a1]|\[\s*[x ]?\s*\])\s*(?<answer>yes|no)", Plain, 1000)]
    private static partial Regex BoxFirst();

    [GeneratedRegex(@"^\s*([\u2612\u2611\u2610\u2713\u2714\u25a1]|\[)", Plain, 1000)]
    private static partial Regex StartsWithBox();

    [GeneratedRegex(@"^\W*yes\W{0,3}(/|or|\|)\W{0,3}no\W*$|^\W*(open|exempt|public|private|confidential)\s*/\s*(open|exempt|public|private|confidential)\W*$", Plain, 1000)]
    private static partial Regex BothAnswers();

    [GeneratedRegex(@"^\W*no\b|^n$|\bnon[- ]?(key|exempt|confidential)|\bnot\s+(a\s+|an\s+)?(key|exempt|confidential)", Plain, 1000)]
    private static partial Regex Negative();

    [GeneratedRegex(@"^\W*yes\b|^y$|^key\b|\bis\s+a\s+key\b", Plain, 1000)]
    private static partial Regex Affirmative();

    [GeneratedRegex(@"^\W*(n\W?a|not applicable|none|nil|not relevant|does not apply|no (specific|particular|ward|direct)\w*|not ward[- ]specific)\b", Plain, 1000)]
    private static partial Regex NotApplicable();

    [GeneratedRegex(@"\b(part(ly|ially)|in part|part[- ]exempt|(appendix|appendices|annex)\b.*\b(exempt|confidential|restricted|private|only)|(exempt|confidential|restricted)\b.*\b(appendix|appendices|annex))\b", Plain, 1000)]
    private static partial Regex InPart();

    [GeneratedRegex(@"\b(open|public|part\s*(1|i|a)|unrestricted|for publication)\b(?<!not for publication)", Plain, 1000)]
    private static partial Regex OpenWords();

    [GeneratedRegex(@"\b(exempt|confidential|private|restricted|not for publication|part\s*(2|ii|b)|closed)\b", Plain, 1000)]
    private static partial Regex ExemptWords();

    [GeneratedRegex(@"\bpara(graph)?s?\b\.?(\s*\(?s\)?)?\s*(number|no)?s?\.?\s*(?<list>[1-7]\b(\s*(,|and|&|to|-|/)+\s*[1-7]\b)*)", Plain, 1000)]
    private static partial Regex ParagraphList();

    [GeneratedRegex(@"^[1-7](\s*(,|and|&|/|;)\s*[1-7])*\.?$", Plain, 1000)]
    private static partial Regex OnlyNumbers();

    [GeneratedRegex(@"\b(notice|published|forward plan)\b[^)]*", Plain, 1000)]
    private static partial Regex NoticeGiven();

    [GeneratedRegex(@"^\W*((?<yes>yes)|no)\W*$", Plain, 1000)]
    private static partial Regex OnlyAnswer();

    [GeneratedRegex("[1-7]", Plain, 1000)]
    private static partial Regex OneToSeven();

    [GeneratedRegex(@"^\W*((potentially |affects )?all\b|(borough|district|city|county|council|town)[- ]?wide\b|whole (of the )?(borough|district|city|county)\b|every ward\b)", Plain, 1000)]
    private static partial Regex AllWards();
}
