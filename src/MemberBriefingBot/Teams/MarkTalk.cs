using MemberBriefingBot.Core.Briefings;

namespace MemberBriefingBot.Teams;

/// <summary>What is typed to ask whose copy bears a mark: “mark”, “mark K7QM-3XHD”.</summary>
internal static class MarkTalk
{
    /// <summary>Longer words after “mark” are no attempt at eight letters, but a sentence.</summary>
    private const int LongestAttempt = 24;

    /// <summary>Whether these words are about a recipient's mark. For whoever cannot look one up only a true mark is: a member's question may begin with the word.</summary>
    public static bool Means(string words, bool mayLookUp) =>
        words == "mark" ? mayLookUp : words.StartsWith("mark ", StringComparison.Ordinal) && (RecipientMark.Read(CodeIn(words)) is not null || (mayLookUp && CodeIn(words).Length <= LongestAttempt));

    public static string CodeIn(string words) => words["mark".Length..].Trim();
}
