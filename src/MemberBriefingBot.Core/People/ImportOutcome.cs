using MemberBriefingBot.Core.People.Files;

namespace MemberBriefingBot.Core.People;

/// <summary>What came of putting a council's file into the directory. An import is one transaction: it happens whole or not at all.</summary>
public abstract record ImportOutcome
{
    private ImportOutcome() { }

    /// <param name="Added">Names that are new.</param>
    /// <param name="Changed">Who or what changed, and in which fields; those the file left as they were are not listed.</param>
    /// <param name="Ended">Names no longer listed; they end today and are kept for the record.</param>
    /// <param name="Refused">Lines that were left out. A refused line is never an absence.</param>
    public sealed record Imported(IReadOnlyList<string> Added, IReadOnlyList<ImportChange> Changed, IReadOnlyList<string> Ended, IReadOnlyList<RefusedLine> Refused) : ImportOutcome;

    /// <summary>The file leaves out so many that it may not be whole. Nothing was changed; a person must confirm it.</summary>
    /// <param name="WouldEnd">Names the file no longer lists.</param>
    /// <param name="Current">How many hold office now.</param>
    public sealed record Held(IReadOnlyList<string> WouldEnd, int Current, IReadOnlyList<RefusedLine> Refused) : ImportOutcome
    {
        public string Reason =>
            $"The file leaves out {WouldEnd.Count} of the {Current} who hold office now, so it may not be whole. Nothing was changed. "
            + "If they have all left, import it again and confirm that; if not, save the list again and import that.";
    }

    /// <summary>Nothing in the file could be used, and nothing was changed.</summary>
    public sealed record NotReadable(string Reason) : ImportOutcome;
}

/// <param name="Name">Who or what changed, by the name it has now.</param>
/// <param name="Fields">What changed, in plain words: "ward", "email".</param>
public sealed record ImportChange(string Name, IReadOnlyList<string> Fields);
