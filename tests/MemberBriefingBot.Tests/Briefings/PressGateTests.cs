using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Briefings;

public sealed class PressGateTests
{
    [EngineTheory]
    public async Task Nothing_is_open_before_every_tier_is_released(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync();
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();

        Assert.Equal(briefing.Timetable.AllMembersAt, Assert.IsType<PressGate.NotReleased>(await GateAsync(hall)).Until);
    }

    [EngineTheory]
    public async Task The_gate_names_exactly_the_ward_members_not_reached(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        RefuseFor(hall, hall.People.Ben, hall.People.Eve);
        await hall.ReleasedAsync();

        var waiting = Assert.IsType<PressGate.Waiting>(await GateAsync(hall));

        var missing = Assert.Single(waiting.NotReached);
        Assert.Equal(("Ben Birch", DeliveryState.Refused, Refusal.NotInstalled.Say()), (missing.Member.Name, missing.State, missing.Reason));
    }

    [EngineTheory]
    public async Task A_message_that_may_have_been_delivered_is_not_taken_for_news_received(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        hall.Channel.Answer = e => Task.FromResult<ChannelOutcome?>(e.Recipient.Id == hall.People.Ada.Id && e.Content is BriefingContent or FoldedContent ? new ChannelOutcome.Ambiguous("Lost.") : null);
        var briefing = await hall.ReleasedAsync();
        Assert.Equal("Ada Alder", Assert.Single(Assert.IsType<PressGate.Waiting>(await GateAsync(hall)).NotReached).Member.Name);

        await hall.AcceptTermsAsync(briefing, hall.People.Ada);

        Assert.IsType<PressGate.NoticeRunning>(await GateAsync(hall));
    }

    [EngineTheory]
    public async Task Telling_somebody_another_way_starts_the_notice_which_opens_the_gate_when_it_has_run(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        RefuseFor(hall, hall.People.Ben);
        var briefing = await hall.ReleasedAsync();
        hall.Clock.Advance(TimeSpan.FromHours(3));
        var toldAt = hall.Clock.Now;

        Assert.Equal("by telephone", Assert.IsType<ToldOutcome.Recorded>(await TellAsync(hall, hall.People.Dora, briefing, hall.People.Ben, " by telephone ")).Told.How);

        Assert.Equal(toldAt.AddHours(24), Assert.IsType<PressGate.NoticeRunning>(await GateAsync(hall)).Until);
        hall.Clock.MoveTo(toldAt.AddHours(24).AddTicks(-10));
        Assert.IsType<PressGate.NoticeRunning>(await GateAsync(hall));
        hall.Clock.MoveTo(toldAt.AddHours(24));
        Assert.Equal(briefing.Timetable.PressAt - toldAt, Assert.IsType<PressGate.Open>(await GateAsync(hall)).Notice);
    }

    [EngineTheory]
    public async Task Nobody_is_told_another_way_before_the_release_or_by_somebody_without_the_right(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync();

        Assert.Equal(briefing.Timetable.WardMembersAt, Assert.IsType<ToldOutcome.TooEarly>(await TellAsync(hall, hall.People.Dora, briefing, hall.People.Ben)).OpensAt);
        Assert.IsType<ToldOutcome.NotAllowed>(await TellAsync(hall, hall.People.Hal, briefing, hall.People.Ben));
        Assert.IsType<ToldOutcome.NoSuchBriefing>(await TellAsync(hall, hall.People.Dora, briefing, hall.People.Hal));
    }

    [EngineTheory]
    public async Task How_somebody_was_told_is_said_and_fits_in_a_line(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();

        Assert.IsType<ToldOutcome.HowNeeded>(await TellAsync(hall, hall.People.Dora, briefing, hall.People.Ben, " "));
        Assert.Equal(new ToldOutcome.HowTooLong(201, 200), await TellAsync(hall, hall.People.Dora, briefing, hall.People.Ben, new string('h', 201)));
        Assert.IsType<ToldOutcome.Recorded>(await TellAsync(hall, hall.People.Dora, briefing, hall.People.Ben, new string('h', 200)));
    }

    [EngineTheory]
    public async Task The_first_record_of_having_told_somebody_stands(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();
        await TellAsync(hall, hall.People.Dora, briefing, hall.People.Ben, "by telephone");

        var again = Assert.IsType<ToldOutcome.Recorded>(await TellAsync(hall, hall.People.Mona, briefing, hall.People.Ben, "in the corridor"));

        Assert.Equal("by telephone", again.Told.How);
    }

    [EngineTheory]
    public async Task Only_those_who_deal_with_the_press_see_the_gate(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        Assert.IsType<PressOutcome.NotAllowed>(await hall.DoAsync<ReadPressGates, PressOutcome>(r => r.HandleAsync(hall.People.Cy, default)));
    }

    [EngineTheory]
    public async Task Accepted_seen_and_acknowledged_are_three_facts(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();
        await hall.AcceptTermsAsync(briefing, hall.People.Ada, hall.People.Ben);
        await hall.DoAsync<AcknowledgeBriefing, AcknowledgeOutcome>(a => a.HandleAsync(hall.People.Ben, briefing.Id, default));

        var status = (await hall.DoAsync<ReadReleaseStatus, ReleaseStatus?>(r => r.HandleAsync(Mereside.Id, briefing.Id, default)))!;

        Assert.Equal(6, status.Receipts.Count(r => r.AcceptedAt is not null));
        Assert.All(status.Receipts, r => Assert.Null(r.SeenAt));
        Assert.Equal("Ben Birch", Assert.Single(status.Receipts, r => r.AcknowledgedAt is not null).Member.Name);
        Assert.Equal(["Ada Alder", "Ben Birch"], status.Receipts.Where(r => r.TermsAcceptedAt is not null).Select(r => r.Member.Name));
        Assert.Equal(["Ada Alder", "Ben Birch"], status.Receipts.Where(r => r.InWardTier).Select(r => r.Member.Name));
    }

    private static void RefuseFor(TownHall hall, params Person[] people) => hall.Channel.Answer = e => Task.FromResult<ChannelOutcome?>(
        e.Content is BriefingContent or FoldedContent && people.Any(p => p.Id == e.Recipient.Id) ? new ChannelOutcome.Refused(Refusal.NotInstalled) : null);

    private static Task<ToldOutcome> TellAsync(TownHall hall, Person clerk, Briefing briefing, Person member, string how = "by telephone") =>
        hall.DoAsync<RecordToldAnotherWay, ToldOutcome>(r => r.HandleAsync(clerk, briefing.Id, member.Id, how, default));

    private static async Task<PressGate> GateAsync(TownHall hall) =>
        Assert.Single(Assert.IsType<PressOutcome.Items>(await hall.DoAsync<ReadPressGates, PressOutcome>(r => r.HandleAsync(hall.People.Cora, default))).Coming).Gate;
}
