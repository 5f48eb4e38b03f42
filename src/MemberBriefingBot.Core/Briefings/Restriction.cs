using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>
/// Four different states, never treated as one: <em>confidential</em> (must be kept from the public: reg 2, SI 2012/2089), <em>exempt</em> (may be,
/// under a paragraph of Schedule 12A), <em>embargoed</em> (an agreement about time, see <see cref="Timetable.EmbargoUntil"/>) and internal.
/// </summary>
public static class Restriction
{
    /// <summary>Exempt paragraphs that are generally open to every member: reg 16(5) and (6), SI 2012/2089, but for terms proposed in negotiating a contract. The rest needs a grant.</summary>
    private static readonly int[] s_openToMembers = [3, 6];

    public static bool IsConfidential(this BriefingText text) => text.ConfidentialReason.Length > 0;

    /// <summary>Kept from the public by law, whatever any embargo says.</summary>
    public static bool IsRestricted(this BriefingText text) => text.IsConfidential() || text.ExemptParagraph is not null;

    /// <summary>Exempt so that not every member may see it.</summary>
    public static bool NeedsGrant(this BriefingText text) => text.ExemptParagraph is { } paragraph && (text.UnderNegotiation || !IsOpenToMembers(paragraph));

    public static bool IsOpenToMembers(int paragraph) => s_openToMembers.Contains(paragraph);

    /// <summary>How lists and cards name a briefing to those who run it: what is restricted by its number alone.</summary>
    public static string ListedTitle(this Briefing briefing) => briefing.Text.IsRestricted() ? $"{briefing.Reference} (restricted)" : briefing.Text.Title;

    public static bool IsNamed(this BriefingText text, Person person) => text.NamedReaders.Contains(person.Id.Value);
}
