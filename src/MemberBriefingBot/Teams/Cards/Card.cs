namespace MemberBriefingBot.Teams.Cards;

/// <summary>
/// The few Adaptive Card elements our cards are made of (schema 1.5, the newest that Teams renders everywhere). People's own
/// words go only into <see cref="Said"/>, whose elements do not read Markdown: they are shown literally.
/// </summary>
internal static class Card
{
    public static Element Of(IEnumerable<Element?> body, IEnumerable<Element?>? actions = null) => new()
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = "1.5",
        ["body"] = List(body),
        ["actions"] = List(actions ?? []) is { Count: > 0 } buttons ? buttons : null,
    };

    /// <summary>Words of ours: a heading that assistive technology reads as one.</summary>
    public static Element Heading(string text) => Text(text, size: "Large", weight: "Bolder", style: "heading");

    /// <summary>A heading within the card. Its size is named, because some clients draw every heading large.</summary>
    public static Element Subheading(string text) => Text(text, size: "Default", weight: "Bolder", spacing: "Medium", style: "heading");

    /// <summary>Words of ours.</summary>
    public static Element Text(string text, string? size = null, string? weight = null, bool subtle = false, string? spacing = null, string? style = null, string? color = null) => new()
    {
        ["type"] = "TextBlock",
        ["text"] = text,
        ["wrap"] = true,
        ["size"] = size,
        ["weight"] = weight,
        ["spacing"] = spacing,
        ["style"] = style,
        ["color"] = color,
        ["isSubtle"] = subtle ? true : null,
    };

    /// <summary>Somebody's own words, shown literally, a paragraph to each line.</summary>
    public static IEnumerable<Element> Said(string words, string? size = null, string? weight = null, bool subtle = false) =>
        Literal.Lines(words).Select(line => Run(new Element
        {
            ["type"] = "TextRun",
            ["text"] = line,
            ["size"] = size,
            ["weight"] = weight,
            ["isSubtle"] = subtle ? true : null,
        }));

    /// <summary>A label of ours over somebody's words; nothing when there are no words.</summary>
    public static IEnumerable<Element> Field(string label, string? words) =>
        string.IsNullOrWhiteSpace(words) ? [] : [Subheading(label), .. Said(words)];

    /// <summary>A label of ours beside somebody's words, on one line; nothing when there are no words.</summary>
    public static IEnumerable<Element> Line(string label, string? words)
    {
        if (!string.IsNullOrWhiteSpace(words))
        {
            yield return Run(
                new Element { ["type"] = "TextRun", ["text"] = $"{label}: ", ["weight"] = "Bolder" },
                new Element { ["type"] = "TextRun", ["text"] = Literal.OneLine(words) });
        }
    }

    /// <param name="style">One of the host's: good, warning, attention, emphasis. Its words say the same, so that colour is never the only sign.</param>
    public static Element Box(string style, params IEnumerable<Element?> items) =>
        new() { ["type"] = "Container", ["style"] = style, ["bleed"] = false, ["spacing"] = "Medium", ["items"] = List(items) };

    public static Element Group(string id, bool visible, params IEnumerable<Element?> items) =>
        new() { ["type"] = "Container", ["id"] = id, ["isVisible"] = visible, ["spacing"] = "Medium", ["items"] = List(items) };

    /// <summary>No elements, where a card leaves something out.</summary>
    public static IEnumerable<Element> Nothing => [];

    public static List<Element> List(params IEnumerable<Element?> elements) => [.. elements.OfType<Element>()];

    private static Element Run(params IEnumerable<Element> runs) => new() { ["type"] = "RichTextBlock", ["inlines"] = List(runs), ["spacing"] = "Small" };
}
