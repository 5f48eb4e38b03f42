using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>A proposal to end the embargo before its time, because the story is out; nothing happens before a second person agrees.</summary>
/// <param name="Reason">What has happened, for everybody who has the briefing and for the record.</param>
public sealed record EarlyLift(string Reason, PersonId ProposedById, string Capacity, DateTimeOffset ProposedAt)
{
    /// <summary>Names the proposal: another one, or another reason, has another name.</summary>
    public string Name => $"{ProposedById}/{ProposedAt.UtcTicks}";

    /// <summary>Most characters of the reason.</summary>
    public const int LongestReason = 500;
}
