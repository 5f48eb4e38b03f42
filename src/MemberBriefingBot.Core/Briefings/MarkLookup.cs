using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

public readonly record struct MarkLookupId(Guid Value)
{
    public static MarkLookupId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>
/// A request to find out whose copy bears a <see cref="RecipientMark"/>. Whoever asked is shown it once a second person has agreed, and for a
/// while. Whose it is stands nowhere in the store: it is worked out again each time that it is shown.
/// </summary>
public sealed class MarkLookup
{
    /// <summary>How long the answer is open: a day is enough to read it and begin to act, and too short to make of it a register of who passes things on.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(24);

    /// <summary>How long a request waits for a second person: whoever is away for a week did not think it over and agree.</summary>
    public static readonly TimeSpan WaitsFor = TimeSpan.FromDays(7);

    /// <summary>Marks are looked for on the copies of so many months. What is older than a year is no leak of now.</summary>
    public const int MonthsBack = 12;

    /// <summary>Most characters of the reason.</summary>
    public const int LongestReason = 500;

    public required CouncilId CouncilId { get; init; }

    public required MarkLookupId Id { get; init; }

    public required string Mark { get; init; }

    /// <summary>The briefing on one copy of which the mark stands.</summary>
    public required BriefingId BriefingId { get; init; }

    /// <summary>The version of that copy, see <see cref="Briefing.Version"/>; it may be older than the present one.</summary>
    public required int Version { get; init; }

    /// <summary>Why it is asked, for the second person and for the record.</summary>
    public required string Reason { get; init; }

    public required PersonId AskedById { get; init; }

    public required string Capacity { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>What a second person said; null while nobody has.</summary>
    public MarkDecision? Decision { get; set; }

    /// <summary>When whoever asked first read whose copy it is; null while they have not.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>When the request lapses; once it was agreed to, when its answer closes.</summary>
    public required DateTimeOffset EndsAt { get; set; }

    /// <summary>When it was refused, had lapsed or was closed, and every card of it changed; null before.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public MarkLookupState StateAt(DateTimeOffset now) => Decision switch
    {
        { Agreed: false } => MarkLookupState.Refused,
        null => now < EndsAt ? MarkLookupState.Waiting : MarkLookupState.Lapsed,
        _ => now < EndsAt ? MarkLookupState.Open : MarkLookupState.Closed,
    };

    public void Decide(MarkDecision decision)
    {
        Decision = decision;
        if (decision.Agreed)
        {
            EndsAt = decision.At + OpenFor;
        }
        else
        {
            EndedAt = decision.At;
        }
    }
}

/// <summary>A second person's answer to a request.</summary>
/// <param name="Capacity">In which they acted.</param>
public sealed record MarkDecision(PersonId ById, string Capacity, DateTimeOffset At, bool Agreed);

public enum MarkLookupState
{
    /// <summary>A second person must answer.</summary>
    Waiting,

    /// <summary>Nobody answered in time.</summary>
    Lapsed,

    Refused,

    /// <summary>Agreed to: whoever asked may read whose copy it is.</summary>
    Open,

    /// <summary>It was agreed to, and the time for reading it is over.</summary>
    Closed,
}
