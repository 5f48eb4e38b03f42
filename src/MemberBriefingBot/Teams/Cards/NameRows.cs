using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>People, each with something to say of them. A few stand below one another; of many, what is said of several is said once, above their names, so that every card has room for them.</summary>
internal static class NameRows
{
    /// <summary>A longer list is folded away behind a button that says how many it names.</summary>
    public const int MostAtOnce = 12;

    /// <summary>No council has more members; only lists of staff are longer.</summary>
    public const int MostAtAll = 130;

    /// <param name="most">Where many have the same said of them, the first so many are named.</param>
    public static IEnumerable<Element> Of(IReadOnlyCollection<(string Name, string Said)> people, int most = MostAtAll) => people.Count <= MostAtOnce
        ? people.SelectMany(p => Said($"{p.Name}: {p.Said}"))
        : people.GroupBy(p => p.Said).SelectMany(same => Said(same.Key, weight: "Bolder").Concat(Said(Names([.. same.Select(p => p.Name)], most))));

    /// <param name="most">The first so many are named.</param>
    public static string Names(IReadOnlyCollection<string> names, int most = MostAtAll) =>
        names.Count > most ? $"{string.Join(", ", names.Take(most))} and {names.Count - most} more" : string.Join(", ", names);
}
