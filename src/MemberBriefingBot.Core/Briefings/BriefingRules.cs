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
}

/// <summary>The rules of each kind of briefing, by council. They come from configuration, not from the store.</summary>
public sealed class BriefingRules(IReadOnlyDictionary<(CouncilId CouncilId, BriefingKind Kind), KindRules> agreed)
{
    public static readonly BriefingRules Default = new(new Dictionary<(CouncilId, BriefingKind), KindRules>());

    public KindRules Of(CouncilId councilId, BriefingKind kind) => agreed.GetValueOrDefault((councilId, kind), KindRules.Default);
}
