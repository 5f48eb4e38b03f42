using System.Text.Json.Nodes;

namespace TeamsSimulator.People.Cards;

/// <summary>Walks an Adaptive Card.</summary>
internal static class CardTree
{
    // A fallback stands in for its element, and data belongs to the bot: neither is part of what is drawn.
    private static readonly HashSet<string> NotDrawn = ["fallback", "data", "refresh", "authentication", "msteams", "metadata"];

    /// <summary>
    /// The objects that carry a type, in document order, from this one down. With <paramref name="intoShownCards"/>
    /// false it stops at the cards an Action.ShowCard would open.
    /// </summary>
    public static IEnumerable<JsonObject> Elements(JsonNode? node, bool intoShownCards = true) => node switch
    {
        JsonArray array => array.SelectMany(item => Elements(item, intoShownCards)),
        JsonObject element => Own(element).Concat(Children(element, intoShownCards).SelectMany(child => Elements(child, intoShownCards))),
        _ => [],
    };

    private static IEnumerable<JsonObject> Own(JsonObject element) => element.Text("type") is null ? [] : [element];

    private static IEnumerable<JsonNode?> Children(JsonObject element, bool intoShownCards) => element
        .Where(property => !NotDrawn.Contains(property.Key))
        .Where(property => intoShownCards || property.Key != "card" || element.Text("type") != "Action.ShowCard")
        .Select(property => property.Value);
}
