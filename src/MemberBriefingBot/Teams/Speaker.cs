using MemberBriefingBot.Connector;
using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Teams;

/// <summary>Finds who is speaking by the Entra object id of the authenticated activity, and learns where their chat is.</summary>
internal sealed class Speaker(BriefingDb db, TimeProvider clock)
{
    public async Task<Person> FindAsync(Council council, Guid entraObjectId, Activity activity, CancellationToken cancel)
    {
        var person = await db.People.FirstOrDefaultAsync(p => p.CouncilId == council.Id && p.EntraObjectId == entraObjectId, cancel);
        if (person is null)
        {
            person = new Stranger { CouncilId = council.Id, Id = PersonId.New(), Name = "Somebody the directory does not list", EntraObjectId = entraObjectId };
            db.People.Add(person);
        }

        await LearnAddressAsync(person, activity, cancel);
        await db.SaveChangesAsync(cancel);
        return person;
    }

    /// <summary>Whoever removes the bot, or blocks it, is not written to until they speak again.</summary>
    public async Task CloseAsync(Person person, CancellationToken cancel) =>
        await db.ChatAddresses.Where(a => a.CouncilId == person.CouncilId && a.PersonId == person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ClosedAt, clock.Now()), cancel);

    private async Task LearnAddressAsync(Person person, Activity activity, CancellationToken cancel)
    {
        if (activity is not { ServiceUrl: { } serviceUrl, Conversation: { ConversationType: "personal" or null, Id: { } conversation }, From.Id: { } channelUser })
        {
            return;
        }

        var known = await db.ChatAddresses.FirstOrDefaultAsync(a => a.CouncilId == person.CouncilId && a.PersonId == person.Id, cancel);
        if (known is null)
        {
            db.ChatAddresses.Add(new ChatAddress
            {
                CouncilId = person.CouncilId,
                PersonId = person.Id,
                ServiceUrl = serviceUrl,
                ConversationId = conversation,
                ChannelUserId = channelUser,
                LearnedAt = clock.Now(),
            });
        }
        else if (known.ConversationId != conversation || known.ServiceUrl != serviceUrl || known.ClosedAt is not null)
        {
            (known.ServiceUrl, known.ConversationId, known.ChannelUserId, known.LearnedAt, known.ClosedAt) = (serviceUrl, conversation, channelUser, clock.Now(), null);
        }
    }
}
