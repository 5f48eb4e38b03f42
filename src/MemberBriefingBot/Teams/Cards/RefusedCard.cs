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
    public static Element Of(RefusedContent refused)
    {
        if (refused.Below is SayContent)
        {
            return TalkCards.Of(new SayContent("That could not be done", refused.Words));
        }

        var card = CardFor.Content(refused.Below);
        var (body, actions) = (card.Elements("body"), card.Elements("actions"));
        if (actions.Find(a => IsForm(a, refused.Pressed.GetValueOrDefault(Act))) is { } form)
        {
            actions.Remove(form);
            body.Add(Opened(form, refused.Words));
        }

        Keep(body, refused.Pressed);
        return Card.Of([Banner(refused.Words), .. body], actions);
    }

    private static Element Banner(string words) => Box("attention", Said(words, weight: "Bolder"));

    private static bool IsForm(Element action, string? act) =>
        action["card"] is Element card && card.Elements("actions").Exists(send => send["data"] is Element data && (string?)data[Act] == act);

    /// <summary>A form as part of the card. Its fields are not required there, or the card's other buttons would demand them too; the refusal names what is missing.</summary>
    private static Element Opened(Element form, string words)
    {
        var card = (Element)form["card"]!;
        var (fields, send) = (card.Elements("body"), card.Elements("actions"));
        foreach (var field in fields)
        {
            field["label"] = field["isRequired"] is true ? $"{field["label"]} (required)" : field["label"];
            (field["isRequired"], field["errorMessage"]) = (null, null);
        }

        send[0]["style"] = "positive";
        return Group(
            "refused", visible: true,
            [Subheading((string)form["title"]!), .. fields, Banner(words), new Element { ["type"] = "ActionSet", ["actions"] = send }]);
    }

    /// <summary>Puts what was typed back into the fields of that name.</summary>
    private static void Keep(List<Element> elements, IReadOnlyDictionary<string, string> typed)
    {
        foreach (var element in elements)
        {
            if (element["items"] is List<Element> items)
            {
                Keep(items, typed);
            }
            else if (((string)element["type"]!).StartsWith("Input.", StringComparison.Ordinal) && typed.TryGetValue((string)element["id"]!, out var value))
            {
                element["value"] = value;
            }
        }
    }
}
