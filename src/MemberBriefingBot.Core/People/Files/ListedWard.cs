namespace MemberBriefingBot.Core.People.Files;

/// <summary>A ward and its councillors as the committee system lists them.</summary>
public sealed record ListedWard(string WardName, IReadOnlyList<ListedCouncillor> Councillors);

/// <summary>
/// A councillor as the committee system lists them. There is no home address here, nor anywhere it could come from.
/// </summary>
/// <param name="ExternalId">The committee system's own number for the person; the same after a re-election.</param>
/// <param name="FullName">The name without the title "Councillor".</param>
/// <param name="KeyPosts">Free text such as "Cabinet Member for Environment": a hint for a person, never a right.</param>
/// <param name="WorkEmail">The council address, or null when none was listed or it was refused.</param>
/// <param name="TermStartsOn">First day of the latest term listed; null when not given.</param>
/// <param name="TermEndsOn">Last day of that term; null when open.</param>
public sealed record ListedCouncillor(
    string ExternalId,
    string FullName,
    string Party,
    string PoliticalGroup,
    string WardName,
    IReadOnlyList<string> KeyPosts,
    string? WorkEmail,
    DateOnly? TermStartsOn,
    DateOnly? TermEndsOn);
