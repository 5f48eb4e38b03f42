namespace MemberBriefingBot.Faults.Schedules;

/// <summary>What keeps the promise. One at a time can be taken out of the model, to show that its absence is found.</summary>
internal enum Guard
{
    /// <summary>Nothing is taken out.</summary>
    None,

    /// <summary>The in-flight mark is committed before the request leaves.</summary>
    MarkFirst,

    /// <summary>Every write proves that the lane is still the writer's.</summary>
    Fence,

    /// <summary>What may have been shown is not sent again.</summary>
    DoubtIsKept,

    /// <summary>The mark looks again at the state and the instant.</summary>
    MarkLooksAgain,

    /// <summary>A lane is taken over only when its lease has ended.</summary>
    Lease,

    /// <summary>After a commit whose answer was lost, marks of what never left are taken back.</summary>
    MarksTakenBack,

    /// <summary>A message that is read proves an arrival only if it can be no other.</summary>
    EvidenceNamesOne,
}
