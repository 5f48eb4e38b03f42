using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>The rows of a table as they are seen.</summary>
internal static class HtmlTable
{
    /// <summary>More rows than the longest list of priorities has.</summary>
    private const int TallestCell = 50;

    /// <summary>The cells of each row that is shown; null where a taller cell of a row above reaches down.</summary>
    public static IEnumerable<IReadOnlyList<IElement?>> RowsOf(IHtmlTableElement table)
    {
        var reachesDown = new List<int>();
        foreach (var row in table.Rows.Where(r => !HtmlText.IsHidden(r)))
        {
            yield return CellsOf(row, reachesDown);
        }
    }

    /// <param name="reachesDown">For each column, how many rows more its last cell takes.</param>
    private static List<IElement?> CellsOf(IHtmlTableRowElement row, List<int> reachesDown)
    {
        var cells = new List<IElement?>();
        foreach (var cell in row.Cells.Where(c => !HtmlText.IsHidden(c)))
        {
            Reach(cells, reachesDown);
            cells.Add(cell);
            if (cells.Count > reachesDown.Count)
                reachesDown.Add(0);
            reachesDown[cells.Count - 1] = Math.Clamp(cell.RowSpan, 1, TallestCell) - 1;
        }

        Reach(cells, reachesDown);
        return cells;
    }

    private static void Reach(List<IElement?> cells, List<int> reachesDown)
    {
        while (cells.Count < reachesDown.Count && reachesDown[cells.Count] > 0)
        {
            reachesDown[cells.Count]--;
            cells.Add(null);
        }
    }
}
