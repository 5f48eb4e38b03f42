using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TeamsSimulator.People.Cards;

namespace TeamsSimulator.People;

/// <summary>Who wrote a message in a 1:1 chat.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Sender>))]
public enum Sender
{
    [JsonStringEnumMemberName("bot")]
    Bot,

    [JsonStringEnumMemberName("person")]
    Person,
}

/// <summary>One message as the person's chat showed it at the moment it was read.</summary>
public sealed record ChatMessage
{
    public required string ActivityId { get; init; }

    public required Sender From { get; init; }

    public string? Text { get; init; }

    /// <summary>The line a notification shows, also on a locked screen.</summary>
    public string? Summary { get; init; }

    /// <summary>The Adaptive Card, if the message is one.</summary>
    public JsonNode? Card { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When it was last replaced, by an update or by the answer to a press; null if never.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Taken back by the bot; nothing of it is shown any more.</summary>
    public bool Deleted { get; init; }

    /// <summary>Everything readable, in reading order, one piece a line: the text, then the card's texts, labels, choices and button titles.</summary>
    public string AllText => string.Join('\n', ((string?[])[Text, .. CardTexts.Of(Card)]).Where(text => !string.IsNullOrEmpty(text)));

    /// <summary>Every button of the card, also those in action sets, columns, containers and cards shown on demand.</summary>
    public IReadOnlyList<CardAction> Actions => CardActions.Of(Card);
}
