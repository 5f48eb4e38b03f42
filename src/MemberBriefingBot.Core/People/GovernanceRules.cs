using MemberBriefingBot.Core.Calendar;

namespace MemberBriefingBot.Core.People;

/// <summary>
/// How a council counts the days that the law and its constitution set around a decision. The numbers are law unless it says otherwise; what counts as
/// a day is the council's reading of it.
/// </summary>
public sealed record GovernanceRules
{
    /// <summary>Clear days between the public notice of a key decision and the decision (reg 9, SI 2012/2089). Councils count calendar days.</summary>
    public ClearDays KeyDecisionNotice { get; init; } = new(28, NotCounted.None);

    /// <summary>
    /// Clear days for which agenda and reports are open before a public meeting (reg 7 and 16(2), SI 2012/2089; section 100B, Local Government Act
    /// 1972). Councils count working days.
    /// </summary>
    public ClearDays Agenda { get; init; } = new(5, NotCounted.AllButWorkingDays);

    /// <summary>Clear days between the notice that a meeting is to be private and the meeting (reg 5(2), SI 2012/2089). Councils count calendar days.</summary>
    public ClearDays PrivateMeetingNotice { get; init; } = new(28, NotCounted.None);

    /// <summary>Clear days between the further notice, with what was said against the privacy, and the meeting (reg 5(4), SI 2012/2089). Councils count working days.</summary>
    public ClearDays PrivateMeetingFurtherNotice { get; init; } = new(5, NotCounted.AllButWorkingDays);

    /// <summary>Days after the publication of an executive decision in which members may call it in. A local rule, not law: Salford and Uttlesford have five working days.</summary>
    public ClearDays CallIn { get; init; } = new(5, NotCounted.AllButWorkingDays);

    /// <summary>The time in London at which the call-in ends on its last day. A local rule: Salford has 4pm.</summary>
    public TimeOnly CallInEndsAt { get; init; } = new(16, 0);

    /// <summary>How soon after a private meeting, or the decision of one person, every member may see the documents: 24 hours at most (reg 16(3) and (4), SI 2012/2089).</summary>
    public TimeSpan StatutoryAfter { get; init; } = TimeSpan.FromHours(24);
}
