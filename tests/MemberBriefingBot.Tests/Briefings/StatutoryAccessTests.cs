using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Briefings;

public sealed class StatutoryAccessTests
{
    private static readonly BriefingText s_cabinet = Journey.WardDecision with
    {
        Decision = DecisionStatus.Proposed,
        Path = new DecisionPath { Route = DecisionRoute.Cabinet, MeetingOn = Day("2025-09-24") },
    };

    [Theory]
    [InlineData("2025-09-24", null, "2025-09-16T16:00Z", "five clear working days, in summer")]
    [InlineData("2025-09-24", "2025-09-12", "2025-09-12T16:00Z", "an agenda opened sooner")]
    [InlineData("2025-09-24", "2025-09-19", "2025-09-16T16:00Z", "an agenda opened too late")]
    [InlineData("2026-11-03", null, "2026-10-26T17:00Z", "the Monday after the clocks go back")]
    [InlineData("2026-11-02", null, "2026-10-23T16:00Z", "the Friday before")]
    [InlineData("2026-04-07", null, "2026-03-26T17:00Z", "Good Friday and Easter Monday, and the last days before the clocks go forward")]
    [InlineData("2026-04-08", null, "2026-03-27T17:00Z", "the Friday before they do")]
    [InlineData("2026-04-09", null, "2026-03-30T16:00Z", "the Monday after they did")]
    [InlineData("2022-09-23", null, "2022-09-14T16:00Z", "a bank holiday for one year only")]
    public void A_public_meeting_opens_its_papers_at_the_close_of_office_that_leaves_the_clear_days(string meeting, string? agenda, string expected, string because) =>
        Assert.True(At(s_cabinet with { Path = s_cabinet.Path with { MeetingOn = Day(meeting), AgendaOn = agenda is null ? null : Day(agenda) } }) == Instant(expected), because);

    [Theory]
    [InlineData(DecisionRoute.CabinetMember, false)]
    [InlineData(DecisionRoute.Officer, false)]
    [InlineData(DecisionRoute.Cabinet, true)]
    public void What_is_decided_in_private_or_by_one_person_is_open_the_next_morning(DecisionRoute route, bool inPrivate) =>
        Assert.Equal(Instant("2025-09-25T08:00Z"), At(s_cabinet with { Path = s_cabinet.Path with { Route = route, InPrivate = inPrivate } }));

    [Theory]
    [InlineData(DecisionRoute.Committee)]
    [InlineData(DecisionRoute.Council)]
    public void What_goes_to_the_council_or_a_committee_is_open_with_its_agenda_even_if_the_public_may_not_attend(DecisionRoute route) =>
        Assert.Equal(Instant("2025-09-16T16:00Z"), At(s_cabinet with { Path = s_cabinet.Path with { Route = route, InPrivate = true } }));

    [Theory]
    [InlineData("2027-03-27", "2027-03-28T08:00Z", "the clocks go forward that night: 23 hours after the office opened, and nine by the clock")]
    [InlineData("2026-10-24", "2026-10-25T08:00Z", "the clocks go back that night: 24 hours after the office opened, and eight by the clock")]
    [InlineData("2026-12-24", "2026-12-25T09:00Z", "a bank holiday delays no right")]
    public void It_is_within_twenty_four_hours_on_every_night(string decided, string expected, string because) =>
        Assert.True(At(s_cabinet with { Path = new DecisionPath { Route = DecisionRoute.Officer, MeetingOn = Day(decided) } }) == Instant(expected), because);

    [Theory]
    [InlineData("2025-09-24", "2025-09-22", "2025-09-23T08:00Z")]
    [InlineData("2025-09-24", "2025-09-26", "2025-09-25T08:00Z")]
    [InlineData(null, "2025-09-26", "2025-09-27T08:00Z")]
    public void The_earlier_of_the_decision_and_its_record_counts(string? decided, string recorded, string expected) =>
        Assert.Equal(Instant(expected), At(s_cabinet with { Path = new DecisionPath { Route = DecisionRoute.CabinetMember, MeetingOn = decided is null ? null : Day(decided), RecordedOn = Day(recorded) } }));

