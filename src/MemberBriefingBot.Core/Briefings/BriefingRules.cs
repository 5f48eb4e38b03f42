namespace MemberBriefingBot.Core.Briefings;

/// <summary>What a council has agreed about one kind of briefing.</summary>
public sealed record KindRules
{
    public static readonly KindRules Default = new();

    /// <summary>
    /// How long after a message whose arrival nobody knows of it is sent once more, marked as a repeat; null leaves that to Democratic Services.
    /// For what must not be missed a repeat is the smaller harm.
    /// </summary>
    public TimeSpan? RepeatInDoubtAfter { get; init; }

    /// <summary>How long before the press every ward member must have had it; null is the charter's, see <see cref="People.Charter.NoticeBeforePress"/>.</summary>
    public TimeSpan? NoticeBeforePress { get; init; }

    /// <summary>Whether members are to confirm that they have read it, and are reminded until they do.</summary>
    public bool MustAcknowledge { get; init; }

    /// <summary>How long after a member had it they are reminded in their chat; null leaves that out. So for the next three.</summary>
    public TimeSpan? RemindAfter { get; init; } = TimeSpan.FromHours(4);

    /// <summary>The same for a line in their activity feed.</summary>
    public TimeSpan? NotifyAfter { get; init; } = TimeSpan.FromHours(8);

    /// <summary>The same for an email.</summary>
    public TimeSpan? EmailAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The same for the list by which democratic services ring.</summary>
    public TimeSpan? CallListAfter { get; init; } = TimeSpan.FromHours(28);

    /// <summary>Sooner than that nothing follows from a message that is not confirmed; null when nothing ever does.</summary>
    internal TimeSpan? ShortestWait => new[] { RemindAfter, NotifyAfter, EmailAfter, CallListAfter }.Min();

    /// <summary>Only what is urgent to all must be confirmed, unless the council has agreed otherwise.</summary>
    public static KindRules DefaultOf(BriefingKind kind) => Default with { MustAcknowledge = kind == BriefingKind.AllMemberUrgent };
}

/// <summary>The rules of each kind of briefing, by council. They come from configuration, not from the store.</summary>
public sealed class BriefingRules(IReadOnlyDictionary<(CouncilId CouncilId, BriefingKind Kind), KindRules> agreed)
{
    public static readonly BriefingRules Default = new(new Dictionary<(CouncilId, BriefingKind), KindRules>());

    /// <summary>How long before the press members must have had a briefing of this kind.</summary>
    public TimeSpan NoticeBeforePress(People.Council council, BriefingKind kind) => Of(council.Id, kind).NoticeBeforePress ?? council.Charter.NoticeBeforePress;

    public KindRules Of(CouncilId councilId, BriefingKind kind) => agreed.GetValueOrDefault((councilId, kind)) ?? KindRules.DefaultOf(kind);
}
