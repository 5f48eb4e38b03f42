using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Rhythm;

/// <summary>Plans each member's weekly digest at the hour they chose. Only those who have met the bot get one: a digest is not how people meet.</summary>
public sealed class SendDigests(BriefingDb db, Plan plan, Councils councils, TimeProvider clock) : IStep
{
    /// <summary>A digest that could not be planned for so long, as when the bot was stopped, is left out; the next one says it all.</summary>
    private static readonly TimeSpan s_atMostLate = TimeSpan.FromHours(12);

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMinutes(1);

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        var chosen = (await db.DigestChoices.AsNoTracking().ToListAsync(cancel)).ToLookup(c => c.CouncilId);
        foreach (var council in councils.All.Where(c => IsDue(Usual(c, default), now) || chosen[c.Id].Any(choice => IsDue(choice, now))))
        {
            var members = await db.Members.AsNoTracking()
                .Where(m => m.CouncilId == council.Id && db.ChatAddresses.Any(c => c.CouncilId == council.Id && c.PersonId == m.Id && c.ClosedAt == null))
                .ToListAsync(cancel);
            var choices = chosen[council.Id].ToDictionary(c => c.PersonId);
            var due = members.Where(m => m.IsCurrent(LondonTime.DateOn(now)))
                .Select(m => choices.GetValueOrDefault(m.Id) ?? Usual(council, m.Id))
                .Where(c => IsDue(c, now))
                .GroupBy(c => LondonTime.DateOn(c.LastDue(now)));
            foreach (var day in due)
            {
                await plan.SendAsync(council.Id, ContentKind.Digest, Guid.Empty, $"{day.Key:yyyy-MM-dd}", [.. day.Select(c => c.PersonId)], council.AfterQuiet(now), cancel);
            }
        }

        await db.SaveChangesAsync(cancel);
        return s_betweenLooks;
    }

    private static DigestChoice Usual(Council council, PersonId person) => new() { CouncilId = council.Id, PersonId = person };

    private static bool IsDue(DigestChoice choice, DateTimeOffset now) => !choice.IsOff && now - choice.LastDue(now) <= s_atMostLate;
}
