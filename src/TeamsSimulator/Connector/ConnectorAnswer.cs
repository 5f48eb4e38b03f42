using System.Text.Json.Nodes;
using TeamsSimulator.People;

namespace TeamsSimulator.Connector;

/// <summary>What the connector answers, and what the journal notes beside it.</summary>
internal sealed record ConnectorAnswer(int Status, JsonNode? Body = null)
{
    public TeamsPerson? Person { get; init; }

    public string? ConversationId { get; init; }

    public string? ActivityId { get; init; }

    /// <summary>Why the request had no effect; null if it had.</summary>
    public string? Reason { get; init; }

    public static ConnectorAnswer Refused(int status, string code, string message) =>
        new(status, JsonAnswer.Error(code, message)) { Reason = $"{code}: {message}" };

    public static ConnectorAnswer BadSyntax(string message) => Refused(StatusCodes.Status400BadRequest, "BadSyntax", message);
}
