using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TeamsSimulator.Faults;

namespace TeamsSimulator;

/// <summary>One request the stand-in received, or one activity it posted to the bot, as it was answered.</summary>
public sealed record JournalEntry
{
    /// <summary>1, 2, 3 … without gaps, in the order of effect.</summary>
    public long Seq { get; init; }

    /// <summary>By the simulator's clock, in UTC.</summary>
    public DateTimeOffset At { get; init; }

    public required JournalKind Kind { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>The HTTP status answered; 0 if none was: by the bot or, where <see cref="Fault"/> says so, to it.</summary>
    public required int Status { get; init; }

    public string? ConversationId { get; init; }

    public string? ActivityId { get; init; }

    /// <summary>The tenant of that person; a GUID as text.</summary>
    public string? TenantId { get; init; }

    /// <summary>The Entra object id of the person whose chat this concerns.</summary>
    public Guid? AadObjectId { get; init; }

    /// <summary>A digest of everything readable in the message: equal for two messages a person could not tell apart. Null if none was shown.</summary>
    public string? Shown { get; init; }

    /// <summary>What the request met; null if nothing did. Its effect, or that it had none, is <see cref="Kind"/>.</summary>
    public Fault? Fault { get; init; }

    /// <summary>The request's number among those of its operation, from 1, since the fault script was set; null if it was refused before faults apply.</summary>
    public long? Request { get; init; }

    /// <summary>The request carried a valid token or, at the token endpoint, the right secret. False where none is asked for.</summary>
    public bool TokenValid { get; init; }

    /// <summary>Why a request was refused, or why the bot gave no answer.</summary>
    public string? Reason { get; init; }

    /// <summary>The body as received, or as sent to the bot. At the token endpoint: who asked for what, without the secret.</summary>
    [JsonPropertyName("body")]
    public JsonElement? RawBody { get; init; }

    /// <summary>A fresh copy of <see cref="RawBody"/>, so that a reader cannot change what was recorded.</summary>
    [JsonIgnore]
    public JsonNode? Body => RawBody is { } raw ? JsonNode.Parse(raw.GetRawText()) : null;
}
