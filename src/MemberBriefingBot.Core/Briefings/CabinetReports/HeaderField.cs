namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>What the head of a report labels.</summary>
internal enum HeaderField
{
    Title,
    DecisionMaker,
    DecisionOn,
    Portfolio,
    CabinetMember,
    Exempt,
    ExemptReason,
    KeyDecision,
    PublicNotice,
    Wards,
    Priorities,
    ReportOf,
    ReportAuthor,
    ContactOfficer,

    /// <summary>Something a briefing does not hold; it only ends the field before it.</summary>
    Other,
}
