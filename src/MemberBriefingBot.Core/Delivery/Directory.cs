using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>Someone as the directory has them, and where their chat is; null while they have never been met.</summary>
internal sealed record Addressee(Person Person, ChatAddress? Chat);

/// <summary>The people with their chats, and the target messages, that a wave needs: read once.</summary>
internal sealed record Directory(IReadOnlyDictionary<PersonId, Addressee> People, IReadOnlyDictionary<DeliveryId, Delivery> Targets)
{
    public static async Task<Directory> LoadAsync(BriefingDb db, CouncilId councilId, IReadOnlyList<Delivery> wave, CancellationToken cancel)
    {
        var people = wave.Select(d => d.RecipientId).Distinct().ToList();
        var targets = wave.Where(d => d.TargetId is not null).Select(d => d.TargetId!.Value).Distinct().ToList();
        return new Directory(
            await db.People.AsNoTracking()
                .Where(p => p.CouncilId == councilId && people.Contains(p.Id))
                .LeftJoin(db.ChatAddresses, p => new { p.CouncilId, p.Id }, c => new { c.CouncilId, Id = c.PersonId }, (p, c) => new Addressee(p, c))
                .ToDictionaryAsync(a => a.Person.Id, cancel),
            targets.Count == 0
                ? new Dictionary<DeliveryId, Delivery>()
                : await db.Deliveries.AsNoTracking().Where(d => d.CouncilId == councilId && targets.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel));
    }

    /// <summary>The deliveries whose recipient the directory knows, of any kind of office, past or present.</summary>
    public IReadOnlyList<ForSomeone> Recipients(IEnumerable<Delivery> deliveries) =>
        [.. deliveries.Where(d => People.ContainsKey(d.RecipientId)).Select(d => new ForSomeone(d, People[d.RecipientId].Person))];
}
