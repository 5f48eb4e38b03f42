using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsSimulator;

/// <summary>Reading of JSON that may hold anything: a missing or differently typed value is null, never an exception.</summary>
internal static class JsonReading
{
    public static JsonNode? At(this JsonNode? node, string name) => (node as JsonObject)?[name];

    public static string? Text(this JsonNode? node, string name) => node.At(name).AsText();

    public static string? AsText(this JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static bool IsTrue(this JsonNode? node, string name) =>
        node.At(name) is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    /// <summary>The object a text holds, or null if it holds none (also if it is no JSON, or names a property twice).</summary>
    public static JsonObject? ParseObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object ? JsonObject.Create(document.RootElement.Clone()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
