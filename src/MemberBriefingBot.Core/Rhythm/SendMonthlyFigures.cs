using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Turnaround;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Rhythm;

/// <summary>A month: what each portfolio issued, and how long the answers took to the questions asked in it.</summary>
public sealed record MonthlyFiguresContent(DateOnly Month, IReadOnlyList<PortfolioCount> Issued, TurnaroundReport Turnaround) : Content("The figures of last month are here. Open Teams to read them.");

/// <summary>Gives democratic services and the Leader the figures of the month that has ended.</summary>
public sealed class SendMonthlyFigures(BriefingDb db, Plan plan, Councils councils, TimeProvider clock) : IStep
{
    private const string RoundName = "monthly-figures";

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMinutes(1);

    public async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        foreach (var council in councils.All)
        {
            if (Months.Beginning(council, now) is { } month && await db.BeginRoundAsync(council.Id, RoundName, month, cancel))
            {
                var people = await db.People.AsNoTracking().Where(p => p.CouncilId == council.Id).ToListAsync(cancel);
                var readers = people.Where(p => IsFor(p, now)).Select(p => p.Id).ToList();
                await plan.SendAsync(council.Id, ContentKind.MonthlyFigures, Guid.Empty, Months.Name(month.AddMonths(-1)), readers, now, cancel);
            }
        }

        await db.SaveChangesAsync(cancel);
        return s_betweenLooks;
    }

    internal static bool IsFor(Person person, DateTimeOffset now) =>
        person.IsCurrent(LondonTime.DateOn(now)) && (person is Member { IsLeader: true } || (person is Officer officer && officer.Roles.HasFlag(OfficerRoles.DemocraticServices)));
}

/// <summary>The figures of the month that the occasion names.</summary>
public sealed class MonthlyFiguresSource(ReadIssued issued, ReadTurnaround turnaround, TimeProvider clock) : IContentSource
{
    public ContentKind Kind => ContentKind.MonthlyFigures;

    public async Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel)
    {
        var figures = new Dictionary<string, MonthlyFiguresContent>(StringComparer.Ordinal);
        foreach (var name in due.Select(d => d.Delivery.Occasion).Distinct(StringComparer.Ordinal))
        {
            figures[name] = await OfAsync(councilId, Months.Parse(name), cancel);
        }

        return await due.EachForItsRecipientAsync(
            (person, delivery) => Task.FromResult<Content?>(SendMonthlyFigures.IsFor(person, clock.Now()) ? figures[delivery.Occasion] : null),
            "The figures are no longer for this person.");
    }

    private async Task<MonthlyFiguresContent> OfAsync(CouncilId councilId, DateOnly month, CancellationToken cancel)
    {
        var next = month.AddMonths(1);
        var (from, until) = (LondonTime.InstantOf(month, TimeOnly.MinValue).At, LondonTime.InstantOf(next, TimeOnly.MinValue).At);
        return new MonthlyFiguresContent(
            month, await issued.HandleAsync(councilId, from, until, cancel), await turnaround.HandleAsync(councilId, month, next.AddDays(-1), cancel));
    }
}
