using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>A card that was sent does not go on saying what the time has made untrue.</summary>
public sealed class RefreshCardsTests
{
    private static readonly BriefingText s_decided = Journey.WardDecision with
    {
        Decision = DecisionStatus.Decided,
        Path = new DecisionPath { Route = DecisionRoute.CabinetMember, RecordedOn = new DateOnly(2026, 3, 2) },
    };

    [EngineTheory]
    public async Task A_call_in_that_ends_and_a_decision_that_takes_effect_are_said_where_the_card_stands(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync(s_decided, new Timetable());
        Assert.Equal(PathStatus.CallInOpen, Statuses(hall).Single());

        hall.Clock.MoveTo(new DateTimeOffset(2026, 3, 9, 15, 59, 59, TimeSpan.Zero));
        await RefreshAsync(hall);
        Assert.Single(Statuses(hall));
        hall.Clock.Advance(TimeSpan.FromSeconds(1));
        await RefreshAsync(hall);
        hall.Clock.MoveTo(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));
        await RefreshAsync(hall);

        Assert.Equal([PathStatus.CallInOpen, PathStatus.Decided, PathStatus.Effective], Statuses(hall));
        Assert.Null(await hall.ReadAsync(db => db.Briefings.Where(b => b.Id == briefing.Id).Select(b => b.LookAgainAt).SingleAsync()));
    }

    [EngineTheory]
    public async Task Lines_to_share_leave_the_cards_when_a_pre_election_period_begins_and_come_back_after_the_poll(Engine engine)
    {
        var notice = new DateOnly(2026, 3, 5);
        await using var hall = await TownHall.OpenAsync(engine, Mereside.Council with { Elections = [new Election(notice, notice.AddDays(2))] });
        await hall.ReleasedAsync(Journey.WardDecision with { ShareableLines = ["We asked for this."] }, new Timetable());
        var cards = hall.Channel.Errands.Count;

        for (var day = 3; day <= 10; day++)
        {
            hall.Clock.MoveTo(new DateTimeOffset(2026, 3, day, 0, 0, 0, TimeSpan.Zero));
            await RefreshAsync(hall);
        }

        Assert.Equal([1, 0, 1], hall.Channel.To(hall.People.Ada).Select(e => e.Content).OfType<BriefingContent>().Select(c => c.ShareableLines.Count));
        Assert.True(hall.Channel.Errands.Count > cards);
    }

    [EngineTheory]
    public async Task What_was_withdrawn_is_not_looked_at_again(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync(s_decided, new Timetable());
        await hall.DoAsync<WithdrawBriefing, WithdrawOutcome>(w => w.HandleAsync(hall.People.Dora, briefing.Id, "It was wrong.", null, default));

        Assert.Null(await hall.ReadAsync(db => db.Briefings.Where(b => b.Id == briefing.Id).Select(b => b.LookAgainAt).SingleAsync()));
    }

    private static async Task RefreshAsync(TownHall hall)
    {
        await hall.RunAsync<RefreshCards>();
        await hall.SendAsync();
    }

    private static IEnumerable<PathStatus> Statuses(TownHall hall) => hall.Channel.To(hall.People.Ada).Select(e => e.Content).OfType<BriefingContent>().Select(c => c.Timeline!.Status);
}
