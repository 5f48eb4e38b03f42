using System.Text.Json.Nodes;

namespace TeamsSimulator.Connector;

/// <summary>A request to the connector with a valid token. The body is null where the operation has none.</summary>
internal sealed record ConnectorRequest(string? ConversationId, string? ActivityId, string? MemberId, JsonObject? Body);
