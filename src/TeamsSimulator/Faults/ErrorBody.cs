using System.Text.Json.Nodes;

namespace TeamsSimulator.Faults;

/// <summary>The bodies of scripted errors.</summary>
internal static class ErrorBody
{
    private const string Message = "As scripted.";

    /// <summary>As the connector and Graph write it. A gateway that answers for them writes nothing.</summary>
    public static JsonNode? OfTeams(Fault.Status status)
    {
        if ((status.TeamsCode ?? UsualCode(status.Code)) is not { } code)
        {
            return null;
        }

        var body = JsonAnswer.Error(code, Message);
        if (status.SubCode is not null)
        {
            body["subCode"] = status.SubCode;
        }

        return body;
    }

    /// <summary>As the token endpoint writes it.</summary>
    public static JsonNode OfTokenEndpoint(Fault.Status status) => new JsonObject
    {
        ["error"] = status.TeamsCode ?? "temporarily_unavailable",
        ["error_description"] = Message,
    };

    private static string? UsualCode(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "BadSyntax",
        StatusCodes.Status401Unauthorized => "BotNotRegistered",
        StatusCodes.Status403Forbidden => "BotNotInConversationRoster",
        StatusCodes.Status404NotFound => "ConversationNotFound",
        StatusCodes.Status412PreconditionFailed => "PreconditionFailed",
        StatusCodes.Status413PayloadTooLarge => "MessageSizeTooBig",
        StatusCodes.Status429TooManyRequests => "Throttled",
        StatusCodes.Status500InternalServerError => "ServiceError",
        _ => null,
    };
}
