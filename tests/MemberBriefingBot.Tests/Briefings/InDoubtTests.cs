using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>What may have been delivered is shown to a person, who decides; the bot never sends it twice by itself.</summary>
public sealed class InDoubtTests
{
    [EngineTheory]
    public async Task A_briefing_in_doubt_is_sent_again_when_democratic_services_say_so_and_says_that_it_is_a_repeat(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await ReleasedInDoubtAsync(hall);

        Assert.IsType<RepeatOutcome.OnItsWay>(await RepeatAsync(hall, hall.People.Dora, briefing, hall.People.Ada));
        await hall.SendAsync();

        var copies = hall.Channel.To(hall.People.Ada).Select(e => e.Content).ToList();
        Assert.Equal([typeof(FoldedContent), typeof(RepeatedContent)], copies.Select(c => c!.GetType()));
        var receipt = (await StatusAsync(hall, briefing)).Receipts.Single(r => r.Member.Id == hall.People.Ada.Id);
        Assert.Equal(DeliveryState.Delivered, receipt.State);
        Assert.NotNull(receipt.AcceptedAt);
    }

    [EngineTheory]
    public async Task Pressed_twice_it_is_repeated_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await ReleasedInDoubtAsync(hall);

        await RepeatAsync(hall, hall.People.Dora, briefing, hall.People.Ada);
        Assert.IsType<RepeatOutcome.OnItsWay>(await RepeatAsync(hall, hall.People.Dora, briefing, hall.People.Ada));
        await hall.SendAsync();

