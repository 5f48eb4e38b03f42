using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>A member whom the bot could not reach if it had to.</summary>
/// <param name="Why">What is in the way, and who must do what.</param>
public sealed record OutOfReach(Member Member, string Why);

/// <summary>Which members in office the bot cannot reach, judged by the directory, their chats, and what became of the last message to each.</summary>
public sealed class ReadReach(BriefingDb db, TimeProvider clock)
{
    /// <summary>Of a person who has not met the bot.</summary>
    public const string NeverMet = "They have never opened the app. Ask council IT to install it for them, or ask them to open it in Teams once.";

    /// <summary>An older refusal says nothing of today.</summary>
    private static readonly TimeSpan s_lookedBack = TimeSpan.FromDays(90);

    public async Task<IReadOnlyList<OutOfReach>> HandleAsync(CouncilId councilId, CancellationToken cancel)
    {
        var now = clock.Now();
        var members = await db.Members.AsNoTracking().Where(m => m.CouncilId == councilId).OrderBy(m => m.Name).ToListAsync(cancel);
        var chats = await db.ChatAddresses.AsNoTracking().Where(c => c.CouncilId == councilId).ToDictionaryAsync(c => c.PersonId, cancel);
        var refused = await LastRefusedAsync(councilId, now - s_lookedBack, cancel);
        return
        [
            .. members.Where(m => m.IsCurrent(LondonTime.DateOn(now)))
                .Select(m => (Member: m, Why: Why(m, chats.GetValueOrDefault(m.Id), refused.GetValueOrDefault(m.Id))))
                .Where(m => m.Why is not null)
                .Select(m => new OutOfReach(m.Member, m.Why!)),
        ];
    }

    internal static string? Why(Member member, ChatAddress? chat, (Refusal Refusal, DateTimeOffset At)? refused) => (chat, refused) switch
    {
        _ when member.EntraObjectId is null => Refusal.NoAddress.Say(),
        ({ ClosedAt: not null }, _) => Refusal.NotInstalled.Say(),
        // Whoever has met the bot since can be reached again.
        ({ } met, { } last) when met.LearnedAt > last.At => null,
        (_, { } last) => last.Refusal.Say(),
        (null, _) => NeverMet,
        _ => null,
    };

    /// <summary>Members whose last message in the chat was refused for a reason that lasts.</summary>
    private async Task<Dictionary<PersonId, (Refusal Refusal, DateTimeOffset At)?>> LastRefusedAsync(CouncilId councilId, DateTimeOffset from, CancellationToken cancel)
    {
        var sent = db.Deliveries.Where(d => d.CouncilId == councilId && d.Via == Via.Chat && d.PlannedAt >= from);
        var refused = await sent
            .Where(d => d.State == DeliveryState.Refused && (d.Refusal == Refusal.NotInstalled || d.Refusal == Refusal.BlockedByPerson || d.Refusal == Refusal.PolicyForbids))
            .GroupBy(d => new { d.RecipientId, d.Refusal })
            .Select(g => new { g.Key.RecipientId, g.Key.Refusal, At = g.Max(d => d.PlannedAt) })
            .ToListAsync(cancel);
        var delivered = await sent.Where(d => d.State == DeliveryState.Delivered)
            .GroupBy(d => d.RecipientId)
            .Select(g => new { g.Key, At = g.Max(d => d.PlannedAt) })
            .ToDictionaryAsync(d => d.Key, d => d.At, cancel);
        return refused.GroupBy(r => r.RecipientId)
            .Select(own => own.MaxBy(r => r.At)!)
            .Where(last => last.At >= delivered.GetValueOrDefault(last.RecipientId))
            .ToDictionary(last => last.RecipientId, last => ((Refusal, DateTimeOffset)?)(last.Refusal!.Value, last.At));
    }
}
