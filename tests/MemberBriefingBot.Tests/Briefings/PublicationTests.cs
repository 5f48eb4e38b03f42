using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>What the Council itself has published is under no embargo any more.</summary>
public sealed class PublicationTests
{
    private static readonly DateOnly s_today = new(2026, 3, 2);

    private static readonly BriefingText s_byOne = Journey.WardDecision with
    {
        Decision = DecisionStatus.Proposed,
        Path = new DecisionPath { Route = DecisionRoute.CabinetMember },
    };

    private static readonly BriefingText s_toCabinet = s_byOne with { Path = new DecisionPath { Route = DecisionRoute.Cabinet, MeetingOn = s_today.AddDays(10) } };

    [EngineTheory]
    public async Task The_record_ends_the_embargo_opens_it_to_every_member_and_those_who_had_it_are_told(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall, s_byOne);

        Assert.True(Assert.IsType<RecordDecisionOutcome.Recorded>(await RecordAsync(hall, briefing, new DecisionDays(DecisionRoute.CabinetMember, null, s_today, null))).EmbargoEnded);
        await hall.ReleaseAndSendAsync();

        Assert.All(hall.People.Members, m => Assert.Contains(hall.Channel.To(m), e => e.Content is BriefingContent { MayShare: true, LiftedEarlyBecause: "The Council has published the decision record." }));
        Assert.Single(hall.Channel.To(hall.People.Ada), e => e.Content is LiftedEarlyContent);
        Assert.DoesNotContain(hall.Channel.To(hall.People.Eve), e => e.Content is FoldedContent or LiftedEarlyContent);
        Assert.True(await hall.ReadAsync(db => db.AuditEntries.AnyAsync(a => a.Act == "briefing.embargo-ended-by-publication" && a.Capacity == "Democratic Services")));
    }

    [EngineTheory]
    public async Task The_agenda_of_a_public_meeting_does_so_too_and_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await WardMembersHaveItAsync(hall, s_toCabinet);
        var agenda = new DecisionDays(DecisionRoute.Cabinet, s_today, null, null);

        Assert.IsType<RecordDecisionOutcome.Recorded>(await RecordAsync(hall, briefing, agenda));
        await hall.ReleaseAndSendAsync();
        var ended = (await ReadAsync(hall, briefing)).LiftedAt;
        hall.Clock.Advance(TimeSpan.FromDays(11));
        Assert.False(Assert.IsType<RecordDecisionOutcome.Recorded>(await RecordAsync(hall, briefing, agenda with { RecordedOn = s_today.AddDays(11) })).EmbargoEnded);
        await hall.ReleaseAndSendAsync();

        var after = await ReadAsync(hall, briefing);
        Assert.Equal((ended, "The Council has published the agenda and reports."), (after.LiftedAt, after.LiftedEarlyBecause));
        Assert.Single(hall.Channel.To(hall.People.Ada), e => e.Content is LiftedEarlyContent);
    }

    [Theory]
    [InlineData(3, "", "exempt from publication, though open to members")]
    [InlineData(null, "Given on terms.", "confidential")]
    public void What_the_public_does_not_get_to_see_is_not_published_with_the_rest(int? paragraph, string confidential, string because)
    {
        var text = s_byOne with { ExemptParagraph = paragraph, ExemptReason = paragraph is null ? "" : "Prices.", ConfidentialReason = confidential };
        var decided = new DecisionDays(DecisionRoute.CabinetMember, null, s_today, null).In(text);

        Assert.True(RecordDecision.Publication(text, decided, s_today) is null, because);
        Assert.NotNull(RecordDecision.Publication(s_byOne, new DecisionDays(DecisionRoute.CabinetMember, null, s_today, null).In(s_byOne), s_today));
    }

    [Fact]
    public void The_agenda_of_a_private_meeting_is_not_published()
    {
        var agenda = new DecisionDays(DecisionRoute.Cabinet, s_today, null, null);
        var inPrivate = s_toCabinet with { Path = s_toCabinet.Path with { InPrivate = true } };

        Assert.Null(RecordDecision.Publication(inPrivate, agenda.In(inPrivate), s_today));
        Assert.Null(RecordDecision.Publication(s_toCabinet, agenda.In(s_toCabinet), s_today.AddDays(-1)));
        Assert.NotNull(RecordDecision.Publication(s_toCabinet, agenda.In(s_toCabinet), s_today));
    }

    [EngineTheory]
    public async Task No_embargo_is_agreed_that_would_outlast_the_agenda(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var agendaOn = s_today.AddDays(3);
        var withAgenda = s_toCabinet with { Path = s_toCabinet.Path with { AgendaOn = agendaOn } };
        var wards = hall.People.Wards.Select(w => w.Key).ToList();
        var times = Journey.TimetableFrom(hall.Clock.Now);

        Assert.Empty(DraftRules.Problems(withAgenda, times, wards, hall.Clock.Now));
        Assert.Contains("would last longer", Assert.Single(DraftRules.Problems(withAgenda, times with { EmbargoUntil = times.EmbargoUntil!.Value.AddDays(1), PressAt = times.PressAt!.Value.AddDays(1) }, wards, hall.Clock.Now)), StringComparison.Ordinal);
        var briefing = await hall.ScheduledAsync(withAgenda, times);
        Assert.Contains("would last longer", Assert.Single(Assert.IsType<MovePressOutcome.Unsound>(await hall.DoAsync<MovePressTime, MovePressOutcome>(
            m => m.HandleAsync(hall.People.Cora, briefing.Id, times.PressAt!.Value.AddDays(1), null, default))).Problems), StringComparison.Ordinal);
        Assert.Contains("would last longer", Assert.Single(Assert.IsType<RecordDecisionOutcome.Unsound>(await RecordAsync(hall, briefing, new DecisionDays(DecisionRoute.Cabinet, s_today.AddDays(1), null, null))).Problems), StringComparison.Ordinal);
    }

    private static async Task<Briefing> WardMembersHaveItAsync(TownHall hall, BriefingText text)
    {
        var briefing = await hall.ScheduledAsync(text);
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();
        return briefing;
    }

    private static Task<Briefing> ReadAsync(TownHall hall, Briefing briefing) => hall.ReadAsync(db => db.Briefings.AsNoTracking().SingleAsync(b => b.Id == briefing.Id));

    private static Task<RecordDecisionOutcome> RecordAsync(TownHall hall, Briefing briefing, DecisionDays days) =>
        hall.DoAsync<RecordDecision, RecordDecisionOutcome>(r => r.HandleAsync(new RecordDecisionRequest(hall.People.Dora, briefing.Id, days), default));
}
