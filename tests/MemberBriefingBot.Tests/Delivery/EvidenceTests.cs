using System.Globalization;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Delivery;

/// <summary>Row 4: what a person's client shows later settles a delivery in doubt, and only what it proves.</summary>
public sealed class EvidenceTests
{
    [EngineTheory]
    public async Task A_receipt_for_an_unknown_message_of_that_moment_proves_the_one_delivery_in_doubt(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await InDoubtAsync(hall, "one");
        var shown = Id(hall.Clock.Now.AddSeconds(1));

        await ReadAsync(hall, shown);

        var row = await hall.DeliveryAsync("one");
        Assert.Equal((DeliveryState.Delivered, shown, (string?)null), (row.State, row.ActivityId, row.Reason));
        Assert.NotNull(row.SeenAt);
    }

    [EngineTheory]
    public async Task A_message_may_be_named_with_a_kind_before_its_milliseconds(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await InDoubtAsync(hall, "one");

        await ReadAsync(hall, $"1:{Id(hall.Clock.Now.AddSeconds(1))}");

        Assert.Equal(DeliveryState.Delivered, (await hall.DeliveryAsync("one")).State);
    }

    [EngineTheory]
    public async Task A_receipt_from_another_moment_proves_nothing(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await InDoubtAsync(hall, "one");

        await ReadAsync(hall, Id(hall.Clock.Now.AddMinutes(61)));
        await ReadAsync(hall, Id(hall.Clock.Now.AddMinutes(-1)));
        await ReadAsync(hall, "not-a-number");

        Assert.Equal(DeliveryState.Ambiguous, (await hall.DeliveryAsync("one")).State);
    }

    [EngineTheory]
    public async Task A_receipt_that_could_be_for_either_of_two_proves_neither(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await InDoubtAsync(hall, "one", "two");

        await ReadAsync(hall, Id(hall.Clock.Now.AddSeconds(1)));

        Assert.Equal(DeliveryState.Ambiguous, (await hall.DeliveryAsync("one")).State);
        Assert.Equal(DeliveryState.Ambiguous, (await hall.DeliveryAsync("two")).State);
    }

    [EngineTheory]
    public async Task A_message_that_arrived_minutes_late_is_not_taken_for_a_newer_one_in_doubt(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await InDoubtAsync(hall, "lay on the network");
        hall.Clock.Advance(TimeSpan.FromMinutes(3));
        await InDoubtAsync(hall, "newer");

        await ReadAsync(hall, Id(hall.Clock.Now.AddSeconds(-1)));

        Assert.Equal(DeliveryState.Ambiguous, (await hall.DeliveryAsync("newer")).State);
        Assert.Equal(DeliveryState.Ambiguous, (await hall.DeliveryAsync("lay on the network")).State);
    }

    [EngineTheory]
    public async Task A_press_on_the_card_proves_that_it_is_there(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await InDoubtAsync(hall, "one");
        var subject = (await hall.DeliveryAsync("one")).SubjectId;

        await hall.InUnitAsync<HeedEvidence>(evidence => evidence.ActedOnAsync(hall.People.Ada, "the-card", subject, default));

        var row = await hall.DeliveryAsync("one");
        Assert.Equal((DeliveryState.Delivered, "the-card"), (row.State, row.ActivityId));
    }

    [EngineTheory]
    public async Task A_press_on_a_message_we_know_proves_nothing_about_another(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "known"));
        await hall.SendAsync();
        await InDoubtAsync(hall, "one");
        var subject = (await hall.DeliveryAsync("one")).SubjectId;

        await hall.InUnitAsync<HeedEvidence>(evidence => evidence.ActedOnAsync(hall.People.Ada, "message-1", subject, default));

        Assert.Equal(DeliveryState.Ambiguous, (await hall.DeliveryAsync("one")).State);
    }

    [EngineTheory]
    public async Task Another_persons_client_proves_nothing(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await InDoubtAsync(hall, "one");

        await hall.InUnitAsync<HeedEvidence>(evidence => evidence.ReadAsync(hall.People.Ben, Id(hall.Clock.Now.AddSeconds(1)), default));

        Assert.Equal(DeliveryState.Ambiguous, (await hall.DeliveryAsync("one")).State);
    }

    private static async Task InDoubtAsync(TownHall hall, params string[] words)
    {
        hall.Channel.AlwaysAnswer(new ChannelOutcome.Ambiguous("The answer was lost."));
        await hall.PlanAsync(words.Select(w => hall.Reply(hall.People.Ada, w)));
        await hall.RunAsync<SendDueDeliveries>();
    }

    private static Task ReadAsync(TownHall hall, string lastRead) => hall.InUnitAsync<HeedEvidence>(evidence => evidence.ReadAsync(hall.People.Ada, lastRead, default));

    /// <summary>Teams names a message by the millisecond it took it.</summary>
    private static string Id(DateTimeOffset taken) => taken.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
