namespace MemberBriefingBot.Core.Audit;

/// <summary>
/// One thing that happened, written in the same transaction as the change it records. Entries of a council form a chain: each
/// carries the hash of the one before, so that an altered, removed or reordered entry is found by <see cref="AuditChain"/>.
/// Facts are ids, names of states and numbers, never the text of a briefing or a question.
/// </summary>
public sealed class AuditEntry
{
    public required CouncilId CouncilId { get; init; }

    /// <summary>Position in the council's chain, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The person who acted; null when the bot acted by itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The capacity the person acted in, such as "Monitoring Officer"; "Bot" when nobody did.</summary>
    public required string Capacity { get; init; }

    /// <summary>What happened, such as <c>briefing.approved</c>.</summary>
    public required string Act { get; init; }

    /// <summary>What it happened to, such as <c>briefing/0198…</c>.</summary>
    public required string Subject { get; init; }

    public string Facts { get; init; } = "";

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }
}

/// <summary>Where a council's chain ends; the row that serialises its writers.</summary>
public sealed class AuditHead
{
    public required CouncilId CouncilId { get; init; }

    public long Sequence { get; set; }

    public string Hash { get; set; } = "";
}

/// <summary>An entry before it has a place in the chain.</summary>
public sealed record AuditEvent(CouncilId CouncilId, DateTimeOffset At, Guid? ActorId, string Capacity, string Act, string Subject, string Facts = "")
{
    public static AuditEvent ByBot(CouncilId councilId, DateTimeOffset at, string act, string subject, string facts = "") =>
        new(councilId, at, null, "Bot", act, subject, facts);
}
