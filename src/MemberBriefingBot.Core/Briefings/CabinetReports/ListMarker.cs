using System.Globalization;
using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

internal enum ListMarkerKind
{
    Number,
    Decimal,
    Letter,
    Roman,
    Bullet,

    /// <summary>Numbered or bulleted by the word processor, so that no marker stands in the text.</summary>
    Automatic,
}

/// <summary>What marks an item of a list: "1.", "2.1", "(a)", "(iv)", a bullet.</summary>
/// <param name="Number">Of a plain number; 0 otherwise.</param>
/// <param name="Level">How deep the word processor has it; 0 otherwise.</param>
/// <param name="Text">The item without its marker.</param>
internal sealed partial record ListMarker(ListMarkerKind Kind, int Number, int Level, string Letters, string Text)
{
    public static ListMarker? In(ReportLine line)
    {
        if (Named().Match(line.Text) is { Success: true } named)
            return new(ListMarkerKind.Number, int.Parse(named.Groups["number"].Value, CultureInfo.InvariantCulture), 0, "", named.Groups["text"].Value);
        if (Written().Match(WithMarkerSet(line)) is { Success: true } written)
            return Read(written);
        return line.ListLevel is { } level ? new(ListMarkerKind.Automatic, 0, level, "", line.Text) : null;
    }

    /// <summary>Whether this one follows in the same list as one before it; "(i)" after "(h)" is a letter.</summary>
    public ListMarker After(ListMarker previous) =>
        previous.Kind == ListMarkerKind.Letter && Kind == ListMarkerKind.Roman && Letters.Length == 1 && Letters[0] == previous.Letters[0] + 1
            ? this with { Kind = ListMarkerKind.Letter }
            : this;

    /// <summary>A number or letter in a column of its own is a marker without its bracket.</summary>
    private static string WithMarkerSet(ReportLine line) =>
        line.Cells is [var first, ..] && line.Cells.Count > 1 && Bare().IsMatch(first) ? $"{first}) {string.Join(' ', line.Cells.Skip(1))}" : line.Text;

    private static ListMarker Read(Match written)
    {
        var text = written.Groups["text"].Value;
        if (written.Groups["decimal"].Success)
            return new(ListMarkerKind.Decimal, 0, 0, "", text);
        if (written.Groups["number"] is { Success: true } number)
            return new(ListMarkerKind.Number, int.Parse(number.Value, CultureInfo.InvariantCulture), 0, "", text);
        if (written.Groups["roman"] is { Success: true } roman)
            return new(ListMarkerKind.Roman, 0, 0, roman.Value.ToLowerInvariant(), text);
        return written.Groups["letter"] is { Success: true } letter
            ? new(ListMarkerKind.Letter, 0, 0, letter.Value.ToLowerInvariant(), text)
            : new(ListMarkerKind.Bullet, 0, 0, "", text);
    }

    [GeneratedRegex(@"^(recommendation\s+|R)(?<number>\d{1,2})\b\s*[:.)\u2013\u2014-]?\s+(?<text>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^(\d{1,2}|[a-z]|[ivx]{1,6})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bare();

    [GeneratedRegex(
        @"^(?:\(?(?<decimal>\d{1,2}(\.\d{1,2}){1,3})[.)]?|(\((?<number>\d{1,2})\)|(?<number>\d{1,2})[.)])|(\((?<roman>[ivx]{1,6})\)|(?<roman>[ivx]{1,6})[.)])|(\((?<letter>[a-z])\)|(?<letter>[a-z])[.)])|(?<bullet>[\u2022\u00b7\u25aa\u25cf\u25e6\uf0b7*\u2013\u2014-]|o(?=\s+\p{Lu})))\s*(?<=[\s)\u2022\u00b7\u25aa\u25cf\uf0b7])(?<text>\S.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Written();
}
