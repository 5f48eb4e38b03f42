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
}
