using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>The people, chats and target messages that a wave needs, read once.</summary>
internal sealed record Directory(
    IReadOnlyDictionary<PersonId, Person> People, IReadOnlyDictionary<PersonId, ChatAddress> Chats, IReadOnlyDictionary<DeliveryId, Delivery> Targets)
{
    public static async Task<Directory> LoadAsync(BriefingDb db, CouncilId councilId, IReadOnlyList<Delivery> wave, CancellationToken cancel)
    {
        var people = wave.Select(d => d.RecipientId).Distinct().ToList();
        var targets = wave.Where(d => d.TargetId is not null).Select(d => d.TargetId!.Value).Distinct().ToList();
        return new Directory(
            await db.People.Where(p => p.CouncilId == councilId && people.Contains(p.Id)).AsNoTracking().ToDictionaryAsync(p => p.Id, cancel),
            await db.ChatAddresses.Where(c => c.CouncilId == councilId && people.Contains(c.PersonId)).AsNoTracking().ToDictionaryAsync(c => c.PersonId, cancel),
            targets.Count == 0
                ? new Dictionary<DeliveryId, Delivery>()
                : await db.Deliveries.Where(d => d.CouncilId == councilId && targets.Contains(d.Id)).AsNoTracking().ToDictionaryAsync(d => d.Id, cancel));
    }
}
