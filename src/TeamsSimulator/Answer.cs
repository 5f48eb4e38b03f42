using System.Text.Json.Nodes;
using TeamsSimulator.People;

namespace TeamsSimulator;

/// <summary>What a request is answered in truth, and what the journal notes beside it.</summary>
internal sealed record Answer(int Status, JsonNode? Body = null)
{
    public TeamsPerson? Person { get; init; }

    public string? ConversationId { get; init; }

    public string? ActivityId { get; init; }

    /// <summary>A digest of what the person was shown.</summary>
    public string? Shown { get; init; }

    /// <summary>Why the request had no effect; null if it had.</summary>
    public string? Reason { get; init; }

    /// <summary>The header Retry-After.</summary>
    public string? RetryAfter { get; init; }

    public static Answer Refused(int status, string code, string message) =>
        new(status, JsonAnswer.Error(code, message)) { Reason = $"{code}: {message}" };

    public static Answer BadSyntax(string message) => Refused(StatusCodes.Status400BadRequest, "BadSyntax", message);
}
