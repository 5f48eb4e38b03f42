using System.Globalization;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Delivery;

public sealed class InstantTests
{
    [EngineTheory]
    public async Task Row_35_A_service_that_was_down_over_the_release_sends_at_once_on_its_return_and_says_since_when_it_was_due(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync();
        hall.Clock.MoveTo(briefing.Timetable.WardMembersAt!.Value.AddMinutes(40));
        await using var returned = hall.AnotherNode();

        await returned.RunAsync<ReleaseDueTiers>();
        await returned.RunAsync<SendDueDeliveries>();

        var sent = await hall.ReadAsync(db => db.Deliveries.AsNoTracking().Where(d => d.Kind == ContentKind.Briefing && d.Act == DeliveryAct.Send).ToListAsync());
        Assert.NotEmpty(sent);
        Assert.All(sent, d => Assert.Equal((DeliveryState.Delivered, hall.Clock.Now), (d.State, d.AcceptedAt)));
        var released = await hall.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Act == "briefing.released"));
        Assert.Equal(hall.Clock.Now, released.At);
        Assert.Contains($"due {briefing.Timetable.WardMembersAt:O}", released.Facts, StringComparison.Ordinal);
    }

    [EngineTheory]
    public async Task Row_39_A_machine_that_does_not_keep_up_releases_late_and_says_so(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync();
        await hall.SendAsync();
        await hall.RunOnceAsync<WatchDeliveries>();
        hall.Clock.MoveTo(briefing.Timetable.WardMembersAt!.Value.AddMinutes(3));

        // The steps had no turn for three minutes; then one after the other gets its turn.
        Assert.Contains("What is due has not been looked at for", Assert.Single(await ProblemsAsync(hall)), StringComparison.Ordinal);
        await hall.RunOnceAsync<WatchDeliveries>();
        await hall.RunOnceAsync<WatchReleases>();
        Assert.Equal(["A release has been due for 3 minutes and has not begun."], await ProblemsAsync(hall));
        await hall.RunOnceAsync<ReleaseDueTiers>();
        await hall.RunOnceAsync<WatchDeliveries>();
        await hall.RunOnceAsync<WatchReleases>();
        Assert.Empty(await ProblemsAsync(hall));

        var released = await hall.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Act == "briefing.released"));
        Assert.Equal(hall.Clock.Now, released.At);
        Assert.Contains($"due {briefing.Timetable.WardMembersAt:O}", released.Facts, StringComparison.Ordinal);
    }

    [EngineTheory]
    public Task Row_38_What_is_planned_for_the_very_instant_goes_at_that_instant_and_not_before(Engine engine) => GoesAtAsync(engine, "2026-03-02T09:00:00Z");

    [EngineTheory]
    public Task Row_38_At_the_end_of_a_leap_day_too(Engine engine) => GoesAtAsync(engine, "2028-02-29T23:59:59.999999Z");

    [EngineTheory]
    public Task Row_38_And_beyond_the_last_second_of_32_bits(Engine engine) => GoesAtAsync(engine, "2038-01-19T03:14:08Z");

    private static async Task<List<string>> ProblemsAsync(TownHall hall) =>
    [
        .. await hall.DoAsync<DeliveryHealth, IEnumerable<string>>(health => Task.FromResult(health.Ages.Problems(hall.Clock.Now))),
        .. await hall.DoAsync<ReleaseHealth, IEnumerable<string>>(health => Task.FromResult(health.Problems(hall.Clock.Now))),
    ];

    private static async Task GoesAtAsync(Engine engine, string written)
    {
        var instant = DateTimeOffset.Parse(written, CultureInfo.InvariantCulture);
        await using var hall = await TownHall.OpenAsync(engine);
        hall.Clock.MoveTo(instant.AddMicroseconds(-1));
        var delivery = hall.Reply(hall.People.Ada, "now");
        delivery.DueAt = instant;
        await hall.PlanAsync(delivery);

        await hall.RunAsync<SendDueDeliveries>();
        var early = hall.Channel.Errands.Count;
        hall.Clock.MoveTo(instant);
        await hall.RunAsync<SendDueDeliveries>();

        Assert.Equal(0, early);
        Assert.Equal((DeliveryState.Delivered, instant), ((await hall.DeliveryAsync("now")).State, (await hall.DeliveryAsync("now")).AcceptedAt));
    }
}
