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
    public static Element Execute(string title, string act, IEnumerable<(string Name, string Value)>? ids = null, string? style = null, bool ignoreInputs = false)
    {
        var execute = Button("Action.Execute", title, act, ids, style, ignoreInputs);
        execute["verb"] = act;
        execute["fallback"] = Button("Action.Submit", title, act, ids, style, ignoreInputs);
        return execute;
    }

    /// <summary>Opens a form beneath the card.</summary>
    public static Element Form(string title, IEnumerable<Element?> body, Element send) => new()
    {
        ["type"] = "Action.ShowCard",
        ["title"] = title,
        ["card"] = new Element { ["type"] = "AdaptiveCard", ["body"] = Card.List(body), ["actions"] = Card.List(send) },
    };

    /// <summary>Lesser buttons, in the body: Teams shows five beneath a card and no more.</summary>
    public static Element? Row(params IEnumerable<Element?> buttons) =>
        Card.List(buttons) is { Count: > 0 } some ? new Element { ["type"] = "ActionSet", ["actions"] = some, ["spacing"] = "Medium" } : null;

    public static Element Toggle(string title, params IEnumerable<string> groups) => new()
    {
        ["type"] = "Action.ToggleVisibility",
        ["title"] = title,
        ["targetElements"] = groups.ToList(),
    };

    public static Element Ask(string id, string label, string value = "", bool multiline = false, int? most = null, string? mustHave = null, string? hint = null)
    {
        var input = Input("Input.Text", id, label, mustHave);
        input["value"] = value;
        input["isMultiline"] = multiline;
        input["maxLength"] = most;
        input["placeholder"] = hint;
        return input;
    }

    public static Element Choose(string id, string label, IEnumerable<(string Title, string Value)> choices, string value = "", bool many = false, bool dropDown = true, string? mustHave = null)
    {
        var input = Input("Input.ChoiceSet", id, label, mustHave);
        input["choices"] = Card.List(choices.Select(c => new Element { ["title"] = Literal.OneLine(c.Title), ["value"] = c.Value }));
        input["value"] = value;
        input["isMultiSelect"] = many;
        input["style"] = dropDown && !many ? "compact" : "expanded";
        return input;
    }

    public static Element Tick(string id, string title, bool value = false) =>
        new() { ["type"] = "Input.Toggle", ["id"] = id, ["title"] = title, ["value"] = value ? "true" : "false", ["wrap"] = true };

    public static Element Date(string id, string label, string value = "") => WithValue(Input("Input.Date", id, label, null), value);

    public static Element Time(string id, string label, string value = "") => WithValue(Input("Input.Time", id, label, null), value);

    private static Element WithValue(Element input, string value)
    {
        input["value"] = value.Length > 0 ? value : null;
        return input;
    }

    private static Element Input(string type, string id, string label, string? mustHave) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["label"] = label,
        ["isRequired"] = mustHave is null ? null : true,
        ["errorMessage"] = mustHave,
    };

    private static Element Button(string type, string title, string act, IEnumerable<(string Name, string Value)>? ids, string? style, bool ignoreInputs)
    {
        var data = new Element { [Act] = act };
        foreach (var (name, value) in ids ?? [])
        {
            data[name] = value;
        }

        return new Element { ["type"] = type, ["title"] = title, ["data"] = data, ["style"] = style, ["associatedInputs"] = ignoreInputs ? "none" : null };
    }
}
