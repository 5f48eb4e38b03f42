using System.Text.Json;
using System.Text.Json.Nodes;
using MemberBriefingBot.Core.Delivery;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>A card on which a press was refused.</summary>
/// <param name="Words">What was not done, and what to do.</param>
/// <param name="Pressed">The button's data and all that was typed, by name.</param>
/// <param name="Below">The card as it stands now; when it has nothing for this person any more, the words stand alone.</param>
internal sealed record RefusedContent(string Words, IReadOnlyDictionary<string, string> Pressed, Content Below) : Content(Below.Notification);

/// <summary>
/// The same card with the refusal on top. A form that was sent lies open in it with what was typed, and says so again beside its
/// button: on a phone the top may be out of sight.
/// </summary>
internal static class RefusedCard
{
    public static JsonElement Of(RefusedContent refused)
    {
        if (refused.Below is SayContent)
        {
            return TalkCards.Of(new SayContent("That could not be done", refused.Words));
        }

        var card = JsonObject.Create(CardFor.Content(refused.Below))!;
        var (body, actions) = (card["body"]!.AsArray(), card["actions"] as JsonArray ?? []);
        if (actions.FirstOrDefault(a => IsForm(a!, refused.Pressed.GetValueOrDefault(Act))) is { } form)
        {
            actions.Remove(form);
            body.Add(Opened(form, refused.Words));
        }

        Keep(body, refused.Pressed);
        body.Insert(0, Banner(refused.Words));
        return Card.Of(Taken(body), Taken(actions));
    }

    private static JsonObject Banner(string words) => Box("attention", Said(words, weight: "Bolder"));

    private static bool IsForm(JsonNode action, string? act) =>
        action["card"]?["actions"] is JsonArray sends && sends.Any(send => (string?)send!["data"]?[Act] == act);

    /// <summary>A form as part of the card. Its fields are not required there, or the card's other buttons would demand them too; the refusal names what is missing.</summary>
    private static JsonObject Opened(JsonNode form, string words)
    {
        var card = form["card"]!;
        var fields = Taken(card["body"]!.AsArray());
        foreach (var field in fields.OfType<JsonObject>())
        {
            field.Remove("isRequired");
            field.Remove("errorMessage");
        }

        var send = Taken(card["actions"]!.AsArray());
        send[0]!["style"] = "positive";
        return Group(
            "refused", visible: true,
            [Subheading((string)form["title"]!), .. fields, Banner(words), new JsonObject { ["type"] = "ActionSet", ["actions"] = Array(send) }]);
    }

    /// <summary>Puts what was typed back into the fields of that name.</summary>
    private static void Keep(JsonArray elements, IReadOnlyDictionary<string, string> typed)
    {
        foreach (var element in elements.OfType<JsonObject>())
        {
            if (element["items"] is JsonArray items)
            {
                Keep(items, typed);
            }
            else if (element["type"]?.GetValue<string>().StartsWith("Input.", StringComparison.Ordinal) == true && typed.TryGetValue((string)element["id"]!, out var value))
            {
                element["value"] = value;
            }
        }
    }

    /// <summary>The nodes without their parent, so that they can be put elsewhere.</summary>
    private static List<JsonNode?> Taken(JsonArray nodes)
    {
        var taken = nodes.ToList();
        nodes.Clear();
        return taken;
    }
}
