using System.Text.Json.Nodes;

namespace MemberBriefingBot.Tests.TeamsSimulator.Given;

/// <summary>Sample activities and cards.</summary>
internal static class Cards
{
    public static JsonObject Text(string text) => new() { ["type"] = "message", ["text"] = text };

    public static JsonObject Message(JsonNode card) => new()
    {
        ["type"] = "message",
        ["summary"] = "A notice for you",
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card }),
    };

    public static JsonNode Saying(string text) => Of($$"""[{"type":"TextBlock","text":"{{text}}"}]""");

    public static JsonNode Of(string body, string actions = "[]", string version = "1.5") => JsonNode.Parse($$"""
        {"type":"AdaptiveCard","version":"{{version}}","body":{{body}},"actions":{{actions}}}
        """)!;

    /// <summary>A card that asks: one required field, one with a value of its own, and a button with its fallback.</summary>
    public static JsonNode Question() => Of(
        """
        [
          {"type":"TextBlock","text":"Road closure"},
          {"type":"Input.Text","id":"question","label":"Your question","isRequired":true},
          {"type":"Input.ChoiceSet","id":"why","value":"casework","choices":[{"title":"Casework","value":"casework"},{"title":"Scrutiny","value":"scrutiny"}]}
        ]
        """,
        """
        [{"type":"Action.Execute","id":"ask1","title":"Ask","verb":"ask","data":{"briefing":"b1"},
          "fallback":{"type":"Action.Submit","title":"Ask","data":{"verb":"ask","briefing":"b1"}}}]
        """);
}
