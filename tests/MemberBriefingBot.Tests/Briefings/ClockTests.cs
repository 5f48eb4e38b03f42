using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Work;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>Row 33: while clocks disagree nobody can say that an instant has come.</summary>
public sealed class ClockTests
{
    [EngineTheory]
    public async Task Row_33_Nothing_is_released_while_the_clocks_disagree_and_nothing_is_lost(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync();
        hall.Clock.MoveTo(briefing.Timetable.WardMembersAt!.Value);
        var agreement = await hall.DoAsync<ClockAgreement, ClockAgreement>(Task.FromResult);

        agreement.StoreAheadBy = TimeSpan.FromSeconds(-2.1);
        await hall.ReleaseAndSendAsync();
        var early = hall.Channel.Errands.Count(e => e.Content is BriefingContent or FoldedContent);
        agreement.StoreAheadBy = TimeSpan.FromSeconds(-2);
        await hall.ReleaseAndSendAsync();

        Assert.Equal(0, early);
        Assert.Contains(hall.Channel.Errands, e => e.Content is BriefingContent or FoldedContent);
    }

    [EngineTheory]
    public async Task The_stores_clock_is_asked_where_it_has_one(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var agreement = await hall.DoAsync<ClockAgreement, ClockAgreement>(Task.FromResult);

        await hall.RunAsync<WatchClocks>(); // the test's clock stands in March 2026

        Assert.Equal(engine == Engine.Sqlite, agreement.Holds);
    }
}
