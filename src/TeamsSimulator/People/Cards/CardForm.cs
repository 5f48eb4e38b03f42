using System.Text.Json.Nodes;

namespace TeamsSimulator.People.Cards;

/// <summary>What a client sends when a button is pressed: the button's data with the values of the inputs laid over it.</summary>
internal static class CardForm
{
    /// <summary>Fills in the fields in the button's reach.</summary>
    /// <exception cref="ArgumentException">A value is given for a field the card does not have, or a required field is left empty: the client would not send.</exception>
    public static JsonObject Fill(CardAction action, IReadOnlyDictionary<string, string>? typed)
    {
        var values = new Dictionary<string, string>(typed ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        var data = action.Data?.DeepClone().AsObject() ?? [];
        foreach (var input in action.Inputs)
        {
            var id = input.Text("id")!;
            var value = values.Remove(id, out var entered) ? entered : Untouched(input);
            if (value.Length == 0 && input.IsTrue("isRequired"))
            {
                throw new ArgumentException($"The field '{id}' is required and empty, so Teams does not send '{action.Title}'.", nameof(typed));
            }

            data[id] = value;
        }

        return values.Count == 0
            ? data
            : throw new ArgumentException($"The card has no field '{values.Keys.First()}' in reach of '{action.Title}'.", nameof(typed));
    }

    private static string Untouched(JsonObject input) =>
        input["value"]?.ToString() ?? (input.Text("type") == "Input.Toggle" ? input.Text("valueOff") ?? "false" : "");
}
