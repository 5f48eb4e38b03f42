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

    /// <summary>Approvals of what it says now, one to each <see cref="SignOff"/>; a change of text, audience or times empties the list.</summary>
    public List<Approval> Approvals { get; set; } = [];

    /// <summary>
    /// From when the law opens it to every member, whatever its tiers and embargo say (reg 16, SI 2012/2089); null when no rule does. Worked out
    /// when it is scheduled, and again when the decision is recorded.
    /// </summary>
    public DateTimeOffset? StatutoryAt { get; set; }

    /// <summary>When the time alone may have changed what its cards say, see <see cref="PassingTime"/>; null when it does not.</summary>
    public DateTimeOffset? LookAgainAt { get; set; }

    /// <summary>Members who have declared an interest in the matter.</summary>
    public List<DeclaredInterest> Interests { get; set; } = [];

    public bool IsInterested(PersonId member) => Interests.Exists(i => i.MemberId == member);

    /// <summary>When the embargo ended for those who had the briefing; null while it runs.</summary>
    public DateTimeOffset? LiftedAt { get; set; }

    /// <summary>A proposal to lift it early that waits for a second person; null when there is none.</summary>
    public EarlyLift? ProposedLift { get; set; }

    /// <summary>Why it was lifted before its time; null when it was not.</summary>
    public string? LiftedEarlyBecause { get; set; }

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

    /// <summary>Ends what holds it back before its time.</summary>
    /// <param name="because">Why, in a sentence that everybody who has the briefing reads.</param>
    public void LiftEarly(DateTimeOffset now, string because) => (LiftedAt, LiftedEarlyBecause, ProposedLift, State) = (now, because, null, BriefingState.Lifted);

    /// <summary>A hash of everything an approval covers: the text, the audience and the timetable.</summary>
    public string Fingerprint() => BriefingFingerprint.Of(Text, Timetable);

    /// <summary>
    /// The only way to content that a channel accepts: what the gate opens, folded until its reader has accepted the terms it is under. Nobody
    /// outside authors and approvers sees anything before.
    /// </summary>
    public ReleaseVerdict Release(Reader reader, DateTimeOffset now)
    {
        if (State == BriefingState.Withdrawn)
        {
            var tombstone = new WithdrawnContent(Reference, WithdrawnReason!, WithdrawnAt!.Value, Terms.Of(this, WithdrawnAt.Value) is null);
            return Tiers.Exists(t => t.ReleasedAt <= WithdrawnAt && t.Includes(this, reader.Person))
                ? new ReleaseVerdict.Withdrawn(tombstone)
                : new ReleaseVerdict.NotForYou("It was withdrawn.") { OnTheirCard = tombstone };
        }

        return ReleaseGate.Of(this, reader.Person, now) switch
        {
            // What the law has opened to every member is not kept from one by an agreement; what may be said of it still is.
            GateVerdict.Open open when Terms.Of(this, now) is { } terms && reader.TermsAcceptedAt is null && !(StatutoryAt <= now && reader.Person is Member && !Text.IsRestricted()) => new ReleaseVerdict.Folded(new FoldedContent(this, terms, open, reader)),
            GateVerdict.Open open => new ReleaseVerdict.Released(new BriefingContent(this, open, reader, now)),
            GateVerdict.NotYet later => new ReleaseVerdict.NotYet(later.OpensAt, later.Why),
            var closed => new ReleaseVerdict.NotForYou(closed.Why),
        };
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

    /// <summary>They may see it once they have accepted its terms.</summary>
    public sealed record Folded(FoldedContent Content) : ReleaseVerdict;

    public sealed record NotYet(DateTimeOffset OpensAt, string Why) : ReleaseVerdict;

    public sealed record NotForYou(string Why) : ReleaseVerdict
    {
        /// <summary>What stands in its place on a card they were sent while they were in its audience; null while it is not withdrawn.</summary>
        public WithdrawnContent? OnTheirCard { get; init; }
    }

    /// <param name="Tombstone">What stands in its place for those who had it.</param>
    public sealed record Withdrawn(WithdrawnContent Tombstone) : ReleaseVerdict;

    /// <summary>It has been released to them, whether or not they have accepted the terms.</summary>
    public bool IsOpen => this is Released or Folded;
}

/// <summary>Who reads, and what they have already done with the briefing. By itself it is a reader whose rights are in question, not what the card would say.</summary>
public sealed record Reader(Person Person)
{
    public DateTimeOffset? AcknowledgedAt { get; init; }

    public DateTimeOffset? TermsAcceptedAt { get; init; }

    /// <summary>The council's ward names by key.</summary>
    public IReadOnlyDictionary<string, string> Wards { get; init; } = new Dictionary<string, string>();

    /// <summary>Whose rules the card follows; null where only rights are in question.</summary>
    public Council? Council { get; init; }

    /// <summary>No line may be offered for publication today.</summary>
    public bool IsPreElection { get; init; }
}
