using MemberBriefingBot.Core.People.Files;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>
/// Finds ward names in a list written by hand. Names hold "and" themselves and are spelt in many ways, so the council's
/// own names are looked for, longest first, rather than the text cut at "and".
/// </summary>
internal static class WardNames
{
    private static readonly HashSet<string> Fillers = ["and", "ward", "wards", "the", "of", "in", "both", "electoral", "division", "divisions", "affected", "primarily", "mainly", "directly"];

    /// <summary>The council's wards that the text names, in its order, and whatever else it names.</summary>
    public static (IReadOnlyList<string> Named, IReadOnlyList<string> Unknown) In(string text, IReadOnlyCollection<string> wardNames)
    {
        var known = wardNames.Select(name => (Name: name, Words: Words(name))).Where(w => w.Words.Length > 0).OrderByDescending(w => w.Words.Length).ToList();
        var named = new List<string>();
        var unknown = new List<string>();
        foreach (var piece in text.Split(['\n', ',', ';', '/', '\u2022', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = Words(piece);
            var strangers = new List<string>();
            for (var at = 0; at < words.Length;)
            {
                var match = known.FirstOrDefault(w => words.AsSpan(at).StartsWith(w.Words));
                if (match.Name is null)
                    strangers.Add(words[at++]);
                else
                {
                    named.Add(match.Name);
                    at += match.Words.Length;
                }
            }

            if (strangers.Exists(s => !Fillers.Contains(s)))
                unknown.Add(piece);
        }

        return ([.. named.Distinct()], unknown);
    }

    private static string[] Words(string name) => WardKey.Of(name).Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
