using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>Whom the bot could not reach is known before the next embargo, and said once.</summary>
public sealed class ReachTests
{
    private static readonly DateTimeOffset s_monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [EngineTheory]
    public async Task Democratic_services_are_told_who_cannot_be_reached_and_why(Engine engine)
    {
        await using var hall = await MetAsync(engine);
        await hall.ChangeAsync(db =>
        {
            db.ChatAddresses.Remove(db.ChatAddresses.Single(c => c.PersonId == hall.People.Ada.Id));
            db.ChatAddresses.Single(c => c.PersonId == hall.People.Ben.Id).ClosedAt = hall.Clock.Now;
            db.Members.Single(m => m.Id == hall.People.Cy.Id).EntraObjectId = null;
            db.Deliveries.Add(Sent(hall, hall.People.Dee, Refusal.BlockedByPerson));
            db.Deliveries.Add(Sent(hall, hall.People.Eve, Refusal.ContentRefused));
        });

        await CheckAsync(hall, s_monday);

        Assert.Equal(
            [
                (hall.People.Ada.Name, ReadReach.NeverMet), (hall.People.Ben.Name, Refusal.NotInstalled.Say()),
                (hall.People.Cy.Name, Refusal.NoAddress.Say()), (hall.People.Dee.Name, Refusal.BlockedByPerson.Say()),
            ],
            Assert.Single(Cards(hall, hall.People.Dora)).Members.Select(m => (m.Member.Name, m.Why)));
        Assert.Empty(Cards(hall, hall.People.Hal));
    }

    [EngineTheory]
    public async Task A_refusal_counts_until_something_was_delivered_or_the_person_has_met_the_bot_again(Engine engine)
    {
        await using var hall = await MetAsync(engine);
        await hall.ChangeAsync(db =>
        {
            db.Deliveries.Add(Sent(hall, hall.People.Dee, Refusal.NotInstalled));
            db.Deliveries.Add(Sent(hall, hall.People.Dee, refusal: null, minutesLater: 1));
            db.Deliveries.Add(Sent(hall, hall.People.Eve, Refusal.BlockedByPerson));
            db.ChatAddresses.Single(c => c.PersonId == hall.People.Eve.Id).LearnedAt = hall.Clock.Now.AddMinutes(5);
        });

        await CheckAsync(hall, s_monday);

        Assert.Empty(Cards(hall, hall.People.Dora));
    }

    [EngineTheory]
    public async Task Nothing_is_said_when_everybody_can_be_reached_or_before_eight_or_at_the_weekend(Engine engine)
    {
        await using var hall = await MetAsync(engine);
        await CheckAsync(hall, s_monday);
        await ForgetAdaAsync(hall);

        await CheckAsync(hall, s_monday.AddDays(1).AddMinutes(-1));
        await CheckAsync(hall, s_monday.AddDays(5));
        await CheckAsync(hall, s_monday.AddDays(6));
        var silent = Cards(hall, hall.People.Dora).Count;
        await CheckAsync(hall, s_monday.AddDays(7));

        Assert.Equal((0, 1), (silent, Cards(hall, hall.People.Dora).Count));
    }

    [EngineTheory]
    public async Task The_same_list_is_not_sent_again_and_a_changed_one_is_once_a_day(Engine engine)
    {
        await using var hall = await MetAsync(engine);
        await ForgetAdaAsync(hall);
        await CheckAsync(hall, s_monday);
        await CheckAsync(hall, s_monday.AddHours(1));
        await CheckAsync(hall, s_monday.AddDays(1));
        var once = Cards(hall, hall.People.Dora).Count;

        await hall.ChangeAsync(db => db.Members.Single(m => m.Id == hall.People.Ben.Id).EntraObjectId = null);
        await CheckAsync(hall, s_monday.AddDays(1).AddHours(2));
        var sameDay = Cards(hall, hall.People.Dora).Count;
        await CheckAsync(hall, s_monday.AddDays(2));

        Assert.Equal((1, 1, 2), (once, sameDay, Cards(hall, hall.People.Dora).Count));
    }

    [EngineTheory]
    public async Task The_same_list_is_sent_again_in_the_two_working_days_before_something_under_embargo(Engine engine)
    {
        await using var hall = await MetAsync(engine);
        await ForgetAdaAsync(hall);
        await CheckAsync(hall, s_monday);
        var thursday = s_monday.AddDays(3).AddHours(6);
        await hall.ScheduledAsync(timetable: new Timetable { WardMembersAt = thursday, AllMembersAt = thursday.AddHours(1), EmbargoUntil = thursday.AddDays(3), PressAt = thursday.AddDays(3) });

        List<int> told = [];
        for (var day = 1; day <= 4; day++)
        {
            await hall.RunAsync<ReleaseDueTiers>();
            await CheckAsync(hall, s_monday.AddDays(day));
            told.Add(Cards(hall, hall.People.Dora).Count);
        }

        // Told on Monday; Tuesday to Thursday it is near; on Friday it has gone out.
        Assert.Equal([2, 3, 4, 4], told);
    }

    /// <summary>Everybody has met the bot.</summary>
    private static async Task<TownHall> MetAsync(Engine engine)
    {
        var hall = await TownHall.OpenAsync(engine);
        hall.Clock.MoveTo(s_monday.AddHours(-2));
        await hall.ChangeAsync(db => db.ChatAddresses.AddRange(hall.People.Members.Select(hall.Chat)));
        return hall;
    }

    private static Task ForgetAdaAsync(TownHall hall) => hall.ChangeAsync(db => db.ChatAddresses.Remove(db.ChatAddresses.Single(c => c.PersonId == hall.People.Ada.Id)));

    private static async Task CheckAsync(TownHall hall, DateTimeOffset at)
    {
        hall.Clock.MoveTo(at);
        await hall.RunAsync<ReleaseDueTiers>();
        await hall.RunAsync<CheckReach>();
        await hall.SendAsync();
    }

    private static List<ReachContent> Cards(TownHall hall, Person person) => [.. hall.Channel.To(person).Select(e => e.Content).OfType<ReachContent>()];

    private static Core.Delivery.Delivery Sent(TownHall hall, Person person, Refusal? refusal, int minutesLater = 0) => new()
    {
        CouncilId = Mereside.Id,
        Id = DeliveryId.New(),
        RecipientId = person.Id,
        Kind = ContentKind.View,
        SubjectId = person.Id.Value,
        Occasion = $"earlier/{minutesLater}",
        Act = DeliveryAct.Send,
        Priority = DeliveryPriority.News,
        PlannedAt = hall.Clock.Now.AddMinutes(minutesLater),
        DueAt = hall.Clock.Now,
        State = refusal is null ? DeliveryState.Delivered : DeliveryState.Refused,
        Refusal = refusal,
    };
}
