using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Data;

internal static class Strangers
{
    /// <summary>The stranger is somebody the directory knows: their chat becomes that person's, and the stranger is no more. Needs the caller's transaction.</summary>
    public static async Task MergeAsync(this BriefingDb db, Stranger stranger, PersonId into, CancellationToken cancel)
    {
        var chats = db.ChatAddresses.Where(a => a.CouncilId == stranger.CouncilId);
        if (into != stranger.Id && await chats.AnyAsync(a => a.PersonId == stranger.Id, cancel))
        {
            await chats.Where(a => a.PersonId == into).ExecuteDeleteAsync(cancel);
            await chats.Where(a => a.PersonId == stranger.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonId, into), cancel);
        }

        await db.People.Where(p => p.CouncilId == stranger.CouncilId && p.Id == stranger.Id).ExecuteDeleteAsync(cancel);
    }

    /// <summary>The chat was learned under an Entra object id that the person no longer has: it is with somebody else. Needs the caller's transaction.</summary>
    public static Task ForgetChatAsync(this BriefingDb db, Person person, CancellationToken cancel) =>
        db.ChatAddresses.Where(a => a.CouncilId == person.CouncilId && a.PersonId == person.Id).ExecuteDeleteAsync(cancel);
}
