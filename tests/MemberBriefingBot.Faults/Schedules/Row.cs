using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Faults.Schedules;

/// <summary>What a delivery is about, as the people of the council keep it.</summary>
internal sealed class Subject(Guid id, DateTimeOffset releaseAt)
{
    public Guid Id => id;

    /// <summary>Nobody may be shown it before. It can be moved while it is not yet on its way.</summary>
    public DateTimeOffset ReleaseAt { get; set; } = releaseAt;

    public bool IsWithdrawn { get; set; }

    /// <summary>How often it was changed after it was sent.</summary>
    public int Changes { get; set; }
}

/// <summary>A row of the store, and what the oracle knows of it.</summary>
internal sealed class Row(Delivery delivery, Subject subject)
{
    public Delivery Delivery => delivery;

    public Subject Subject => subject;

    /// <summary>The release instant in force as it was last marked; null while it never was.</summary>
    public DateTimeOffset? MarkedUnder { get; set; }

    /// <summary>The messages by which its recipient was shown it.</summary>
    public List<string> Shown { get; } = [];

    /// <summary>How often Teams carried out its rewrite.</summary>
    public int Rewritten { get; set; }

    public bool IsOpen => delivery.State is DeliveryState.Planned or DeliveryState.Throttled or DeliveryState.InFlight;
}

/// <summary>A request that has left a node.</summary>
internal sealed class RequestModel(NodeModel sender, Delivery delivery, string? target)
{
    public NodeModel Sender => sender;

    /// <summary>The delivery as its sender read it.</summary>
    public Delivery Delivery => delivery;

    /// <summary>The message to rewrite; null for a send.</summary>
    public string? Target => target;

    /// <summary>Teams has it, and has decided.</summary>
    public bool HasArrived { get; set; }

    /// <summary>What Teams answers; null until it does.</summary>
    public ChannelOutcome? Answer { get; set; }

    /// <summary>What its sender takes for its outcome; null while it waits.</summary>
    public ChannelOutcome? Outcome { get; set; }
}

/// <summary>What may leave, and the message it changes.</summary>
internal sealed record Leaving(Delivery Delivery, string? Target);

internal sealed class WaveModel
{
    public static readonly WaveModel Empty = new();

    public List<Leaving> Leaving { get; } = [];

    public List<(Delivery Delivery, Settlement As)> Settled { get; } = [];

    public bool IsEmpty => Leaving.Count == 0 && Settled.Count == 0;
}

internal static class Snapshots
{
    extension(Delivery row)
    {
        /// <summary>The row as a reader sees it, whatever becomes of it.</summary>
        public Delivery Copy() => new()
        {
            CouncilId = row.CouncilId,
            Id = row.Id,
            RecipientId = row.RecipientId,
            Kind = row.Kind,
            SubjectId = row.SubjectId,
            Occasion = row.Occasion,
            Act = row.Act,
            TargetId = row.TargetId,
            Priority = row.Priority,
            PlannedAt = row.PlannedAt,
            DueAt = row.DueAt,
            State = row.State,
            Attempts = row.Attempts,
            AttemptedAt = row.AttemptedAt,
            Fence = row.Fence,
            AcceptedAt = row.AcceptedAt,
            ActivityId = row.ActivityId,
        };
    }
}
