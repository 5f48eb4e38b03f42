using System.Text.Json;
using System.Text.Json.Nodes;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>
/// The few Adaptive Card elements our cards are made of (schema 1.5, the newest that Teams renders everywhere). People's own
/// words go only into <see cref="Said"/>, whose elements do not read Markdown: they are shown literally.
/// </summary>
internal static class Card
{
    public static JsonElement Of(IEnumerable<JsonNode?> body, IEnumerable<JsonNode?>? actions = null)
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["body"] = Array(body),
        };
        if (actions is not null && Array(actions) is { Count: > 0 } buttons)
        {
            card["actions"] = buttons;
        }

        return JsonSerializer.SerializeToElement(card, CardJson.Default.JsonObject);
    }

    /// <summary>Words of ours: a heading that assistive technology reads as one.</summary>
    public static JsonObject Heading(string text) => Text(text, size: "Large", weight: "Bolder", style: "heading");

    /// <summary>A heading within the card. Its size is named, because some clients draw every heading large.</summary>
    public static JsonObject Subheading(string text) => Text(text, size: "Default", weight: "Bolder", spacing: "Medium", style: "heading");

    /// <summary>Words of ours.</summary>
    public static JsonObject Text(string text, string? size = null, string? weight = null, bool subtle = false, string? spacing = null, string? style = null, string? color = null)
    {
        var block = new JsonObject { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true };
        Set(block, "size", size);
        Set(block, "weight", weight);
        Set(block, "spacing", spacing);
        Set(block, "style", style);
        Set(block, "color", color);
        if (subtle)
        {
            block["isSubtle"] = true;
        }

        return block;
    }

    /// <summary>Somebody's own words, shown literally, a paragraph to each line.</summary>
    public static IEnumerable<JsonNode> Said(string words, string? size = null, string? weight = null, bool subtle = false) =>
        Literal.Lines(words).Select(line =>
        {
            var run = new JsonObject { ["type"] = "TextRun", ["text"] = line };
            Set(run, "size", size);
            Set(run, "weight", weight);
            if (subtle)
            {
                run["isSubtle"] = true;
            }

            return (JsonNode)new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(run), ["spacing"] = "Small" };
        });

    /// <summary>A label of ours over somebody's words; nothing when there are no words.</summary>
    public static IEnumerable<JsonNode> Field(string label, string? words) =>
        string.IsNullOrWhiteSpace(words) ? [] : [Subheading(label), .. Said(words)];

    /// <summary>A label of ours beside somebody's words, on one line; nothing when there are no words.</summary>
    public static IEnumerable<JsonNode> Line(string label, string? words)
    {
        if (!string.IsNullOrWhiteSpace(words))
        {
            yield return new JsonObject
            {
                ["type"] = "RichTextBlock",
                ["spacing"] = "Small",
                ["inlines"] = new JsonArray(
                    new JsonObject { ["type"] = "TextRun", ["text"] = $"{label}: ", ["weight"] = "Bolder" },
                    new JsonObject { ["type"] = "TextRun", ["text"] = Literal.OneLine(words) }),
            };
        }
    }

    /// <param name="style">One of the host's: good, warning, attention, emphasis. Its words say the same, so that colour is never the only sign.</param>
    public static JsonObject Box(string style, params IEnumerable<JsonNode?> items) =>
        new() { ["type"] = "Container", ["style"] = style, ["bleed"] = false, ["spacing"] = "Medium", ["items"] = Array(items) };

    public static JsonObject Group(string id, bool visible, params IEnumerable<JsonNode?> items) =>
        new() { ["type"] = "Container", ["id"] = id, ["isVisible"] = visible, ["spacing"] = "Medium", ["items"] = Array(items) };

    /// <summary>No elements, where a card leaves something out.</summary>
    public static IEnumerable<JsonNode> Nothing => [];

    public static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes.Where(n => n is not null)]);

    private static void Set(JsonObject target, string name, string? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }
    }
}
