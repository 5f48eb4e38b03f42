using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Teams.Cards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MemberBriefingBot.Acceptance.Cards;

/// <summary>Answers the name of a card with that card.</summary>
internal sealed class CardBot : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http = new();
    private readonly IReadOnlyDictionary<string, Content> cards;

    private CardBot(WebApplication app, IReadOnlyDictionary<string, Content> cards) => (this.app, this.cards) = (app, cards);

    /// <summary>Where it takes activities.</summary>
    public Uri Endpoint => new(new Uri(app.Urls.Single()), "/api/messages");

    public static async Task<CardBot> StartAsync(IReadOnlyDictionary<string, Content> cards)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var bot = new CardBot(builder.Build(), cards);
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
        if ((string?)activity["text"] is { } name && cards.TryGetValue(name, out var content))
        {
            var conversation = Uri.EscapeDataString((string)activity["conversation"]!["id"]!);
            using var sent = await http.PostAsJsonAsync(new Uri($"{activity["serviceUrl"]}/v3/conversations/{conversation}/activities"), Message(content));
        }

        return Results.Ok();
    }

    private static JsonObject Message(Content content) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = JsonNode.Parse(CardFor.Content(content).ToJson().Utf8.Span),
        }),
    };
}
