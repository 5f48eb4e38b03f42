using System.Text.Json.Nodes;
using TeamsSimulator;
using TeamsSimulator.People;

namespace MemberBriefingBot.Tests.Scenarios;

/// <summary>Presses that no card of ours offers, and presses that come again.</summary>
internal static class Forgeries
{
    /// <summary>An invoke with this data in a person's name.</summary>
    /// <returns>What the bot answered: words, or all that the card in their place says.</returns>
    public static async Task<string> ForgeAsync(this House house, string name, JsonObject data)
    {
        var reply = await house[name].PostAsync(Invoke(data));
        await house.Stage.SettleAsync();
        var answer = JsonNode.Parse(reply.Body)!["value"]!;
        return answer is JsonObject card ? Texts(card) : (string)answer!;
    }

    /// <summary>An act of our cards with these ids.</summary>
    /// <inheritdoc cref="ForgeAsync(House, string, JsonObject)"/>
    public static Task<string> ForgeAsync(this House house, string name, string act, params (string Name, string Value)[] ids)
    {
        var data = new JsonObject { ["act"] = act };
        foreach (var (key, value) in ids)
        {
            data[key] = value;
        }

        return house.ForgeAsync(name, data);
    }

    /// <summary>What the person did last, as Teams delivers it a second time.</summary>
    public static JsonObject LastActOf(this House house, string name)
    {
        var person = house[name].AadObjectId;
        return house.Stage.Teams.Journal.Of(JournalKind.ToBot).Last(e => e.AadObjectId == person).Body!.AsObject();
    }

    /// <summary>The same activity as one of its own: the button pressed again.</summary>
    public static JsonObject WithNewId(this JsonObject activity)
    {
        var again = activity.DeepClone().AsObject();
        again["id"] = $"f:{Guid.NewGuid()}";
        return again;
    }

    /// <summary>All that a card says.</summary>
    public static string Texts(JsonNode card) => new ChatMessage { ActivityId = "", From = Sender.Bot, Card = card, SentAt = default }.AllText;

    public static JsonObject Invoke(JsonNode? data) => new()
    {
        ["type"] = "invoke",
        ["name"] = "adaptiveCard/action",
        ["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["data"] = data }, ["trigger"] = "manual" },
    };
}
