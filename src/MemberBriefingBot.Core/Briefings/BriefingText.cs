namespace MemberBriefingBot.Core.Briefings;

/// <summary>The words of a briefing and the governance fields of an English cabinet report's header.</summary>
public sealed record BriefingText
{
    public required BriefingKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>What it is about, in plain English, for someone with a minute.</summary>
    public required string Summary { get; init; }

    /// <summary>What changes in the wards affected; shown first to their members.</summary>
    public string WardEffect { get; init; } = "";

    /// <summary>What is being decided, one line each.</summary>
    public IReadOnlyList<string> Recommendations { get; init; } = [];

    public DecisionStatus Decision { get; init; }

    /// <summary>Keys of the wards affected; empty with <see cref="AllWards"/> false when no ward is.</summary>
    public IReadOnlyList<string> Wards { get; init; } = [];

    public bool AllWards { get; init; }

    public string Portfolio { get; init; } = "";

    public string CabinetMember { get; init; } = "";

    /// <summary>Paragraph of Part 1 of Schedule 12A to the Local Government Act 1972, 1 to 7; null when the item is not exempt.</summary>
    public int? ExemptParagraph { get; init; }

    public string ExemptReason { get; init; } = "";

    /// <summary>A key decision within reg 8, SI 2012/2089.</summary>
    public bool KeyDecision { get; init; }

    /// <summary>When public notice of the key decision was given; 28 clear days before (reg 9, SI 2012/2089).</summary>
    public DateOnly? PublicNoticeOn { get; init; }

    public IReadOnlyList<string> BoroughPriorities { get; init; } = [];

    public string ReportOf { get; init; } = "";

    /// <summary>Team or officer to ask; never a personal mobile number.</summary>
    public string ContactOfficer { get; init; } = "";
}

/// <summary>When each tier may see the briefing, until when those who have it must not share it, and when the press may publish.</summary>
public sealed record Timetable
{
    /// <summary>Null releases to ward members as soon as the briefing is scheduled.</summary>
    public DateTimeOffset? WardMembersAt { get; init; }

    /// <summary>One instant for every member of every group; null is as soon as the briefing is scheduled.</summary>
    public DateTimeOffset? AllMembersAt { get; init; }

    /// <summary>When the press may publish; null when nothing goes to the press.</summary>
    public DateTimeOffset? PressAt { get; init; }

    /// <summary>Those who have seen it must not share it before then; null when there is no embargo.</summary>
    public DateTimeOffset? EmbargoUntil { get; init; }
}