    [Fact]
    public void A_council_may_be_quicker_than_the_law() =>
        Assert.Equal(
            Instant("2025-09-24T12:00Z"),
            StatutoryAccess.At(s_cabinet with { Path = s_cabinet.Path with { InPrivate = true } }, Mereside.Council with { Governance = new GovernanceRules { StatutoryAfter = TimeSpan.FromHours(4) } }));

    public static TheoryData<string, BriefingText, bool> Limits => new()
    {
        { "open", s_cabinet, true },
        { "exempt, and open to members", s_cabinet with { ExemptParagraph = 3 }, true },
        { "exempt, and open to members", s_cabinet with { ExemptParagraph = 6 }, true },
        { "exempt, and not open to members", s_cabinet with { ExemptParagraph = 5 }, false },
        { "confidential", s_cabinet with { ConfidentialReason = "A department's terms." }, false },
        { "nothing is decided", s_cabinet with { Decision = DecisionStatus.NotADecision }, false },
        { "nobody knows how it is decided", s_cabinet with { Path = s_cabinet.Path with { Route = DecisionRoute.None } }, false },
        { "no day is known", s_cabinet with { Path = new DecisionPath { Route = DecisionRoute.Cabinet } }, false },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void The_law_has_limits(string what, BriefingText text, bool opens) => Assert.True(At(text) is not null == opens, what);

    [EngineTheory]
    public async Task No_member_gets_it_later_than_the_law_has_it_and_the_preview_says_so(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        // The clock stands at nine on Monday 2 March 2026: the papers for a meeting on Tuesday 10 March open at five that day.
        var text = s_cabinet with { Path = new DecisionPath { Route = DecisionRoute.Cabinet, MeetingOn = new DateOnly(2026, 3, 10) } };
        var times = new Timetable { WardMembersAt = hall.Clock.Now.AddHours(1), AllMembersAt = hall.Clock.Now.AddDays(2), StaffAt = hall.Clock.Now.AddDays(3), PressAt = hall.Clock.Now.AddDays(4), EmbargoUntil = hall.Clock.Now.AddDays(4) };
        var byLaw = Instant("2026-03-02T17:00Z");

        var draft = await hall.DraftAsync(text, times);
        var preview = (await hall.DoAsync<ReadApproval, ApprovalContent?>(r => r.HandleAsync(hall.People.Cy, draft.Id, default)))!;
        await hall.SubmitAsync(draft);
        await hall.ApproveAsync(draft, hall.People.Mona);
        var scheduled = Assert.IsType<ScheduleOutcome.Scheduled>(await hall.ScheduleAsync(draft, hall.People.Cy)).Briefing;

        Assert.Equal((byLaw, byLaw), (preview.OpensByLawAt, preview.Tiers.Single(t => t.Audience == Audience.AllMembers).ReleaseAt));
        Assert.Equal([times.WardMembersAt!.Value, byLaw, times.StaffAt!.Value], scheduled.Tiers.OrderBy(t => t.Audience).Select(t => t.ReleaseAt));
        Assert.True(StatutoryAccess.BringsForward(scheduled));
        var eve = Assert.IsType<GateVerdict.Open>(ReleaseGate.Of(scheduled, hall.People.Eve, byLaw));
        Assert.True(eve.ByLaw);
        Assert.False(Assert.IsType<GateVerdict.Open>(ReleaseGate.Of(scheduled, hall.People.Ada, byLaw)).ByLaw);
    }

    [EngineTheory]
    public async Task What_is_open_by_law_already_goes_to_every_member_at_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var scheduled = await hall.ScheduledAsync(s_cabinet with { Path = new DecisionPath { Route = DecisionRoute.Cabinet, MeetingOn = new DateOnly(2026, 3, 4) } });

        Assert.All(scheduled.Tiers, t => Assert.Equal(hall.Clock.Now, t.ReleaseAt));
        await hall.ReleaseAndSendAsync();
        Assert.Equal(6, hall.Channel.Errands.Count(e => e.Content is BriefingContent { MayShare: false }));
    }

    private static DateTimeOffset? At(BriefingText text) => StatutoryAccess.At(text, Mereside.Council);

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    private static DateTimeOffset Instant(string utc) => DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);
}
