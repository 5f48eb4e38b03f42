namespace MemberBriefingBot.Core.People;

/// <summary>What a person may be asked to decide or be shown.</summary>
public enum Right
{
    DraftBriefing,
    ApproveBriefing,
    ApproveExemptBriefing,

    /// <summary>Approve an embargo and a press time.</summary>
    ApprovePress,

    /// <summary>Grant access to exempt content, and hold a member's access for a declared interest.</summary>
    DecideOnAccess,

    /// <summary>Ask whose copy bears a mark, and read the answer once somebody else has agreed.</summary>
    LookUpMark,

    /// <summary>Agree that somebody else may read whose copy bears a mark.</summary>
    AgreeToMarkLookup,

    /// <summary>Lift an embargo early, or move the press time.</summary>
    ChangeEmbargo,
    SeePressGate,
    SeeReceipts,
    WithdrawBriefing,

    /// <summary>Record that a decision was made, published or called in.</summary>
    RecordDecision,
    AskQuestion,
    AnswerQuestions,
    TriageQuestions,
    SeeReport,
}

/// <summary>
/// Who may do what. A right is answered with the capacity the person acts in, which the audit records; null is a refusal.
/// Nothing is granted by political group.
/// </summary>
public static class Rights
{
    public static string? To(Person person, Right right, DateOnly on) => person switch
    {
        _ when !person.IsCurrent(on) => null,
        Member member => OfMember(member, right),
        Officer officer => OfOfficer(officer, right),
        _ => null,
    };

    private static string? OfMember(Member member, Right right) => right switch
    {
        Right.AskQuestion or Right.SeeReport => "Ward member",
        Right.DraftBriefing or Right.ApproveBriefing or Right.SeeReceipts or Right.ChangeEmbargo when member.IsLeader => "Leader of the Council",
        Right.DraftBriefing or Right.ApproveBriefing or Right.SeeReceipts when member.Portfolios.Count > 0 => "Portfolio holder",
        _ => null,
    };

    private static string? OfOfficer(Officer officer, Right right) => right switch
    {
        Right.DraftBriefing or Right.AnswerQuestions or Right.SeeReport => CapacityOf(officer.Roles),
        Right.ApproveBriefing => Only(officer, OfficerRoles.Director | OfficerRoles.DemocraticServices | OfficerRoles.MonitoringOfficer),
        Right.ApprovePress => Only(officer, OfficerRoles.Communications | OfficerRoles.MonitoringOfficer),
        Right.ApproveExemptBriefing or Right.DecideOnAccess or Right.LookUpMark => Only(officer, OfficerRoles.MonitoringOfficer),
        Right.ChangeEmbargo => Only(officer, OfficerRoles.Communications | OfficerRoles.DemocraticServices | OfficerRoles.MonitoringOfficer),
        Right.SeePressGate => Only(officer, OfficerRoles.Communications | OfficerRoles.DemocraticServices | OfficerRoles.MonitoringOfficer),
        Right.SeeReceipts or Right.WithdrawBriefing or Right.RecordDecision or Right.AgreeToMarkLookup => Only(officer, OfficerRoles.DemocraticServices | OfficerRoles.MonitoringOfficer),
        Right.TriageQuestions => Only(officer, OfficerRoles.DemocraticServices),
        _ => null,
    };

    /// <summary>The capacity is one that gives the right, whatever else the officer is.</summary>
    private static string? Only(Officer officer, OfficerRoles any) => (officer.Roles & any) == OfficerRoles.None ? null : CapacityOf(officer.Roles & any);

    /// <summary>A system administrator keeps the machine and sees no content.</summary>
    private static string? CapacityOf(OfficerRoles roles) => roles switch
    {
        var r when r.HasFlag(OfficerRoles.MonitoringOfficer) => "Monitoring Officer",
        var r when r.HasFlag(OfficerRoles.DemocraticServices) => "Democratic Services",
        var r when r.HasFlag(OfficerRoles.Communications) => "Communications",
        var r when r.HasFlag(OfficerRoles.Director) => "Director",
        OfficerRoles.SystemAdministrator => null,
        _ => "Officer",
    };
}
