namespace MemberBriefingBot.Core.Delivery;

/// <summary>
/// The right to send for one council. One node holds it at a time, for as long as its lease; each change of holder raises the
/// fence, and a writer with an older fence is refused. So one in-process limiter per council is exact.
/// </summary>
public sealed class Lane
{
    public required CouncilId CouncilId { get; init; }

    public string? Holder { get; set; }

    public long Fence { get; set; }

    public DateTimeOffset LeaseUntil { get; set; }

    /// <summary>Why nothing is sent for this council until a person says so, see <see cref="KeepWitness"/>; null when it may send.</summary>
    public string? HeldBecause { get; set; }

    /// <summary>When a person last said that it may send again; what was remembered before then is void.</summary>
    public DateTimeOffset? ResumedAt { get; set; }

    /// <summary>The channel asked this council to pause until then; null when it may send.</summary>
    public DateTimeOffset? PausedUntil { get; set; }
}
