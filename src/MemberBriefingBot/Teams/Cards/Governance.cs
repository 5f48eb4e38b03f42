using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>The header of a cabinet report, a line to each field that is filled in.</summary>
internal static class Governance
{
    public static IEnumerable<Element> Lines(BriefingText text, IReadOnlyList<string> wardNames) =>
    [
        .. Line("Cabinet portfolio", text.Portfolio),
        .. Line("Cabinet member", text.CabinetMember),
        .. Line("Decided by", text.Path.DecisionMaker),
        .. Line("Wards affected", text.AllWards ? "All" : string.Join(", ", wardNames)),
        .. Line("Exempt", text.ExemptParagraph is { } paragraph ? $"Yes, paragraph {paragraph}: {text.ExemptReason}" : "No"),
        .. Line("Key decision", text.KeyDecision ? "Yes" : "No"),
        .. Line("Public notice", text.PublicNoticeOn is { } on ? LondonTime.Say(on) : null),
        .. Line("Borough priorities", string.Join("; ", text.BoroughPriorities)),
        .. Line("Report of", text.ReportOf),
        .. Line("Contact", text.ContactOfficer),
    ];
}
