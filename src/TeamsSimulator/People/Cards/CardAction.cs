using System.Text.Json.Nodes;

namespace TeamsSimulator.People.Cards;

/// <summary>A button on a card.</summary>
public sealed record CardAction
{
    /// <summary>For instance <c>Action.Execute</c>.</summary>
    public required string Type { get; init; }

    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? Verb { get; init; }

    /// <summary>The data the card's author put behind the button.</summary>
    public JsonObject? Data { get; init; }

    /// <summary>What a client too old for <see cref="Type"/> shows instead.</summary>
    public CardAction? Fallback { get; init; }

    /// <summary>The input fields whose values the client sends along.</summary>
    internal IReadOnlyList<JsonObject> Inputs { get; init; } = [];
}
