using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Rhythm;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Rhythm;

/// <summary>A member's week comes when they chose it, says only what they may see, and is silent when there is nothing to say.</summary>
public sealed class DigestTests
{
    /// <summary>Friday at three, in winter.</summary>
    private static readonly DateTimeOffset s_friday = new(2026, 3, 6, 15, 0, 0, TimeSpan.Zero);

    [EngineTheory]
    public async Task On_Friday_at_three_it_says_what_is_new_what_was_asked_and_what_is_coming(Engine engine)
    {
        await using var hall = await MetAsync(engine);
        var decided = Journey.WardDecision with { Decision = DecisionStatus.Proposed, Path = new DecisionPath { Route = DecisionRoute.Cabinet, MeetingOn = new DateOnly(2026, 3, 20), DecisionMaker = "Cabinet" } };
        var briefing = await hall.ReleasedAsync(decided, OpenTimes(hall));
        var question = await hall.AskedAsync();

        await PassToAsync(hall, s_friday.AddMinutes(-1));
        var before = Digests(hall, hall.People.Ada).Count;
        await PassToAsync(hall, s_friday);

        var digest = Assert.Single(Digests(hall, hall.People.Ada));
        Assert.Equal(0, before);
        Assert.Equal(briefing.Id, Assert.IsType<BriefingContent>(Assert.Single(digest.New)).BriefingId);
        Assert.Equal(question.Id, Assert.Single(digest.Questions).Id);
        Assert.Equal(briefing.Id, Assert.Single(digest.Coming).BriefingId);
        Assert.Empty(Assert.Single(Digests(hall, hall.People.Fay)).Questions);
    }

    [EngineTheory]
    public async Task The_next_one_says_only_what_is_new_since(Engine engine)
    {
        await using var hall = await MetAsync(engine);
        await hall.ReleasedAsync(Journey.WardDecision, OpenTimes(hall));
        await PassToAsync(hall, s_friday);
        await hall.AskedAsync();

        await PassToAsync(hall, s_friday.AddDays(7));

        var second = Digests(hall, hall.People.Ada)[1];
        Assert.Empty(second.New);
        Assert.Single(second.Questions);
        Assert.Single(Digests(hall, hall.People.Ben));
    }

    [EngineTheory]
    public async Task With_nothing_to_say_nothing_is_sent_and_the_row_says_why(Engine engine)
    {
        await using var hall = await MetAsync(engine);

        await PassToAsync(hall, s_friday);

        Assert.Empty(hall.Channel.Errands);
        var row = await hall.ReadAsync(db => db.Deliveries.AsNoTracking().FirstAsync(d => d.Kind == ContentKind.Digest));
        Assert.Equal((DeliveryState.Skipped, "There was nothing to tell in this week's digest."), (row.State, row.Reason));
    }

    [EngineTheory]
    public async Task What_is_under_terms_that_were_not_accepted_stays_folded_and_what_was_withdrawn_is_left_out(Engine engine)
    {
        await using var hall = await MetAsync(engine);
        var embargoed = await hall.ReleasedAsync(timetable: new Timetable { WardMembersAt = hall.Clock.Now.AddHours(1), AllMembersAt = hall.Clock.Now.AddHours(2), EmbargoUntil = s_friday.AddDays(3), PressAt = s_friday.AddDays(3) });
        var gone = await hall.ReleasedAsync(Journey.WardDecision with { Title = "Withdrawn" }, OpenTimes(hall));
        await hall.DoAsync<WithdrawBriefing, WithdrawOutcome>(w => w.HandleAsync(hall.People.Mona, gone.Id, "Sent by mistake.", null, default));

        await PassToAsync(hall, s_friday);

        Assert.Equal(embargoed.Id, Assert.IsType<FoldedContent>(Assert.Single(Digests(hall, hall.People.Ada)[0].New)).BriefingId);
    }

