using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MemberBriefingBot.Acceptance.Playground;

/// <summary>The smallest bot that uses all that ours relies on: a card with fields, a reply that replaces it, and a later update.</summary>
internal sealed class EchoBot : IAsyncDisposable
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private readonly WebApplication app;
    private readonly HttpClient http = new();
    private Uri? lastCard;

    private EchoBot(WebApplication app) => this.app = app;

    /// <summary>Where it takes activities.</summary>
    public Uri Endpoint => new(new Uri(app.Urls.Single()), "/api/messages");

    public static async Task<EchoBot> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var bot = new EchoBot(builder.Build());
        bot.app.MapPost("/api/messages", bot.OnActivityAsync);
        await bot.app.StartAsync();
        return bot;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task<IResult> OnActivityAsync(HttpRequest request)
    {
        var activity = (await request.ReadFromJsonAsync<JsonNode>())!;
        switch ((string?)activity["type"], (string?)activity["text"])
        {
            case ("invoke", _):
                var asked = activity["value"]!["action"]!["data"]!;
                return Results.Json(Replacement(Card($"{asked["ward"]} asked: {asked["question"]}")));
            case ("message", "change it"):
                using (await http.PutAsJsonAsync(lastCard, Message(Card("Changed afterwards"))))
                {
                    return Results.Ok();
                }

            case ("message", _):
                await AskAsync(activity);
                return Results.Ok();
            default:
                return Results.Ok();
        }
    }

    private async Task AskAsync(JsonNode activity)
    {
        var conversation = Uri.EscapeDataString((string)activity["conversation"]!["id"]!);
        var activities = new Uri($"{activity["serviceUrl"]}/v3/conversations/{conversation}/activities");
        using var sent = await http.PostAsJsonAsync(activities, Message(QuestionCard()));
        var id = (string)(await sent.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
        lastCard = new Uri($"{activities}/{Uri.EscapeDataString(id)}");
    }

    private static JsonObject QuestionCard()
    {
        var card = Card("What is your question?");
        card["body"]!.AsArray().Add(JsonNode.Parse("""{"type":"Input.Text","id":"question","label":"Your question","isMultiline":true}"""));
        card["body"]!.AsArray().Add(JsonNode.Parse(
            """{"type":"Input.ChoiceSet","id":"ward","label":"Ward","choices":[{"title":"Eccleston","value":"Eccleston"},{"title":"Rainford","value":"Rainford"}]}"""));
        card["actions"] = JsonNode.Parse(
            """[{"type":"Action.Execute","verb":"ask","title":"Ask","fallback":{"type":"Action.Submit","title":"Ask","data":{"verb":"ask"}}}]""");
        return card;
    }

    private static JsonObject Card(string text) => new JsonObject
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["wrap"] = true, ["text"] = text }),
    };

    private static JsonObject Message(JsonNode card) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = CardType, ["content"] = card }),
    };

    private static JsonObject Replacement(JsonNode card) => new() { ["statusCode"] = 200, ["type"] = CardType, ["value"] = card };
}
