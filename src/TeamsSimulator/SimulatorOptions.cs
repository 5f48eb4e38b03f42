using TeamsSimulator.Faults;
using TeamsSimulator.Limits;

namespace TeamsSimulator;

/// <summary>What the stand-in pretends to be, and where the bot under test listens.</summary>
public sealed class SimulatorOptions
{
    /// <summary>The Microsoft 365 tenant the bot is registered in, and everybody belongs to who is added to no other; a GUID as text.</summary>
    public required string TenantId { get; init; }

    /// <summary>The application id of the bot's registration; a GUID as text.</summary>
    public required string BotAppId { get; init; }

    /// <summary>The client secret the token endpoint expects from the bot. Never written to the journal.</summary>
    public required string BotSecret { get; init; }

    /// <summary>The bot's messaging endpoint, if it is already known. It can be set later on <see cref="Simulator.BotEndpoint"/>.</summary>
    public Uri? BotEndpoint { get; init; }

    /// <summary>A file the journal is also written to, as JSON lines. An existing journal is continued. None: in memory only.</summary>
    public string? JournalFile { get; init; }

    /// <summary>
    /// Stamps the journal, the chat, and activities and tokens sent to the bot. Tokens issued to the bot live by the
    /// system clock instead, because the credential that caches them does. Also times what is late, slow or limited.
    /// </summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long each connector answer is held back after the request has taken effect. A caller that gives up meanwhile leaves its message shown.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.Zero;

    /// <summary>The loopback port of the connector, or 0 for any free one. The token authority always takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>What goes wrong from the start. It can be changed later on <see cref="Simulator.Faults"/>.</summary>
    public FaultScript Faults { get; init; } = FaultScript.None;

    /// <summary>The rate limits kept from the start; null for none. They can be changed later on <see cref="Simulator.Limits"/>.</summary>
    public RateLimits? Limits { get; init; }

    /// <summary>Puts a relay before the connector and one before the token authority, and tells the bot their addresses.</summary>
    public bool Relayed { get; init; }
}
