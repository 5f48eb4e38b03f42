using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Rhythm;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Rhythm;

/// <summary>On the first working day of a month at nine: the figures of the last, and a friendly word to a silent portfolio.</summary>
public sealed class MonthTests
{
    /// <summary>The first working day of April 2026 is Wednesday the 1st; nine in London is eight in UTC by then.</summary>
    private static readonly DateTimeOffset s_april = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);

    [EngineTheory]
    public async Task Democratic_services_and_the_Leader_are_given_the_figures_of_the_month_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ReleasedAsync(timetable: new Timetable { WardMembersAt = hall.Clock.Now.AddHours(1), AllMembersAt = hall.Clock.Now.AddHours(2) });
        await hall.AskedAsync();

        await PassToAsync(hall, s_april.AddMinutes(-1));
        var early = hall.Channel.Errands.Count(e => e.Content is MonthlyFiguresContent);
        await PassToAsync(hall, s_april);
        await PassToAsync(hall, s_april.AddDays(1));

        var figures = hall.Channel.Errands.Where(e => e.Content is MonthlyFiguresContent).ToList();
        Assert.Equal(0, early);
        Assert.Equal(new[] { hall.People.Dee.Name, hall.People.Dora.Name }, figures.Select(e => e.Recipient.Name).Order(StringComparer.Ordinal));
        var march = (MonthlyFiguresContent)figures[0].Content!;
        Assert.Equal(new DateOnly(2026, 3, 1), march.Month);
        Assert.Equal([new PortfolioCount(Mereside.Environment, 1)], march.Issued);
        Assert.Equal((1, new DateOnly(2026, 3, 31)), (march.Turnaround.Overall.Asked, march.Turnaround.Until));
    }

    [EngineTheory]
    public async Task A_bank_holiday_and_a_weekend_are_passed_over(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        // 1 January 2027 is a Friday.
        await PassToAsync(hall, new DateTimeOffset(2027, 1, 1, 9, 0, 0, TimeSpan.Zero));
        await PassToAsync(hall, new DateTimeOffset(2027, 1, 4, 8, 59, 0, TimeSpan.Zero));
        var early = hall.Channel.Errands.Count;
        await PassToAsync(hall, new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));

        Assert.Equal(0, early);
        Assert.Contains(hall.Channel.Errands, e => e.Content is MonthlyFiguresContent);
    }

    [EngineTheory]
    public async Task A_bot_that_is_set_up_in_the_middle_of_a_month_says_nothing_of_the_last(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        await PassToAsync(hall, s_april.AddDays(14));

        Assert.Empty(hall.Channel.Errands);
    }

    [EngineTheory]
    public async Task A_portfolio_holder_who_issued_nothing_is_nudged_once_a_month(Engine engine)
    {
        await using var hall = await SilentAsync(engine, days: 30);

        await PassToAsync(hall, s_april);
        await PassToAsync(hall, s_april.AddDays(2));

        var nudge = Assert.Single(hall.Channel.Errands, e => e.Content is NudgeContent);
        Assert.Equal(hall.People.Cy.Id, nudge.Recipient.Id);
        Assert.Equal((30, Mereside.Environment), (((NudgeContent)nudge.Content!).Days, Assert.Single(((NudgeContent)nudge.Content!).Portfolios)));
    }

    [EngineTheory]
    public async Task Whoever_issued_something_is_left_in_peace_and_so_is_everybody_where_the_council_wants_no_nudges(Engine engine)
    {
        await using var busy = await SilentAsync(engine, days: 30);
        busy.Clock.MoveTo(s_april.AddDays(-10));
        await busy.ReleasedAsync(timetable: new Timetable { WardMembersAt = busy.Clock.Now.AddHours(1), AllMembersAt = busy.Clock.Now.AddHours(2) });
        await using var without = await SilentAsync(engine, days: null);

        await PassToAsync(busy, s_april);
        await PassToAsync(without, s_april);

        Assert.DoesNotContain(busy.Channel.Errands.Concat(without.Channel.Errands), e => e.Content is NudgeContent);
    }

    [EngineTheory]
    public async Task A_nudge_that_waited_is_not_sent_to_somebody_who_has_issued_something_meanwhile(Engine engine)
    {
        await using var hall = await SilentAsync(engine, days: 30);
        hall.Clock.MoveTo(s_april);
        await hall.RunAsync<NudgePortfolios>();
        await hall.ReleasedAsync(timetable: new Timetable());

        await hall.SendAsync();

        Assert.DoesNotContain(hall.Channel.Errands, e => e.Content is NudgeContent);
    }

    [EngineTheory]
    public async Task Somebody_elected_since_is_not_nudged(Engine engine)
    {
        await using var hall = await SilentAsync(engine, days: 30);
        await hall.ChangeAsync(db => db.Members.Single(m => m.Id == hall.People.Cy.Id).TermStartsOn = new DateOnly(2026, 3, 10));

        await PassToAsync(hall, s_april);

        Assert.Equal(0, await hall.ReadAsync(db => db.Deliveries.CountAsync(d => d.Kind == ContentKind.Nudge)));
    }

    private static Task<TownHall> SilentAsync(Engine engine, int? days) => TownHall.OpenAsync(engine, Mereside.Council with { NudgeAfterDays = days });

    private static async Task PassToAsync(TownHall hall, DateTimeOffset at)
    {
        hall.Clock.MoveTo(at);
        await hall.RunAsync<SendMonthlyFigures>();
        await hall.RunAsync<NudgePortfolios>();
        await hall.SendAsync();
    }
}
