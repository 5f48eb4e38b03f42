using System.Text.Json.Nodes;
using TeamsSimulator.People.Cards;

namespace TeamsSimulator.People;

/// <summary>What pressing a button led to.</summary>
public sealed record CardResult
{
    private const string MessageType = "application/vnd.microsoft.activity.message";

    /// <summary>The HTTP status of the bot's answer.</summary>
    public required int Status { get; init; }

    /// <summary>The status inside the answer to an Action.Execute, 200 for a card or a message; null after an Action.Submit.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The content type of the answer to an Action.Execute.</summary>
    public string? Type { get; init; }

    /// <summary>The card that took the place of the one pressed.</summary>
    public JsonNode? Card { get; init; }

    /// <summary>The text shown to the person instead of a card: a note, or the message of an error.</summary>
    public string? Message { get; init; }

    internal static CardResult OfSubmit(BotReply reply) => new() { Status = reply.Status };

    /// <summary>Reads the answer to an Action.Execute as a client would.</summary>
    /// <exception cref="BotReplyException">The body is not an answer to an Action.Execute, or holds a card Teams cannot draw.</exception>
    internal static CardResult OfExecute(BotReply reply)
    {
        var answer = JsonReading.ParseObject(reply.Body);
        if (answer?["statusCode"] is not JsonValue code || !code.TryGetValue(out int statusCode))
        {
            throw new BotReplyException(reply.Status, reply.Body, $"The answer to an Action.Execute has no statusCode: {reply.Body}");
        }

        var type = answer.Text("type");
        var value = answer["value"];
        if (type == CardRules.ContentType && CardRules.WhyNotDrawn(value) is { } reason)
        {
            throw new BotReplyException(reply.Status, reply.Body, $"Teams cannot draw the card in the answer. {reason}");
        }

        return new CardResult
        {
            Status = reply.Status,
            StatusCode = statusCode,
            Type = type,
            Card = type == CardRules.ContentType ? value : null,
            Message = type == MessageType ? value.AsText() : value.Text("message"),
        };
    }
}
