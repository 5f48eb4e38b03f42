using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>What one approval takes responsibility for. A briefing goes out once each that it needs was given for the same words and times.</summary>
public enum SignOff
{
    /// <summary>That it is right.</summary>
    Content,

    /// <summary>Its embargo and press time: communications.</summary>
    Press,

    /// <summary>That exempt or confidential content, or content in a pre-election period, may go to these people: the Monitoring Officer.</summary>
    Legal,
}

/// <summary>A second person's approval.</summary>
/// <param name="Capacity">In which they acted.</param>
/// <param name="Fingerprint">What they were shown, see <see cref="Briefing.Fingerprint"/>; it covers nothing else.</param>
public sealed record Approval(SignOff For, PersonId ById, string Capacity, DateTimeOffset At, string Fingerprint);
