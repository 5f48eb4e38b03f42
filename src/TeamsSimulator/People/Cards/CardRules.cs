using System.Globalization;
using System.Text.Json.Nodes;

namespace TeamsSimulator.People.Cards;

/// <summary>What Teams asks of a card before it draws it: Adaptive Card schema 1.5.</summary>
internal static class CardRules
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    private static readonly HashSet<string> Drawn =
    [
        "AdaptiveCard", "TextBlock", "RichTextBlock", "TextRun", "Image", "ImageSet", "Media", "FactSet",
        "Container", "ColumnSet", "Column", "Table", "TableRow", "TableCell", "ActionSet",
        "Input.Text", "Input.Number", "Input.Date", "Input.Time", "Input.Toggle", "Input.ChoiceSet",
        "Action.Execute", "Action.Submit", "Action.OpenUrl", "Action.ShowCard", "Action.ToggleVisibility",
    ];

    /// <summary>Why Teams would not draw this card, in words; null if it would.</summary>
    public static string? WhyNotDrawn(JsonNode? card)
    {
        if (card.Text("type") != "AdaptiveCard")
        {
            return "The content is not of type AdaptiveCard.";
        }

        if (!IsDrawnVersion(card.Text("version")))
        {
            return $"Version '{card.Text("version")}' is not one of 1.0 to 1.5.";
        }

        var elements = CardTree.Elements(card).ToList();
        if (elements.Find(element => !Drawn.Contains(element.Text("type")!)) is { } unknown)
        {
            return $"The card uses the unknown type '{unknown.Text("type")}'.";
        }

        return WhyNotAnswerable(elements);
    }

    private static string? WhyNotAnswerable(IReadOnlyList<JsonObject> elements)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            var type = element.Text("type")!;
            if (type == "Action.OpenUrl" && !IsLink(element.Text("url")))
            {
                return $"The link '{element.Text("title")}' has no address of the web or of a mailbox.";
            }

            if (type.StartsWith("Input.", StringComparison.Ordinal) && string.IsNullOrEmpty(element.Text("id")))
            {
                return $"An {type} has no id.";
            }

            if (element.Text("id") is { Length: > 0 } id && !ids.Add(id))
            {
                return $"The id '{id}' is used twice.";
            }
        }

        return null;
    }

    // On Unix a path such as /here parses as an absolute file address, so the scheme decides.
    private static bool IsLink(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is "https" or "http" or "mailto";

    private static bool IsDrawnVersion(string? version) =>
        Version.TryParse(version, out var parsed)
        && parsed.Major == 1 && parsed.Minor is >= 0 and <= 5
        && version == string.Create(CultureInfo.InvariantCulture, $"{parsed.Major}.{parsed.Minor}");
}
