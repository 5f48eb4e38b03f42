using System.Text.Json.Nodes;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>
/// Buttons and inputs. Every button is an Action.Execute, whose answer replaces the card in place, with an Action.Submit for
/// clients that know no better; both carry the same data, so both are one action to us.
/// </summary>
internal static class Buttons
{
    /// <summary>Name of the data field that says which action was pressed.</summary>
    public const string Act = "act";

    /// <param name="ids">Ids the action concerns. They are looked up again with the presser's own rights when it is pressed.</param>
    public static JsonObject Execute(string title, string act, IEnumerable<(string Name, string Value)>? ids = null, string? style = null, bool ignoreInputs = false)
    {
        var execute = Button("Action.Execute", title, act, ids, style, ignoreInputs);
        execute["verb"] = act;
        execute["fallback"] = Button("Action.Submit", title, act, ids, style, ignoreInputs);
        return execute;
    }

    /// <summary>Opens a form beneath the card.</summary>
    public static JsonObject Form(string title, IEnumerable<JsonNode?> body, JsonObject send) => new()
    {
        ["type"] = "Action.ShowCard",
        ["title"] = title,
        ["card"] = new JsonObject { ["type"] = "AdaptiveCard", ["body"] = Card.Array(body), ["actions"] = new JsonArray(send) },
    };

    public static JsonObject Toggle(string title, params IEnumerable<string> groups) => new()
    {
        ["type"] = "Action.ToggleVisibility",
        ["title"] = title,
        ["targetElements"] = new JsonArray([.. groups.Select(g => (JsonNode)g)]),
    };

    public static JsonObject Ask(string id, string label, string value = "", bool multiline = false, int? most = null, string? mustHave = null, string? hint = null)
    {
        var input = Input("Input.Text", id, label, mustHave);
        input["value"] = value;
        input["isMultiline"] = multiline;
        if (most is { } length)
        {
            input["maxLength"] = length;
        }

        if (hint is not null)
        {
            input["placeholder"] = hint;
        }

        return input;
    }

    public static JsonObject Choose(string id, string label, IEnumerable<(string Title, string Value)> choices, string value = "", bool many = false, bool dropDown = true, string? mustHave = null)
    {
        var input = Input("Input.ChoiceSet", id, label, mustHave);
        input["choices"] = new JsonArray([.. choices.Select(c => new JsonObject { ["title"] = Literal.OneLine(c.Title), ["value"] = c.Value })]);
        input["value"] = value;
        input["isMultiSelect"] = many;
        input["style"] = dropDown && !many ? "compact" : "expanded";
        return input;
    }

    public static JsonObject Tick(string id, string title, bool value = false) =>
        new() { ["type"] = "Input.Toggle", ["id"] = id, ["title"] = title, ["value"] = value ? "true" : "false", ["wrap"] = true };

    public static JsonObject Date(string id, string label, string value = "") => WithValue(Input("Input.Date", id, label, null), value);

    public static JsonObject Time(string id, string label, string value = "") => WithValue(Input("Input.Time", id, label, null), value);

    private static JsonObject WithValue(JsonObject input, string value)
    {
        if (value.Length > 0)
        {
            input["value"] = value;
        }

        return input;
    }

    private static JsonObject Input(string type, string id, string label, string? mustHave)
    {
        var input = new JsonObject { ["type"] = type, ["id"] = id, ["label"] = label };
        if (mustHave is not null)
        {
            input["isRequired"] = true;
            input["errorMessage"] = mustHave;
        }

        return input;
    }

    private static JsonObject Button(string type, string title, string act, IEnumerable<(string Name, string Value)>? ids, string? style, bool ignoreInputs)
    {
        var data = new JsonObject { [Act] = act };
        foreach (var (name, value) in ids ?? [])
        {
            data[name] = value;
        }

        var button = new JsonObject { ["type"] = type, ["title"] = title, ["data"] = data };
        if (style is not null)
        {
            button["style"] = style;
        }

        if (ignoreInputs)
        {
            button["associatedInputs"] = "none";
        }

        return button;
    }
}
