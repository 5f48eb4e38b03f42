using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>What the elements of a page mean to a reader: shown or not, a block, a heading, bold, a box that is ticked.</summary>
internal static partial class HtmlText
{
    /// <summary>Elements that are no words of the report, whatever they hold.</summary>
    private static readonly HashSet<string> s_notShown = new(StringComparer.Ordinal)
    {
        "head", "script", "style", "template", "noscript", "iframe", "object", "svg", "select", "textarea", "button", "nav", "footer", "audio", "video",
    };

    private static readonly HashSet<string> s_blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "details", "div", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "ul",
    };

    /// <summary>The part of a page that is its content, without what stands around it on every page of the site.</summary>
    public static IElement Report(IElement body) => body.QuerySelectorAll("main, [role=main]").Where(m => m.TextContent.Trim().Length > 0).ToList() is [var only] ? only : body;

    public static bool IsBlock(IElement element) => s_blocks.Contains(element.LocalName);

    public static bool IsHeading(IElement element) => element.LocalName is ['h', >= '1' and <= '6'] || element.GetAttribute("role") == "heading";

    public static bool IsBold(IElement element) => element.LocalName is "b" or "strong" || (element.GetAttribute("style") is { } style && BoldStyle().IsMatch(style));

    public static bool IsHidden(IElement element) =>
        s_notShown.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || element.GetAttribute("aria-hidden") == "true"
        || (element.GetAttribute("style") is { } style && HidingStyle().IsMatch(style));

    /// <summary>Letters as a browser draws them: any gap is one space, but a space that does not break stays.</summary>
    public static string Of(IText letters) => Gaps().Replace(Invisible().Replace(letters.Data, ""), " ");

    /// <summary>☒ or ☐ for a box or button of a choice; nothing for other inputs.</summary>
    public static string Box(IElement input) =>
        input.GetAttribute("type")?.ToLowerInvariant() is "checkbox" or "radio" ? input.HasAttribute("checked") ? " ☒ " : " ☐ " : "";

    [GeneratedRegex(@"[ \t\r\n\f]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Gaps();

    /// <summary>Soft hyphens and characters without width.</summary>
    [GeneratedRegex(@"[\u00ad\u200b\u2060\ufeff]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"\b(display\s*:\s*none|visibility\s*:\s*hidden)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HidingStyle();

    [GeneratedRegex(@"\bfont-weight\s*:\s*(bold|bolder|[6-9]00)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BoldStyle();
}
