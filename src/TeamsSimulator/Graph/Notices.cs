using System.Text.Json.Nodes;
using TeamsSimulator.People;

namespace TeamsSimulator.Graph;

/// <summary>What Graph takes for a person's activity feed, and for sending by email, and what it refuses.</summary>
internal static class Notices
{
    /// <summary>A topic in words must lead into Teams.</summary>
    private const string DeepLink = "https://teams.microsoft.com/l/";

    public static Answer Notify(TeamsPerson? person, JsonObject? body) => (person, WhyNoNotice(body)) switch
    {
        (null, _) => Answer.Refused(StatusCodes.Status404NotFound, "NotFound", "There is no such user."),
        (_, { } wrong) => Answer.Refused(StatusCodes.Status400BadRequest, "BadRequest", wrong),
        ({ Installed: false }, _) => Answer.Refused(StatusCodes.Status403Forbidden, "Forbidden", "Ensure that the expected Teams app is installed in the target scope.") with { Person = person },
        _ => new Answer(StatusCodes.Status204NoContent) { Person = person },
    };

    /// <param name="sender">Whose mailbox it goes from.</param>
    /// <param name="body">The message.</param>
    public static Answer Mail(TeamsPerson? sender, JsonObject? body)
    {
        if (sender is null)
        {
            return Answer.Refused(StatusCodes.Status404NotFound, "ErrorInvalidUser", "The requested user is invalid.");
        }

        // The parameters of an action may begin with a capital; Graph's own client writes this one so.
        var message = body.At("message") ?? body.At("Message");
        return message.Text("subject") is { Length: > 0 } && message.At("toRecipients") is JsonArray { Count: > 0 } to && to.All(r => r.At("emailAddress").Text("address") is { Length: > 0 })
            ? new Answer(StatusCodes.Status202Accepted) { Person = sender }
            : Answer.Refused(StatusCodes.Status400BadRequest, "ErrorInvalidRecipients", "At least one recipient is not valid.");
    }

    private static string? WhyNoNotice(JsonObject? body) => body switch
    {
        null => "The body is not a JSON object.",
        _ when string.IsNullOrEmpty(body.Text("activityType")) => "The activity type is missing.",
        _ when string.IsNullOrEmpty(body.At("topic").Text("value")) => "The topic is missing.",
        _ when body.At("topic").Text("source") == "text" && body.At("topic").Text("webUrl")?.StartsWith(DeepLink, StringComparison.Ordinal) != true => "A topic in words needs a webUrl that leads into Teams.",
        _ when string.IsNullOrEmpty(body.At("previewText").Text("content")) => "The preview text is missing.",
        _ => null,
    };
}
