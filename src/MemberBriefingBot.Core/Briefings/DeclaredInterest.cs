using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>A member with an interest in the matter has no early access to it: they read it when everybody may.</summary>
/// <param name="RecordedById">The Monitoring Officer.</param>
public sealed record DeclaredInterest(PersonId MemberId, PersonId RecordedById, DateTimeOffset RecordedAt);
