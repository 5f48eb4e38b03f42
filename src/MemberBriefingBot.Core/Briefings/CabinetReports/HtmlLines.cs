using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>The paragraphs and table rows of a page in reading order, nested lists and tables included.</summary>
internal sealed class HtmlLines
{
    private readonly List<ReportLine> _lines = [];
    private readonly StringBuilder _words = new();
    private bool _isBold = true;
    private int _paragraphs;
    private int _tables;

    /// <summary>The level of the list item that the next paragraph begins; null when it begins none.</summary>
    private int? _itemLevel;

    /// <summary>Where a node stands.</summary>
    /// <param name="Lists">How many lists it is inside.</param>
    /// <param name="IsAsTyped">Shown line by line as it was typed.</param>
    /// <param name="Row">The row of a table that it is the whole of; null in running text.</param>
    private sealed record Place(int Lists, bool IsHeading, bool IsBold, bool IsAsTyped, string? Row);

    public static IReadOnlyList<ReportLine> In(IElement container)
    {
        var lines = new HtmlLines();
        lines.WalkAll(container, new Place(0, IsHeading: false, IsBold: false, IsAsTyped: false, null));
        return lines._lines;
    }

    /// <summary>The children of an element that is a block.</summary>
    private void WalkAll(IElement container, Place place)
    {
        foreach (var node in container.ChildNodes)
        {
            Walk(node, place);
        }

        EndParagraph(place);
    }

    private void Walk(INode node, Place place)
    {
        switch (node)
        {
            case IText letters:
                Append(place.IsAsTyped ? letters.Data.ReplaceLineEndings("\n") : HtmlText.Of(letters), place);
                break;
            case IElement element when !HtmlText.IsHidden(element):
                WalkElement(element, place);
                break;
        }
    }

    private void WalkElement(IElement element, Place place)
    {
        switch (element)
        {
            case IHtmlTableElement table:
                EndParagraph(place);
                OfTable(table, place);
                break;
            case { LocalName: "dl" }:
                EndParagraph(place);
                OfTerms(element, ++_tables);
                break;
            case { LocalName: "br" }:
                _words.Append('\n');
                break;
            case { LocalName: "input" }:
                Append(HtmlText.Box(element), place);
                break;
            case var _ when HtmlText.IsBlock(element):
                EndParagraph(place);
                _itemLevel = element.LocalName == "li" ? Math.Max(0, place.Lists - 1) : _itemLevel;
                WalkAll(element, Inside(element, place));
                _itemLevel = null;
                break;
            default:
                foreach (var node in element.ChildNodes)
                {
                    Walk(node, Inside(element, place));
                }

                break;
        }
    }

    private static Place Inside(IElement element, Place place) => place with
    {
        Lists = place.Lists + (element.LocalName is "ul" or "ol" ? 1 : 0),
        IsHeading = place.IsHeading || HtmlText.IsHeading(element),
        IsBold = place.IsBold || HtmlText.IsBold(element),
        IsAsTyped = place.IsAsTyped || element.LocalName == "pre",
    };

    /// <summary>Two gaps that meet are one.</summary>
    private void Append(string words, Place place)
    {
        _isBold &= place.IsBold || string.IsNullOrWhiteSpace(words);
        _words.Append(!place.IsAsTyped && _words.Length > 0 && _words[^1] == ' ' ? words.TrimStart(' ') : words);
    }

    private void EndParagraph(Place place)
    {
        var (words, isBold) = (_words.ToString(), _isBold);
        _words.Clear();
        _isBold = true;
        if (words.Trim(' ').Length == 0)
            return;
        _paragraphs++;
        foreach (var line in words.Split('\n'))
        {
            var where = place.Row ?? string.Create(CultureInfo.InvariantCulture, $"paragraph {_paragraphs}");
            _lines.Add(ReportLine.Of(line, where) with { IsHeading = place.IsHeading, IsBold = isBold, ListLevel = place.IsHeading ? null : _itemLevel, MayWrap = place.IsAsTyped });
            _itemLevel = null;
        }
    }

    private void OfTable(IHtmlTableElement table, Place place)
    {
        var number = ++_tables;
        var row = 0;
        foreach (var cells in HtmlTable.RowsOf(table))
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"table {number}, row {++row}");
            if (cells.Count > 1 && !cells.Any(IsLayout))
            {
                _lines.Add(new ReportLine([.. cells.Select(c => c is null ? "" : Cell(c))], where));
                continue;
            }

            foreach (var cell in cells.OfType<IElement>())
            {
                WalkAll(cell, place with { Row = where });
            }
        }
    }

    /// <summary>Terms and what is said of them, as the two columns of a table.</summary>
    private void OfTerms(IElement list, int number)
    {
        var term = "";
        var entry = 0;
        foreach (var part in list.QuerySelectorAll("dt, dd").Where(p => p.Closest("dl") == list && !HtmlText.IsHidden(p)))
        {
            if (part.LocalName == "dt")
            {
                term = Cell(part);
                continue;
            }

            _lines.Add(new ReportLine([term, Cell(part)], string.Create(CultureInfo.InvariantCulture, $"list {number}, entry {++entry}")));
            term = "";
        }
    }

    /// <summary>A cell that only holds a place on the page: what is in it is not one value.</summary>
    private static bool IsLayout(IElement? cell) => cell?.QuerySelector("table, h1, h2, h3, h4, h5, h6") is not null;

    private static string Cell(IElement cell) => string.Join('\n', In(cell).Select(l => l.Text).Where(t => t.Length > 0));
}
