using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TeamsSimulator.People.Cards;

namespace TeamsSimulator.Connector;

/// <summary>What an activity posted by the bot would show.</summary>
internal abstract record ActivityContent
{
    private ActivityContent()
    {
    }

    /// <summary>A message; text and card together are shown as two.</summary>
    public sealed record Message(string? Text, string? Summary, JsonNode? Card) : ActivityContent
    {
        /// <summary>Of everything readable in it, the notification's line included: 16 hexadecimal digits.</summary>
        public string Digest
        {
            get
            {
                var readable = string.Join('\n', [Text, Summary, .. CardTexts.Of(Card)]);
                return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(readable)))[..16];
            }
        }
    }

    /// <summary>"… is typing": shown for a moment, kept nowhere.</summary>
    public sealed record Typing : ActivityContent;

    /// <summary>Teams would refuse it, for the reason given.</summary>
    public sealed record Unreadable(string Reason) : ActivityContent;

    public static ActivityContent Read(JsonObject activity) => activity.Text("type") switch
    {
        "message" => ReadMessage(activity),
        "typing" => new Typing(),
        var other => new Unreadable($"An activity of type '{other}' cannot be sent."),
    };

    private static ActivityContent ReadMessage(JsonObject activity)
    {
        var text = string.IsNullOrWhiteSpace(activity.Text("text")) ? null : activity.Text("text");
        var attachments = activity["attachments"] as JsonArray ?? [];
        if (attachments.Count == 0)
        {
            return text is null ? new Unreadable("A message needs a text or an attachment.") : new Message(text, activity.Text("summary"), null);
        }

        if (attachments is not [var attachment])
        {
            return new Unreadable("This stand-in shows one attachment a message.");
        }

        if (attachment.Text("contentType") != CardRules.ContentType)
        {
            return new Unreadable($"The attachment's contentType '{attachment.Text("contentType")}' is not {CardRules.ContentType}.");
        }

        var card = attachment.At("content");
        return CardRules.WhyNotDrawn(card) is { } reason ? new Unreadable(reason) : new Message(text, activity.Text("summary"), card);
    }
}
