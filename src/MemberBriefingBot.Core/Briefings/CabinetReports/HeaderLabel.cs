using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>A label at the head of a report, and what follows it in the same cell.</summary>
/// <param name="Value">Empty when the label stands alone.</param>
/// <param name="IsPlain">Whether the label is also an everyday word, and so counts only at the head of the report.</param>
internal sealed partial record HeaderLabel(HeaderField Field, string Value, bool IsPlain)
{
    private const int LongestLabel = 100;
    private const int LongestLine = 300;

    private static readonly Dictionary<string, (HeaderField Field, bool IsPlain)> Known = Labels();

    /// <summary>The label the text is or begins with: "Wards affected", "Ward(s) Affected: All", "Is this a key decision? No".</summary>
    public static HeaderLabel? In(string text)
    {
        var (first, rest) = text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? (text[..end], text[(end + 1)..]) : (text, "");
        // The label itself says the portfolio: "Cabinet Member for Housing: Councillor X".
        if (PortfolioHolder.IsInLabel(first))
            return new(HeaderField.CabinetMember, text, IsPlain: true);
        if (Named(first) is { } alone)
            return new(alone.Field, rest, alone.IsPlain);
        foreach (var separator in Separator().Matches(first.Length > LongestLabel ? first[..LongestLabel] : first).Cast<Match>())
        {
            if (Named(first[..separator.Index]) is { } label)
                return new(label.Field, $"{first[(separator.Index + separator.Length)..].Trim()}\n{rest}".Trim(), label.IsPlain);
        }

        return PrefixIn(first, rest) ?? Guessed(first, rest);
    }

    /// <summary>The label of a row of a table, which needs no colon to be one.</summary>
    public static HeaderLabel? OfRow(string cell, string beside) =>
        In(cell) ?? (cell.Contains('\n', StringComparison.Ordinal) || beside.Length == 0 ? null
            : PortfolioHolder.IsInLabel($"{cell}:") ? new(HeaderField.CabinetMember, $"{cell}:", IsPlain: true)
            : HeaderGuess.FieldOf(KeyOf(cell)) is { } field && cell.Length <= LongestLabel ? new(field, "", IsPlain: true)
            : null);

    /// <summary>The words of a heading or label without its number, case, plural and fillers.</summary>
    public static string KeyOf(string text)
    {
        var words = Letters().Replace(Aside().Replace(Plural().Replace(text, "s"), " ").Replace("&", " and ", StringComparison.Ordinal).ToLowerInvariant(), " ");
        return string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(w => char.IsAsciiDigit(w[0]))
            .Where(w => w is not ("the" or "a" or "an" or "is" or "are" or "this" or "these"))
            .Select(w => w.Length > 3 ? w.TrimEnd('s') : w));
    }

    private static (HeaderField Field, bool IsPlain)? Named(string text) =>
        text.Length <= LongestLabel && Known.TryGetValue(KeyOf(text), out var found) ? found : null;

    private static HeaderLabel? PrefixIn(string first, string rest)
    {
        if (first.Length > LongestLine)
            return null;
        if (ReportOf().Match(first) is { Success: true } report)
            return new(HeaderField.ReportOf, $"{report.Groups["value"].Value}\n{rest}".Trim(), IsPlain: true);
        return Answered().Match(first) is { Success: true } answered && Named(answered.Groups["label"].Value) is { } label
            ? new(label.Field, answered.Groups["value"].Value, label.IsPlain)
            : null;
    }

    private static HeaderLabel? Guessed(string first, string rest) =>
        EndOfLabel().Match(first) is { Success: true } end && !UnknownLabel.IsPartOfContact(first[..end.Index]) && HeaderGuess.FieldOf(KeyOf(first[..end.Index])) is { } field
            ? new(field, $"{first[(end.Index + 1)..].Trim()}\n{rest}".Trim(), IsPlain: true)
            : null;

    private static Dictionary<string, (HeaderField, bool)> Labels()
    {
        var labels = new Dictionary<string, (HeaderField, bool)>();
        foreach (var (field, distinct, plain) in HeaderSynonyms.All)
        {
            foreach (var label in distinct.Split('|'))
                labels[KeyOf(label)] = (field, false);
            foreach (var label in plain.Split('|', StringSplitOptions.RemoveEmptyEntries))
                labels.TryAdd(KeyOf(label), (field, true));
        }

        return labels;
    }

    [GeneratedRegex(@"[:?]\s*|\s*\.{4,}\s*|\s[-\u2013\u2014]\s|\s{2,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separator();

    [GeneratedRegex(@"(?<=^\p{Lu}[^:?]{1,98})[:?](?=\s|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EndOfLabel();

    [GeneratedRegex(@"\(s\)|'s\b|\u2019s\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plural();

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Aside();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Letters();

    [GeneratedRegex(@"^(joint )?report (of|by|from)\s*:?\s+(?<value>.{3,150})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReportOf();

    [GeneratedRegex(@"^(?<label>.{3,60}?)\s+(?<value>(yes|no|all|n/a|none|open)\b[^a-z]*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Answered();
}
