using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Rhythm;

/// <summary>A friendly word to a portfolio holder who has issued nothing for a while.</summary>
public sealed record NudgeContent(IReadOnlyList<string> Portfolios, int Days) : Content("A word about your portfolio. Open Teams to read it.");

/// <summary>At the beginning of a month, nudges each portfolio holder whose portfolios have issued nothing for as long as the council has agreed.</summary>
public sealed class NudgePortfolios(BriefingDb db, ReadNudges read, Plan plan, Councils councils, TimeProvider clock) : IStep
{
    private const string RoundName = "nudges";

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMinutes(1);

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        foreach (var council in councils.All)
        {
            if (Months.Beginning(council, now) is { } month && await db.BeginRoundAsync(council.Id, RoundName, month, cancel))
            {
                var nudged = await read.HandleAsync(council, cancel);
                await plan.SendAsync(council.Id, ContentKind.Nudge, Guid.Empty, Months.Name(month), [.. nudged.Keys], council.AfterQuiet(now), cancel);
            }
        }

        await db.SaveChangesAsync(cancel);
        return s_betweenLooks;
    }
}

/// <summary>Whom there is reason to nudge now.</summary>
public sealed class ReadNudges(BriefingDb db, ReadIssued issued, TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<PersonId, NudgeContent>> HandleAsync(Council council, CancellationToken cancel)
    {
        if (council.NudgeAfterDays is not { } days)
        {
            return new Dictionary<PersonId, NudgeContent>();
        }

        var now = clock.Now();
        var today = LondonTime.DateOn(now);
        var counts = await issued.HandleAsync(council.Id, now.AddDays(-days), now.AddDays(1), cancel);
        var busy = counts.Where(c => c.Issued > 0).Select(c => c.Portfolio).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var members = await db.Members.AsNoTracking().Where(m => m.CouncilId == council.Id).ToListAsync(cancel);
        return members
            // Whoever has just been elected has had no time to issue anything.
            .Where(m => m.IsCurrent(today) && m.TermStartsOn <= today.AddDays(-days))
            .Select(m => (m.Id, Portfolios: ReadIssued.PortfoliosOf(m).ToList()))
            .Where(m => m.Portfolios.Count > 0 && !m.Portfolios.Exists(busy.Contains))
            .ToDictionary(m => m.Id, m => new NudgeContent(m.Portfolios, days));
    }
}

/// <summary>Nudges, for those who have still issued nothing when theirs is sent.</summary>
public sealed class NudgeSource(ReadNudges read, Councils councils, TimeProvider clock) : IContentSource
{
    public ContentKind Kind => ContentKind.Nudge;

    public async Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel)
    {
        var now = clock.Now();
        if (councils[councilId].AfterQuiet(now) is var later && later > now)
        {
            return due.ToDictionary(d => d.Delivery.Id, Sendable (_) => new Sendable.NotYet(later));
        }

        var nudged = await read.HandleAsync(councils[councilId], cancel);
        return await due.EachForItsRecipientAsync(
            (person, _) => Task.FromResult<Content?>(nudged.GetValueOrDefault(person.Id)), "There is no reason to nudge this person any more.");
    }
}
