using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>A report as a web page that somebody saved. It may come from anyone: nothing in it is run or fetched, and it is measured before it is read.</summary>
internal static partial class HtmlReport
{
    private const int SizeLimit = 4 * 1024 * 1024;

    /// <summary>A page of a report has some thousands. What a page costs to read grows with their square when they are nested to deceive.</summary>
    private const int MostTags = 40_000;

    private const int DeepestElement = 128;

    /// <summary>Far enough to see what a file is, in bytes.</summary>
    private const int LongestOpening = 8 * 1024;

    /// <summary>Elements that have no end, or that end where another begins: to leave them open nests nothing.</summary>
    private static readonly HashSet<string> s_needNoEnd = new(StringComparer.Ordinal)
    {
        "html", "head", "body", "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "col", "option", "optgroup",
        "area", "base", "br", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    };

    /// <summary>Elements in which no end of an element outside is heard.</summary>
    private static readonly HashSet<string> s_closedIn = new(StringComparer.Ordinal) { "table", "object", "applet", "marquee", "template" };

    /// <summary>Whether it begins as a page does, or as something that is taken for one. What it is called does not count.</summary>
    public static bool IsOne(byte[] bytes) => Opening(bytes) is var opening && (Page().IsMatch(opening) || Xml().IsMatch(opening) || IsArchive(opening));

    public static ReportFile Read(byte[] bytes)
    {
        var opening = Opening(bytes);
        if (IsArchive(opening))
            return new ReportFile.NotReadable("it is a web archive (.mht). In the browser, save the page as \"Web page, HTML only\"");
        if (!Page().IsMatch(opening))
            return new ReportFile.NotReadable("it is XML and not a web page. Use the report's own page or its Word document (.docx)");
        if (bytes.Length > SizeLimit)
            return new ReportFile.NotReadable("it is more than 4 MB of web page, far more than a report holds. In the browser, save the page as \"Web page, HTML only\"");
        var page = TextReport.Decode(bytes);
        if (page.AsSpan().Count('<') > MostTags)
            return new ReportFile.NotReadable("it has more parts than any report. Check that it is the right page, or save the report as text");
        if (IsNestedTooDeep(page))
            return new ReportFile.NotReadable("its parts are nested deeper than can be read. Save the report as text and try that");
        var body = new HtmlParser(new HtmlParserOptions { IsScripting = false, MaximumDepth = DeepestElement }).ParseDocument(page).Body;
        return body is null ? new ReportFile.NotReadable("it is a web page with nothing on it") : ReportFile.OfLines(HtmlLines.In(HtmlText.Report(body)));
    }

    /// <summary>Judged before it is parsed, by the tags that are open at once.</summary>
    private static bool IsNestedTooDeep(string page)
    {
        var open = new List<string>();
        for (var tag = Tag().Match(page); tag.Success && open.Count <= DeepestElement; tag = tag.NextMatch())
        {
            var name = tag.Groups["name"].Value.ToLowerInvariant();
            if (name.Length == 0 || s_needNoEnd.Contains(name))
                continue;
            if (tag.Groups["end"].Success)
                Close(name, open);
            else
                open.Add(name);
        }

        return open.Count > DeepestElement;
    }

    /// <summary>The end of an element means nothing inside a table that began after it; the end of a table ends all that is open in it.</summary>
    private static void Close(string name, List<string> open)
    {
        var at = open.FindLastIndex(o => o == name || s_closedIn.Contains(o));
        if (at < 0 || open[at] != name)
            return;
        open.RemoveRange(at, s_closedIn.Contains(name) ? open.Count - at : 1);
    }

    private static string Opening(byte[] bytes) => TextReport.Decode(bytes.Length > LongestOpening ? bytes[..LongestOpening] : bytes);

    private static bool IsArchive(string opening) =>
        opening.Contains("MIME-Version:", StringComparison.OrdinalIgnoreCase) && opening.Contains("multipart/related", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\s*(?>(<\?xml[^>]*>|<!--.*?-->)\s*)*<(!doctype\s+html|html|head|body|main|div|table|h[1-6]|p)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Page();

    /// <summary>A tag; what scripts, styles, drawings and comments hold is passed over whole.</summary>
    [GeneratedRegex(@"<(?<code>script|style|svg)\b(.*?</\k<code>|.*)|<!--(.*?-->|.*)|<(?<end>/)?(?<name>[a-z][a-z0-9]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\s*<(\?xml|!doctype)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Xml();
}
