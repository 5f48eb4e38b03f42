using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>
/// A line of text, a paragraph or a row of a table: what every kind of report comes down to before it is understood.
/// </summary>
/// <param name="Cells">Side by side; one in running text, none in a blank line. A cell may hold several lines.</param>
/// <param name="Where">Where it stands, for a person.</param>
internal sealed partial record ReportLine(IReadOnlyList<string> Cells, string Where)
{
    /// <summary>What programs that turn documents into text leave of bold letters.</summary>
    private const string Strong = "**";

    /// <summary>Set in type as a heading.</summary>
    public bool IsHeading { get; init; }

    /// <summary>Set in bold throughout, as headings are where no style is used.</summary>
    public bool IsBold { get; init; }

    /// <summary>How deep it stands in an automatically numbered or bulleted list, from 0; null outside one.</summary>
    public int? ListLevel { get; init; }

    /// <summary>A line of a text file, whose sentence may go on in the next.</summary>
    public bool MayWrap { get; init; }

    public bool IsBlank => Cells.All(c => c.Length == 0);

    /// <summary>The whole of it in reading order.</summary>
    public string Text => string.Join(' ', Cells.Where(c => c.Length > 0));

    /// <summary>One paragraph, with the cells that its tabs make.</summary>
    public static ReportLine Of(string text, string where) => new(Split(text.Replace(Strong, "", StringComparison.Ordinal)), where);

    public static string Tidy(string text) => Spaces().Replace(text, " ").Trim();

    private static IReadOnlyList<string> Split(string text)
    {
        if (text.Trim().Length == 0)
            return [];
        var cells = PipeRow().Match(text) is { Success: true } row ? row.Groups["cells"].Value.Split('|') : Columns().Replace(text.TrimEnd(), "\t").Split('\t');
        return [.. cells.Select(Tidy)];
    }

    [GeneratedRegex(@"^\s*\|(?<cells>.*\|.*?)\|?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PipeRow();

    /// <summary>Columns made with the space bar: a gap no sentence has, or an indent deeper than any paragraph's.</summary>
    [GeneratedRegex(@"(?<=\S)[ \u00a0]{3,}(?=\S)|^[ \u00a0]{10,}(?=\S)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Columns();

    [GeneratedRegex(@"[\s\u00a0]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();
}
