namespace MemberBriefingBot.Core.Briefings;

/// <summary>How a decision is made: by whom, when it was or will be, and when it was recorded. Days are days in London; null is not known yet.</summary>
public sealed record DecisionPath
{
    public DecisionRoute Route { get; init; }

    /// <summary>Who decides, as published: "Cabinet", "Cabinet Member for Highways". Empty when not known.</summary>
    public string DecisionMaker { get; init; } = "";

    /// <summary>The meeting, or the day on which a person is to decide.</summary>
    public DateOnly? MeetingOn { get; init; }

    /// <summary>The public is excluded from the meeting (reg 4, SI 2012/2089).</summary>
    public bool InPrivate { get; init; }

    /// <summary>When notice was given that the meeting is to be private (reg 5(2), SI 2012/2089).</summary>
    public DateOnly? PrivateNoticeOn { get; init; }

    /// <summary>When further notice of it was given, with what was said against it (reg 5(4), SI 2012/2089).</summary>
    public DateOnly? PrivateFurtherNoticeOn { get; init; }

    /// <summary>When the agenda and reports were opened to the public (reg 7, SI 2012/2089).</summary>
    public DateOnly? AgendaOn { get; init; }

    /// <summary>When the decision record was published (reg 12 and 13, SI 2012/2089); the call-in counts from it. Nothing is "decided" before it.</summary>
    public DateOnly? RecordedOn { get; init; }

    /// <summary>When members called the decision in; null when nobody has.</summary>
    public DateOnly? CalledInOn { get; init; }

    /// <summary>When the call-in came to its end and the decision stood: it takes effect that day. Null while it is open, or when nobody has called it in.</summary>
    public DateOnly? CallInEndedOn { get; init; }

    /// <summary>It takes effect at once, because it is urgent or an officer's whom the council's rules do not let members call in.</summary>
    public bool NoCallIn { get; init; }

    /// <summary>The planning or licensing committee that decides as a judge would; its members have no question thread. Empty for any other matter.</summary>
    public string JudgingCommittee { get; init; } = "";

    /// <summary>Not one of the Council or a committee. While the route is not known it is taken to be executive, so that nothing is called final too early.</summary>
    public bool IsExecutive() => Route is not (DecisionRoute.Council or DecisionRoute.Committee);

    public bool MayBeCalledIn() => IsExecutive() && !NoCallIn;

    /// <summary>Decided at a meeting that the public may attend.</summary>
    public bool IsPublicMeeting() => Route is DecisionRoute.Cabinet or DecisionRoute.Council or DecisionRoute.Committee && !InPrivate;
}

public enum DecisionRoute
{
    /// <summary>Nothing is decided.</summary>
    None,

    Cabinet,

    /// <summary>One Cabinet member, alone.</summary>
    CabinetMember,

    /// <summary>An officer with delegated powers.</summary>
    Officer,

    Council,

    Committee,
}
