using MemberBriefingBot.Core.Data;

namespace MemberBriefingBot.Core.People;

/// <summary>Entra object ids that change hands, so that a file can put right two that were swapped.</summary>
internal static class EntraIdMoves
{
    /// <summary>Those who give up the id they have for the one they are given. Whoever is given an id that its holder keeps, keeps their own.</summary>
    /// <param name="given">Line by line; the person is null when they are new. Of two lines with one id the first counts.</param>
    /// <param name="people">Everybody in the directory.</param>
    public static IReadOnlySet<PersonId> Of(IEnumerable<(Person? Person, Guid Id)> given, IEnumerable<Person> people)
    {
        var holders = people.Where(p => p is not Stranger && p.EntraObjectId is not null).ToDictionary(p => p.EntraObjectId!.Value, p => p.Id);
        var moves = given.DistinctBy(g => g.Id)
            .Where(g => g.Person?.EntraObjectId is { } now && now != g.Id)
            .DistinctBy(g => g.Person!.Id)
            .ToDictionary(g => g.Person!.Id, g => g.Id);
        while (moves.Where(m => holders.TryGetValue(m.Value, out var holder) && !moves.ContainsKey(holder)).Select(m => m.Key).ToList() is { Count: > 0 } refused)
        {
            refused.ForEach(person => moves.Remove(person));
        }

        return moves.Keys.ToHashSet();
    }

    /// <summary>
    /// Takes their ids from people, first of all, since no two may share one even for a moment. The chats that were learned under those ids are with
    /// somebody else and are forgotten. Needs the caller's transaction.
    /// </summary>
    public static async Task TakeIdsAsync(this BriefingDb db, IEnumerable<Person> from, CancellationToken cancel)
    {
        foreach (var person in from)
        {
            person.EntraObjectId = null;
            await db.ForgetChatAsync(person, cancel);
        }

        await db.SaveChangesAsync(cancel);
    }
}
