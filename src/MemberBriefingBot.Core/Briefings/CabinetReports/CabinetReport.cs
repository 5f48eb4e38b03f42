namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>
/// What the head of an English cabinet report says, with its summary and recommendations, as far as it could be found. It
/// is a proposal to the author of a briefing, who checks it; nothing is issued from it.
/// </summary>
public sealed record CabinetReport
{
    public required Finding<string> Title { get; init; }

    /// <summary>Who decides: a meeting such as "Cabinet", or a person.</summary>
    public required Finding<string> DecisionMaker { get; init; }

    public required Finding<DateOnly> DecisionOn { get; init; }

    public required Finding<string> Portfolio { get; init; }

    public required Finding<string> CabinetMember { get; init; }

    public required Finding<Exemption> Exemption { get; init; }

    /// <summary>Paragraph numbers, 1 to 7, of Schedule 12A Part 1 of the Local Government Act 1972. None in an open report.</summary>
    public required Finding<IReadOnlyList<int>> ExemptParagraphs { get; init; }

    /// <summary>Whether it is a key decision (SI 2012/2089, reg 8).</summary>
    public required Finding<bool> KeyDecision { get; init; }

    public required Finding<PublicNotice> PublicNotice { get; init; }

    public required Finding<WardsAffected> WardsAffected { get; init; }

    public required Finding<IReadOnlyList<ReportPriority>> Priorities { get; init; }

    /// <summary>The officer in whose name the report is made, usually a director.</summary>
    public required Finding<string> ReportOf { get; init; }

    /// <summary>Whom to ask. Mobile numbers are left out: they are often private, and briefings travel.</summary>
    public required Finding<string> ContactOfficer { get; init; }

    public required Finding<string> Summary { get; init; }

    /// <summary>What is to be decided, one for each recommendation, without its number.</summary>
    public required Finding<IReadOnlyList<string>> Recommendations { get; init; }

    /// <summary>Everything the author must supply or check, in plain English, in the order of the report's head.</summary>
    public IReadOnlyList<string> Doubts =>
    [
        .. new (string Name, string? Doubt)[]
        {
            ("Title", Title.Doubt), ("Decision maker", DecisionMaker.Doubt), ("Date of the decision", DecisionOn.Doubt),
            ("Portfolio", Portfolio.Doubt), ("Cabinet member", CabinetMember.Doubt), ("Exempt", Exemption.Doubt),
            ("Reason for exemption", ExemptParagraphs.Doubt), ("Key decision", KeyDecision.Doubt),
            ("Public notice", PublicNotice.Doubt), ("Wards affected", WardsAffected.Doubt), ("Priorities", Priorities.Doubt),
            ("Report of", ReportOf.Doubt), ("Contact officer", ContactOfficer.Doubt), ("Summary", Summary.Doubt),
            ("Recommendations", Recommendations.Doubt),
        }.Where(f => f.Doubt is not null).Select(f => $"{f.Name}: {f.Doubt}"),
    ];
}

/// <summary>How much of a report is kept from the public.</summary>
public enum Exemption
{
    Open,

    /// <summary>The report is open and an appendix, or another part of it, is not.</summary>
    Partly,
    Whole,
}

/// <summary>The public notice of the decision (SI 2012/2089, reg 9).</summary>
/// <param name="IssuedOn">When it was issued, if the report gives a date.</param>
/// <param name="AsWritten">What the report says, which may be "Yes", "N/A" or a reference.</param>
public sealed record PublicNotice(DateOnly? IssuedOn, string AsWritten);

/// <summary>Which wards the matter affects.</summary>
public abstract record WardsAffected
{
    public sealed record All : WardsAffected;

    /// <summary>The report says that no ward is affected in particular.</summary>
    public sealed record None : WardsAffected;

    /// <summary>Certain wards are affected.</summary>
    /// <param name="Wards">Names as the council spells them.</param>
    /// <param name="Unknown">What the report names beside them that is no ward of this council.</param>
    public sealed record Named(IReadOnlyList<string> Wards, IReadOnlyList<string> Unknown) : WardsAffected;
}

/// <summary>A priority the report marks as one it serves.</summary>
/// <param name="Known">Which of the six borough priorities it is; null when it is none of them.</param>
public sealed record ReportPriority(string AsWritten, BoroughPriority? Known);
