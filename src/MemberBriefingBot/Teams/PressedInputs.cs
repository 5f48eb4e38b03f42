using System.Text.Json;
using MemberBriefingBot.Teams.Cards;

namespace MemberBriefingBot.Teams;

/// <summary>A button's data and inputs as plain strings. Only scalars are read, a bounded number of them; the rest is ignored.</summary>
internal static class PressedInputs
{
    private const int MostInputs = 64;

    public static IReadOnlyDictionary<string, string> OfInvoke(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } v && v.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.Object
            && action.TryGetProperty("data", out var data)
                ? OfSubmit(data)
                : new Dictionary<string, string>();

    public static IReadOnlyDictionary<string, string> OfSubmit(JsonElement data)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (data.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in data.EnumerateObject().Take(MostInputs))
            {
                inputs[property.Name] = property.Value.ValueKind switch
                {
                    JsonValueKind.String => Storable(property.Value.GetString()!),
                    JsonValueKind.Number => property.Value.GetRawText(),
                    JsonValueKind.True => "true",
                    JsonValueKind.False => "false",
                    _ => "",
                };
            }
        }

        return inputs;
    }

    /// <summary>PostgreSQL holds no NUL, and no word needs one.</summary>
    public static string Storable(string words) => words.Replace("\0", "", StringComparison.Ordinal);
}

/// <summary>The bodies that answer an adaptiveCard/action invoke.</summary>
internal static class InvokeAnswers
{
    public static Element Card(Element card) => Of("application/vnd.microsoft.card.adaptive", card);

    public static Element Message(string words) => Of("application/vnd.microsoft.activity.message", words);

    private static Element Of(string type, object value) => new() { ["statusCode"] = 200, ["type"] = type, ["value"] = value };
}
