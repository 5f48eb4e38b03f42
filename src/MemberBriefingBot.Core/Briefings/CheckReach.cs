using System.Security.Cryptography;
using System.Text;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>Members the bot cannot reach, for those who can do something about it.</summary>
public sealed record ReachContent(IReadOnlyList<OutOfReach> Members) : Content("Some members cannot be reached. Open Teams to see whom.");

/// <summary>
/// Looks each working day, before the next embargo rather than after it, whom the bot could not reach. Democratic services are told when the
/// list has changed since they were last told, and in the last two working days before something under embargo goes out.
/// </summary>
public sealed class CheckReach(BriefingDb db, ReadReach read, Plan plan, Councils councils, TimeProvider clock) : IStep
{
    private const string RoundName = "reach";
    private const int DaysBeforeEmbargo = 2;

    /// <summary>By the clock in London.</summary>
    private static readonly TimeOnly s_checkedAt = new(8, 0);

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMinutes(1);

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        var today = LondonTime.DateOn(now);
        foreach (var council in councils.All.Where(c => c.Calendar.Covers(today) && c.Calendar.IsWorkingDay(today) && now >= LondonTime.InstantOf(today, s_checkedAt).At))
        {
            if (await db.BeginRoundAsync(council.Id, RoundName, today, cancel))
            {
                await CheckAsync(council, now, today, cancel);
            }
        }

        await db.SaveChangesAsync(cancel);
        return s_betweenLooks;
    }

    private async Task CheckAsync(Council council, DateTimeOffset now, DateOnly today, CancellationToken cancel)
    {
        var outOfReach = await read.HandleAsync(council.Id, cancel);
        var list = Fingerprint(outOfReach);
        if (outOfReach.Count == 0 || (list == await LastListAsync(council.Id, cancel) && !await IsEmbargoNearAsync(council, now, today, cancel)))
        {
            return;
        }

        var officers = await db.Officers.AsNoTracking().Where(o => o.CouncilId == council.Id).ToListAsync(cancel);
        var told = officers.Where(o => AlertUnreached.MaySee(o, now)).Select(o => o.Id).ToList();
        await plan.SendAsync(council.Id, ContentKind.Reach, Guid.Empty, $"{today:yyyy-MM-dd}/{list}", told, now, cancel);
    }

    /// <summary>The list they were told last stands in the occasion of its card.</summary>
    private async Task<string?> LastListAsync(CouncilId councilId, CancellationToken cancel)
    {
        var last = await db.Deliveries
            .Where(d => d.CouncilId == councilId && d.Kind == ContentKind.Reach && d.SubjectId == Guid.Empty && d.Act == DeliveryAct.Send)
            .OrderByDescending(d => d.PlannedAt).Select(d => d.Occasion).FirstOrDefaultAsync(cancel);
        return last?.Split('/')[^1];
    }

    private Task<bool> IsEmbargoNearAsync(Council council, DateTimeOffset now, DateOnly today, CancellationToken cancel)
    {
        var until = LondonTime.InstantOf(council.Calendar.AddWorkingDays(today, DaysBeforeEmbargo).AddDays(1), TimeOnly.MinValue).At;
        return db.Briefings.AnyAsync(
            b => b.CouncilId == council.Id && b.State == BriefingState.Scheduled && b.Timetable.EmbargoUntil > now && b.Tiers.Any(t => t.ReleasedAt == null && t.ReleaseAt < until), cancel);
    }

    private static string Fingerprint(IReadOnlyList<OutOfReach> outOfReach) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', outOfReach.Select(o => $"{o.Member.Id} {o.Why}").Order(StringComparer.Ordinal)))))[..16];
}

/// <summary>The list as it stands when it is sent.</summary>
public sealed class ReachSource(ReadReach read, TimeProvider clock) : IContentSource
{
    public ContentKind Kind => ContentKind.Reach;

    public async Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel)
    {
        var outOfReach = await read.HandleAsync(councilId, cancel);
        return await due.EachForItsRecipientAsync(
            (person, _) => Task.FromResult<Content?>(outOfReach.Count > 0 && AlertUnreached.MaySee(person, clock.Now()) ? new ReachContent(outOfReach) : null),
            "Every member can be reached now, or this person may no longer see who cannot.");
    }
}
