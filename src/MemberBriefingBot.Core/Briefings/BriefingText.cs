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

    /// <summary>With paragraph 3: it is about terms proposed in negotiating a contract, so that it is not open to every member (reg 16(6), SI 2012/2089).</summary>
    public bool UnderNegotiation { get; init; }

    /// <summary>Why it must be kept from the public (reg 2, SI 2012/2089); empty when it is not confidential. Only those named may see it.</summary>
    public string ConfidentialReason { get; init; } = "";

    /// <summary>People who may see a confidential item, or one exempt under a paragraph that is not open to every member.</summary>
    public IReadOnlyList<Guid> NamedReaders { get; init; } = [];

    /// <summary>The words of the notification, which may stand on a lock screen; empty for the council's own.</summary>
    public string Notification { get; init; } = "";

    /// <summary>Lines that members may publish as their own once the embargo is over; never shown in a pre-election period.</summary>
    public IReadOnlyList<string> ShareableLines { get; init; } = [];

    public DecisionPath Path { get; init; } = new();

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

    /// <summary>When staff may see it, after every member; null when it does not go to staff.</summary>
    public DateTimeOffset? StaffAt { get; init; }

    /// <summary>When the press may publish; null when nothing goes to the press.</summary>
    public DateTimeOffset? PressAt { get; init; }

    /// <summary>Those who have seen it must not share it before then; null when there is no embargo.</summary>
    public DateTimeOffset? EmbargoUntil { get; init; }

    public DateTimeOffset? Of(Audience audience) => audience switch
    {
        Audience.WardMembers => WardMembersAt,
        Audience.AllMembers => AllMembersAt,
        _ => StaffAt,
    };
}
