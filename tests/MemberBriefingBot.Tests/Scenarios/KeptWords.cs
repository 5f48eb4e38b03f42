using MemberBriefingBot.Core.Briefings;

namespace MemberBriefingBot.Tests.Scenarios;

/// <summary>Why nobody may know of it yet.</summary>
public enum Restraint
{
    Embargoed,
    Exempt,
    Confidential,
}

/// <summary>A ward decision in which each part has a word that stands nowhere else.</summary>
internal static class KeptWords
{
    public const string Title = "Quillfeather", Summary = "Bramblewick", Effect = "Thistlemarch", Recommended = "Oxendowne", Line = "Larkenshaw", Reason = "Gorsewhimple", Lift = "Marrowby";

    /// <summary>The ward it is about, which a lock screen and a log must not name either.</summary>
    public const string Ward = "Windle";

    /// <summary>What a reader who has accepted the terms is shown.</summary>
    public static readonly string[] OfTheText = [Title, Summary, Effect, Recommended];

    public static readonly string[] All = [.. OfTheText, Line, Reason, Lift];

    public static IEnumerable<string> In(string shown) => All.Where(word => shown.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <param name="named">Who may see it when it is confidential.</param>
    public static BriefingText Text(Restraint restraint, Guid named)
    {
        var text = BriefingPaper.Text($"{Title} Street: proposed one-way scheme (sample)") with
        {
            Summary = $"A trial of one-way traffic is proposed between {Summary} Green and the school.",
            WardEffect = $"Cars would pass {Effect} Infants in one direction only.",
            Recommendations = [$"Approve the {Recommended} order."],
            ShareableLines = [$"Children from {Line} will walk to school in safety."],
        };
        return restraint switch
        {
            Restraint.Exempt => text with { ExemptParagraph = 3, ExemptReason = $"The tender of {Reason} and Sons is open." },
            Restraint.Confidential => text with { ConfidentialReason = $"The {Reason} inquiry forbids it.", NamedReaders = [named] },
            _ => text,
        };
    }
}
