using MemberBriefingBot.Core.People.Files;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>
/// Finds ward names in a list written by hand. Names hold "and" themselves, and a stranger's name may hold one of ours
/// ("Windle and Moss" beside "Windle"), so what stands between two commas is made up of our wards wholly or not at all.
/// </summary>
internal static class WardNames
{
    private static readonly HashSet<string> Fillers = ["ward", "wards", "the", "of", "in", "both", "electoral", "division", "divisions", "affected", "primarily", "mainly", "directly"];

    /// <summary>The council's wards that the text names, in its order, and whatever else it names.</summary>
    public static (IReadOnlyList<string> Named, IReadOnlyList<string> Unknown) In(string text, IReadOnlyCollection<string> wardNames)
    {
        var known = Keys(wardNames);
        var byLine = Read(text.Split('\n'), known);
        // A line may end within a name as well as after it.
        return byLine.Unknown.Count > 0 && Read([text.Replace('\n', ' ')], known) is { Unknown.Count: 0 } joined ? joined : byLine;
    }

    /// <summary>Whether the text holds the name of any ward.</summary>
    public static bool MentionsAny(string text, IReadOnlyCollection<string> wardNames)
    {
        var words = $" {string.Join(' ', Words(text))} ";
        return Keys(wardNames).Keys.Any(key => words.Contains($" {key} ", StringComparison.Ordinal));
    }

    private static (IReadOnlyList<string> Named, IReadOnlyList<string> Unknown) Read(IEnumerable<string> lines, Dictionary<string, string> known)
    {
        var named = new List<string>();
        var unknown = new List<string>();
        foreach (var piece in lines.SelectMany(l => l.Split([',', ';', '/', '\u2022', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (WardsIn(piece, known) is { } wards)
                named.AddRange(wards);
            else
                unknown.Add(piece);
        }

        return ([.. named.Distinct()], unknown);
    }

    /// <summary>The wards the piece is made of, or null when any part of it is none.</summary>
    private static List<string>? WardsIn(string piece, Dictionary<string, string> known)
    {
        var parts = $" {string.Join(' ', Words(piece))} ".Split(" and ").Select(Key).Where(p => p.Length > 0).ToList();
        var wards = new List<string>();
        while (parts.Count > 0)
        {
            // The longest name first: "Bold and Lea Green" is one ward.
            var length = Enumerable.Range(1, parts.Count).LastOrDefault(count => known.ContainsKey(string.Join(" and ", parts.Take(count))));
            if (length == 0)
                return null;
            wards.Add(known[string.Join(" and ", parts.Take(length))]);
            parts.RemoveRange(0, length);
        }

        return wards;
    }

    private static Dictionary<string, string> Keys(IReadOnlyCollection<string> wardNames) => wardNames
        .Select(name => (Name: name, Key: string.Join(" and ", $" {string.Join(' ', Words(name))} ".Split(" and ").Select(Key))))
        .Where(w => w.Key.Length > 0).DistinctBy(w => w.Key).ToDictionary(w => w.Key, w => w.Name);

    /// <summary>A part of a name without "the", "ward" and the like before and behind it.</summary>
    private static string Key(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(Fillers.Contains).Reverse().SkipWhile(Fillers.Contains).Reverse();
        return string.Join(' ', words);
    }

    private static string[] Words(string name) => WardKey.Of(name).Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
