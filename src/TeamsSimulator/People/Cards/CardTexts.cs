using System.Text.Json.Nodes;

namespace TeamsSimulator.People.Cards;

/// <summary>What a card says to its reader.</summary>
internal static class CardTexts
{
    public static IEnumerable<string?> Of(JsonNode? card) => CardTree.Elements(card).SelectMany(TextsOf);

    private static IEnumerable<string?> TextsOf(JsonObject element) => element.Text("type") switch
    {
        "TextBlock" or "TextRun" => [element.Text("text")],
        "RichTextBlock" => Items(element, "inlines").Select(inline => inline.AsText()),
        "FactSet" => Items(element, "facts").Select(fact => $"{fact.Text("title")} {fact.Text("value")}"),
        "Input.Toggle" => [element.Text("label"), element.Text("title")],
        "Input.ChoiceSet" => [element.Text("label"), element.Text("placeholder"), .. Items(element, "choices").Select(choice => choice.Text("title"))],
        { } type when type.StartsWith("Input.", StringComparison.Ordinal) =>
            [element.Text("label"), element.Text("placeholder"), element["value"]?.ToString()],
        { } type when type.StartsWith("Action.", StringComparison.Ordinal) => [element.Text("title")],
        _ => [],
    };

    private static IEnumerable<JsonNode?> Items(JsonObject element, string name) => element[name] as JsonArray ?? [];
}
