using System.Text.Json.Nodes;

namespace TeamsSimulator.People.Cards;

/// <summary>Finds the buttons of a card, and with each the inputs in its reach: those of its own card and of the cards around it.</summary>
internal static class CardActions
{
    public static IReadOnlyList<CardAction> Of(JsonNode? card) => [.. Within(card, [])];

    private static IEnumerable<CardAction> Within(JsonNode? card, IReadOnlyList<JsonObject> outerInputs)
    {
        var elements = CardTree.Elements(card, intoShownCards: false).ToList();
        JsonObject[] inputs = [.. outerInputs, .. elements.Where(IsInput)];
        return elements.Where(IsAction).SelectMany(action =>
            Within(action["card"], inputs).Prepend(Read(action, inputs)));
    }

    private static CardAction Read(JsonObject action, IReadOnlyList<JsonObject> inputs) => new()
    {
        Type = action.Text("type")!,
        Id = action.Text("id"),
        Title = action.Text("title"),
        Verb = action.Text("verb"),
        Data = action["data"] as JsonObject,
        Fallback = action["fallback"] is JsonObject fallback && IsAction(fallback) ? Read(fallback, inputs) : null,
        Inputs = action.Text("associatedInputs") == "none" ? [] : inputs,
    };

    private static bool IsInput(JsonObject element) => element.Text("type")?.StartsWith("Input.", StringComparison.Ordinal) == true;

    private static bool IsAction(JsonObject element) => element.Text("type")?.StartsWith("Action.", StringComparison.Ordinal) == true;
}