        Assert.Equal(2, hall.Channel.To(hall.People.Ada).Count(e => e.Content is BriefingContent or FoldedContent or RepeatedContent));
        Assert.IsType<RepeatOutcome.NotInDoubt>(await RepeatAsync(hall, hall.People.Dora, briefing, hall.People.Ada));
    }

    [EngineTheory]
    public async Task When_the_repeat_is_in_doubt_too_its_sender_is_told_so_and_nothing_more_is_sent(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await ReleasedInDoubtAsync(hall);
        hall.Channel.AlwaysAnswer(new ChannelOutcome.Ambiguous("The answer was lost."));
        await RepeatAsync(hall, hall.People.Dora, briefing, hall.People.Ada);
        await hall.SendAsync();

        Assert.IsType<RepeatOutcome.AlreadyRepeated>(await RepeatAsync(hall, hall.People.Dora, briefing, hall.People.Ada));
        await hall.SendAsync();

        Assert.Single(hall.Channel.To(hall.People.Ada), e => e.Content is RepeatedContent);
    }

    [EngineTheory]
    public async Task Where_the_council_has_agreed_it_the_bot_repeats_once_after_that_time_and_elsewhere_never(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await ReleasedInDoubtAsync(hall);
        var now = hall.Clock.Now;
        var urgent = await hall.ReleasedAsync(
            Journey.WardDecision with { Kind = BriefingKind.AllMemberUrgent, Title = "Flood warning" }, new Timetable { AllMembersAt = now.AddHours(1), EmbargoUntil = now.AddDays(3), PressAt = now.AddDays(3) });

        await hall.RunAsync<RepeatInDoubt>();
        await hall.SendAsync();
        var once = Repeats(hall);
        hall.Clock.Advance(TimeSpan.FromDays(1));
        await hall.RunAsync<RepeatInDoubt>();
        await hall.SendAsync();

        Assert.Equal([urgent.Id], once);
        Assert.Equal(once, Repeats(hall));

        static IReadOnlyList<BriefingId> Repeats(TownHall hall) => [.. hall.Channel.To(hall.People.Ada).Select(e => e.Content).OfType<RepeatedContent>().Select(r => ((FoldedContent)r.Briefing).BriefingId)];
    }

    [EngineTheory]
    public async Task What_arrived_is_not_repeated_and_nobody_without_the_right_repeats_anything(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await ReleasedInDoubtAsync(hall);

        Assert.IsType<RepeatOutcome.NotInDoubt>(await RepeatAsync(hall, hall.People.Dora, briefing, hall.People.Ben));
        Assert.IsType<RepeatOutcome.NotAllowed>(await RepeatAsync(hall, hall.People.Hal, briefing, hall.People.Ada));
    }

    [EngineTheory]
    public async Task An_hour_after_a_release_that_left_a_doubt_democratic_services_are_told_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        LoseTheAnswer(hall);
        var briefing = await hall.ScheduledAsync();
        hall.Clock.MoveTo(briefing.Timetable.WardMembersAt!.Value);
        await hall.ReleaseAndSendAsync();
        await hall.RunAsync<AlertUnreached>();
        var atOnce = await AlertsAsync(hall);

        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.RunAsync<AlertUnreached>();
        await hall.RunAsync<AlertUnreached>();
        await hall.SendAsync();

        Assert.Empty(atOnce);
        Assert.NotEmpty(await AlertsAsync(hall));
        var shown = Assert.IsType<UnreachedContent>(Assert.Single(hall.Channel.To(hall.People.Dora), e => e.Content is UnreachedContent).Content);
        Assert.Equal("Some members have not been reached. Open Teams to see whom.", shown.Notification);
        Assert.Contains(shown.Status.Receipts, r => r.Member.Id == hall.People.Ada.Id && r.ReachedAt is null);
    }

    [EngineTheory]
    public async Task Each_release_that_left_a_doubt_alerts_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        hall.Channel.Answer = e => Task.FromResult<ChannelOutcome?>(e.Recipient is Member && e.Content is FoldedContent ? new ChannelOutcome.Ambiguous("The answer was lost.") : null);
        var now = hall.Clock.Now;
        var briefing = await hall.ScheduledAsync(timetable: Journey.TimetableFrom(now) with { AllMembersAt = now.AddDays(1) });
        hall.Clock.MoveTo(now.AddHours(1));
        await hall.ReleaseAndSendAsync();
        await AlertedAsync(1);

        await RepeatAsync(hall, hall.People.Dora, briefing, hall.People.Ada);
        await AlertedAsync(1);
        hall.Clock.MoveTo(now.AddDays(1));
        await hall.ReleaseAndSendAsync();
        await AlertedAsync(2);

        async Task AlertedAsync(int times)
        {
            hall.Clock.Advance(TimeSpan.FromHours(1));
            await hall.RunAsync<AlertUnreached>();
            await hall.RunAsync<AlertUnreached>();
            await hall.SendAsync();
            Assert.Equal(times, hall.Channel.To(hall.People.Dora).Count(e => e.Content is UnreachedContent && e.Act == DeliveryAct.Send));
        }
    }

    [EngineTheory]
    public async Task Whoever_lost_the_right_before_the_alert_was_sent_is_shown_nothing(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await ReleasedInDoubtAsync(hall);
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.RunAsync<AlertUnreached>();
        await hall.ChangeAsync(db => db.Officers.Single(o => o.Id == hall.People.Dora.Id).Roles = OfficerRoles.None);

        await hall.SendAsync();

        Assert.DoesNotContain(hall.Channel.To(hall.People.Dora), e => e.Content is UnreachedContent);
    }

    [EngineTheory]
    public async Task Where_nobody_may_be_told_the_step_rests_all_the_same(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await ReleasedInDoubtAsync(hall);
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ChangeAsync(db => db.Officers.ToList().ForEach(o => o.Roles = OfficerRoles.None));

        Assert.False(await hall.RunOnceAsync<AlertUnreached>());
        Assert.Empty(await AlertsAsync(hall));
    }

    [EngineTheory]
    public async Task Of_a_withdrawn_briefing_nobody_is_told_whom_it_did_not_reach(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await ReleasedInDoubtAsync(hall);
        await hall.DoAsync<WithdrawBriefing, WithdrawOutcome>(w => w.HandleAsync(hall.People.Dora, briefing.Id, "It was wrong.", null, default));
        hall.Clock.Advance(TimeSpan.FromHours(1));

        await hall.RunAsync<AlertUnreached>();

        Assert.Empty(await AlertsAsync(hall));
    }

    [EngineTheory]
    public async Task Just_before_the_press_time_democratic_services_are_told_within_minutes(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        LoseTheAnswer(hall);
        var now = hall.Clock.Now;
        await hall.ScheduledAsync(timetable: new Timetable { WardMembersAt = now.AddHours(1), AllMembersAt = now.AddHours(1.5), EmbargoUntil = now.AddHours(1.75), PressAt = now.AddHours(1.75) });
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();
        await hall.RunAsync<AlertUnreached>();
        Assert.Empty(await AlertsAsync(hall));

        hall.Clock.Advance(TimeSpan.FromMinutes(5));
        await hall.RunAsync<AlertUnreached>();

        Assert.NotEmpty(await AlertsAsync(hall));
    }

    [EngineTheory]
    public async Task A_release_that_reached_everybody_alerts_nobody(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ReleasedAsync();

        hall.Clock.Advance(TimeSpan.FromHours(2));
        await hall.RunAsync<AlertUnreached>();

        Assert.Empty(await AlertsAsync(hall));
    }

    private static async Task<Briefing> ReleasedInDoubtAsync(TownHall hall)
    {
        LoseTheAnswer(hall);
        return await hall.ReleasedAsync();
    }

    private static void LoseTheAnswer(TownHall hall) =>
        hall.Channel.Answer = e => Task.FromResult<ChannelOutcome?>(e.Recipient.Id == hall.People.Ada.Id && e.Content is BriefingContent or FoldedContent ? new ChannelOutcome.Ambiguous("The answer was lost.") : null);

    private static Task<RepeatOutcome> RepeatAsync(TownHall hall, Person clerk, Briefing briefing, Person member) =>
        hall.DoAsync<RepeatBriefing, RepeatOutcome>(repeat => repeat.HandleAsync(clerk, briefing.Id, member.Id, default));

    private static async Task<ReleaseStatus> StatusAsync(TownHall hall, Briefing briefing) =>
        (await hall.DoAsync<ReadReleaseStatus, ReleaseStatus?>(read => read.HandleAsync(Mereside.Id, briefing.Id, default)))!;

    private static Task<List<Core.Delivery.Delivery>> AlertsAsync(TownHall hall) => hall.ReadAsync(db => db.Deliveries.AsNoTracking().Where(d => d.Kind == ContentKind.Unreached).ToListAsync());
}
