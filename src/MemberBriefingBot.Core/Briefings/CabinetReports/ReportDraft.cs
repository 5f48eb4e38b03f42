namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>What a cabinet report says, as the text of a ward decision or policy briefing that its author then completes.</summary>
public static class ReportDraft
{
    /// <param name="wardKeys">Keys of the council's wards by name as the report reader gives them.</param>
    public static BriefingText TextOf(CabinetReport report, IReadOnlyDictionary<string, string> wardKeys)
    {
        var wards = Value(report.WardsAffected);
        var named = wards is WardsAffected.Named n ? n.Wards.Where(wardKeys.ContainsKey).Select(name => wardKeys[name]).ToList() : [];
        var exempt = Value(report.Exemption) is Exemption.Partly or Exemption.Whole;
        var paragraphs = Value(report.ExemptParagraphs) ?? [];
        return new BriefingText
        {
            Kind = named.Count > 0 || wards is WardsAffected.All ? BriefingKind.WardDecision : BriefingKind.PolicyBriefing,
            Title = Value(report.Title) ?? "",
            Summary = Value(report.Summary) ?? "",
            Recommendations = Value(report.Recommendations) ?? [],
            Decision = DecisionStatus.Proposed,
            Path = DecisionReading.PathOf(Value(report.DecisionMaker) ?? "", report.DecisionOn is Finding<DateOnly>.Missing ? null : Value(report.DecisionOn)),
            Wards = named,
            AllWards = wards is WardsAffected.All,
            Portfolio = Value(report.Portfolio) ?? "",
            CabinetMember = Value(report.CabinetMember) ?? "",
            // Of several paragraphs the one that fewest may see; without any the draft is not complete, and says so.
            ExemptParagraph = exempt && paragraphs.Count > 0 ? paragraphs.OrderBy(Restriction.IsOpenToMembers).First() : null,
            ExemptReason = exempt ? $"Schedule 12A, {(paragraphs.Count > 0 ? string.Join(" and ", paragraphs.Select(p => $"paragraph {p}")) : "paragraph not found in the report")}" : "",
            KeyDecision = Value(report.KeyDecision),
            PublicNoticeOn = Value(report.PublicNotice)?.IssuedOn,
            BoroughPriorities = [.. (Value(report.Priorities) ?? []).Select(p => p.AsWritten)],
            ReportOf = Value(report.ReportOf) ?? "",
            ContactOfficer = Value(report.ContactOfficer) ?? "",
        };
    }

    /// <summary>What was read, the likeliest reading where there are several, or nothing.</summary>
    public static T? Value<T>(Finding<T> finding) => finding switch
    {
        Finding<T>.Found found => found.Value,
        Finding<T>.Unsure unsure => unsure.Value,
        _ => default,
    };
}
