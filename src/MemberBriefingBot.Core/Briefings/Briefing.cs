using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

public readonly record struct BriefingId(Guid Value)
{
    public static BriefingId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>One item issued to members.</summary>
public sealed class Briefing
{
    public required CouncilId CouncilId { get; init; }

    public required BriefingId Id { get; init; }

    /// <summary>Number within the council, from 1; shown as B-0001.</summary>
    public required int Number { get; init; }

    public required PersonId AuthorId { get; init; }

    public required string AuthorCapacity { get; init; }

    public required DateTimeOffset DraftedAt { get; init; }

    /// <summary>Names the turn it was drafted in: a turn delivered twice drafts once. Null when it came from a file.</summary>
    public string? Turn { get; init; }

    /// <summary>The words and governance fields; replaced whole while the briefing is a draft.</summary>
    public required BriefingText Text { get; set; }

    public required Timetable Timetable { get; set; }

    public BriefingState State { get; set; }

    public PersonId? ApprovedById { get; set; }

    public string? ApproverCapacity { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>What was approved, see <see cref="Fingerprint"/>; anything else needs approving again.</summary>
    public string? ApprovedFingerprint { get; set; }

    /// <summary>When the embargo ended for those who had the briefing; null while it runs.</summary>
    public DateTimeOffset? LiftedAt { get; set; }

    /// <summary>Counts the texts that were approved for release, from 1; a correction makes the next.</summary>
    public int Version { get; set; } = 1;

    /// <summary>A correction that waits for a second person; null when there is none.</summary>
    public Correction? Proposed { get; set; }

    /// <summary>When the present words replaced others; null while they are the first.</summary>
    public DateTimeOffset? CorrectedAt { get; set; }

    /// <summary>What the last correction changed, in words for those who had the old ones.</summary>
    public string? WhatChanged { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public string? WithdrawnReason { get; set; }

    public List<Tier> Tiers { get; init; } = [];

    public string Reference => $"B-{Number:0000}";

    /// <summary>A hash of everything an approval covers: the text, the audience and the timetable.</summary>
    public string Fingerprint() => BriefingFingerprint.Of(Text, Timetable);

    /// <summary>
    /// The only way to content that a channel accepts: a reader in a released tier, at or after its instant, who holds office
    /// that day. Nobody outside authors and approvers sees anything before.
    /// </summary>
    public ReleaseVerdict Release(Reader reader, DateTimeOffset now)
    {
        if (State == BriefingState.Withdrawn)
        {
            return !Tiers.Any(t => t.ReleasedAt <= WithdrawnAt && t.Includes(this, reader.Person))
                ? new ReleaseVerdict.NotForYou()
                : new ReleaseVerdict.Withdrawn(new WithdrawnContent(Reference, WithdrawnReason!, WithdrawnAt!.Value));
        }

        var tiers = Tiers.Where(t => t.Includes(this, reader.Person)).ToList();
        if (tiers.Count == 0 || !reader.Person.IsCurrent(LondonTime.DateOn(now)))
        {
            return new ReleaseVerdict.NotForYou();
        }

        var opens = tiers.Min(t => t.ReleaseAt);
        return State is BriefingState.Scheduled or BriefingState.Lifted && now >= opens
            ? new ReleaseVerdict.Released(new BriefingContent(this, tiers.MinBy(t => t.ReleaseAt)!.WhyYou(this, reader), reader, now))
            : new ReleaseVerdict.NotYet(opens);
    }
}

public enum BriefingState
{
    Draft,

    /// <summary>Submitted by its author; a second person must approve.</summary>
    AwaitingApproval,

    Approved,

    /// <summary>Its tiers are released one after the other at their instants.</summary>
    Scheduled,

    /// <summary>The embargo is over; members may share.</summary>
    Lifted,

    Withdrawn,
}

public enum BriefingKind
{
    PolicyBriefing,
    WardDecision,
    PositionStatement,
    AllMemberUrgent,
    Clarification,
}

/// <summary>Whether the matter is decided. Never "decided" before the decision is recorded.</summary>
public enum DecisionStatus
{
    NotADecision,
    Proposed,
    Decided,
}

/// <summary>What a reader may be shown now, and if nothing, why.</summary>
public abstract record ReleaseVerdict
{
    private ReleaseVerdict() { }

    public sealed record Released(BriefingContent Content) : ReleaseVerdict;

    public sealed record NotYet(DateTimeOffset OpensAt) : ReleaseVerdict;

    public sealed record NotForYou : ReleaseVerdict;

    /// <param name="Tombstone">What stands in its place for those who had it.</param>
    public sealed record Withdrawn(WithdrawnContent Tombstone) : ReleaseVerdict;
}

/// <summary>Who reads, and what they have already done with the briefing.</summary>
/// <param name="Wards">The council's ward names by key.</param>
public sealed record Reader(Person Person, DateTimeOffset? AcknowledgedAt, IReadOnlyDictionary<string, string> Wards)
{
    /// <summary>A reader whose rights are in question, not what the card would say.</summary>
    public static Reader Plain(Person person) => new(person, null, new Dictionary<string, string>());
}
