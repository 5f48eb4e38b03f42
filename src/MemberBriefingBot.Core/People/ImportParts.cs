using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People.Files;

namespace MemberBriefingBot.Core.People;

/// <summary>What imports do alike.</summary>
internal static class ImportParts
{
    /// <summary>A file that leaves out more than one in so many of those in office is held until somebody confirms it.</summary>
    private const int LargestShareEnded = 4;

    /// <summary>The rows, each with the line it stands on.</summary>
    public static IEnumerable<(T Row, int Line)> Lines<T>(this FileReading<T>.Read read) => read.Rows.Select((row, i) => (row, read.LineOf(i)));

    /// <summary>Whether any of these keys is on a refused line, or may be on one that says of nobody whom it is about.</summary>
    public static bool MayBeRefused<T>(this FileReading<T>.Read read, params IEnumerable<string> keys) =>
        read.Refused.Any(r => r.Key is null || keys.Contains(r.Key, StringComparer.OrdinalIgnoreCase));

    /// <returns>The hold, or null when the file may be believed.</returns>
    public static ImportOutcome.Held? Hold(IReadOnlyCollection<Person> leaving, int current, IReadOnlyList<RefusedLine> refused, bool confirmed) =>
        !confirmed && leaving.Count * LargestShareEnded > current ? new ImportOutcome.Held([.. leaving.Select(p => p.Name)], current, refused) : null;

    public static void End(this ImportTally tally, IEnumerable<Person> leaving, DateOnly today)
    {
        foreach (var person in leaving)
        {
            person.EndedOn = today;
            tally.End(person.Name, Subject(person));
        }
    }

    public static string Subject(Person person) => $"person/{person.Id}";

    /// <summary>Saves what was changed and its audit.</summary>
    public static async Task<ImportOutcome> FinishAsync(this BriefingDb db, ImportTally tally, CancellationToken cancel)
    {
        foreach (var change in tally.Events)
        {
            db.Record(change);
        }

        await db.SaveChangesAsync(cancel);
        return tally.Outcome();
    }
}