    [EngineTheory]
    public async Task A_member_chooses_the_hour_or_none_and_nobody_else_can(Engine engine)
    {
        await using var hall = await MetAsync(engine);
        await hall.ReleasedAsync(Journey.WardDecision, OpenTimes(hall));
        await ChooseAsync(hall, hall.People.Ada, new DigestRequest(Day: DayOfWeek.Wednesday, Hour: 9));
        await ChooseAsync(hall, hall.People.Ben, new DigestRequest(Off: true));
        var kept = Assert.IsType<DigestOutcome.Chosen>(await ChooseAsync(hall, hall.People.Ada, new DigestRequest(Hour: 10))).Choice;

        await PassToAsync(hall, new DateTimeOffset(2026, 3, 4, 10, 0, 0, TimeSpan.Zero));
        await PassToAsync(hall, s_friday);

        Assert.Equal((DayOfWeek.Wednesday, 10, false), (kept.Day, kept.Hour, kept.IsOff));
        Assert.Single(Digests(hall, hall.People.Ada));
        Assert.Empty(Digests(hall, hall.People.Ben));
        Assert.Single(Digests(hall, hall.People.Eve));
        Assert.IsType<DigestOutcome.NotAMember>(await ChooseAsync(hall, hall.People.Dora, new DigestRequest(Hour: 9)));
    }

    [EngineTheory]
    public async Task It_waits_for_the_end_of_the_quiet_hours_and_whoever_never_met_the_bot_gets_none(Engine engine)
    {
        await using var hall = await MetAsync(engine);
        await hall.ReleasedAsync(Journey.WardDecision, OpenTimes(hall));
        await hall.ChangeAsync(db => db.ChatAddresses.Remove(db.ChatAddresses.Single(c => c.PersonId == hall.People.Ben.Id)));
        await ChooseAsync(hall, hall.People.Ada, new DigestRequest(Hour: 22));

        await PassToAsync(hall, s_friday.AddHours(7));
        var atNight = Digests(hall, hall.People.Ada).Count;
        await PassToAsync(hall, s_friday.AddHours(16));

        Assert.Equal((0, 1), (atNight, Digests(hall, hall.People.Ada).Count));
        Assert.Empty(Digests(hall, hall.People.Ben));
    }

    [EngineTheory]
    public async Task One_that_is_half_a_day_late_is_left_out(Engine engine)
    {
        await using var hall = await MetAsync(engine);
        await hall.ReleasedAsync(Journey.WardDecision, OpenTimes(hall));

        await PassToAsync(hall, s_friday.AddHours(12).AddMinutes(1));

        Assert.Equal(0, await hall.ReadAsync(db => db.Deliveries.CountAsync(d => d.Kind == ContentKind.Digest)));
    }

    [Theory]
    [InlineData("2026-03-06T14:59:00Z", "2026-02-27T15:00:00Z")]
    [InlineData("2026-03-06T15:00:00Z", "2026-03-06T15:00:00Z")]
    [InlineData("2026-07-03T14:00:00Z", "2026-07-03T14:00:00Z")]
    [InlineData("2026-07-03T13:59:00Z", "2026-06-26T14:00:00Z")]
    public void The_hour_is_that_of_the_clock_on_the_wall(string now, string due) =>
        Assert.Equal(At(due), new DigestChoice { CouncilId = Mereside.Id, PersonId = PersonId.New() }.LastDue(At(now)));

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Everybody has met the bot; the nights are quiet.</summary>
    private static async Task<TownHall> MetAsync(Engine engine)
    {
        var hall = await TownHall.OpenAsync(engine, Mereside.Council with { Quiet = new QuietHours(new TimeOnly(21, 0), new TimeOnly(7, 0)) });
        await hall.ChangeAsync(db => db.ChatAddresses.AddRange(hall.People.Members.Select(hall.Chat)));
        return hall;
    }

    /// <summary>Without an embargo.</summary>
    private static Timetable OpenTimes(TownHall hall) => new() { WardMembersAt = hall.Clock.Now.AddHours(1), AllMembersAt = hall.Clock.Now.AddHours(2) };

    private static async Task PassToAsync(TownHall hall, DateTimeOffset at)
    {
        hall.Clock.MoveTo(at);
        await hall.RunAsync<SendDigests>();
        await hall.SendAsync();
    }

    private static Task<DigestOutcome> ChooseAsync(TownHall hall, Person person, DigestRequest request) =>
        hall.DoAsync<ChooseDigest, DigestOutcome>(c => c.HandleAsync(person, request, default));

    private static List<DigestContent> Digests(TownHall hall, Person person) => [.. hall.Channel.To(person).Select(e => e.Content).OfType<DigestContent>()];
}
