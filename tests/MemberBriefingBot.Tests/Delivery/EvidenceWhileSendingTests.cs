using System.Globalization;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Delivery;

/// <summary>A message can be read before its sending is recorded. It then proves nothing about an earlier one that is in doubt.</summary>
public sealed class EvidenceWhileSendingTests
{
    [EngineTheory]
    public Task A_receipt_that_could_be_for_what_is_on_the_wire_does_not_prove_what_is_in_doubt(Engine engine) =>
        ProvesNothingAsync(engine, (evidence, hall, _, shown) => evidence.ReadAsync(hall.People.Ada, shown, default));

    [EngineTheory]
    public Task A_press_on_what_is_on_the_wire_does_not_prove_what_is_in_doubt(Engine engine) =>
        ProvesNothingAsync(engine, (evidence, hall, subject, shown) => evidence.ActedOnAsync(hall.People.Ada, shown, subject, default));

    /// <summary>The first message never arrived; the second is read before its answer is recorded.</summary>
    private static async Task ProvesNothingAsync(Engine engine, Func<HeedEvidence, TownHall, Guid, string, Task> heed)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        hall.Channel.AlwaysAnswer(new ChannelOutcome.Ambiguous("The answer was lost."));
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        await hall.RunAsync<SendDueDeliveries>();
        var shown = hall.Clock.Now.AddSeconds(1).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        hall.Channel.Answer = async errand =>
        {
            await hall.InUnitAsync<HeedEvidence>(evidence => heed(evidence, hall, errand.Recipient.Id.Value, shown));
            return new ChannelOutcome.Delivered(shown, "a:1");
        };
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "two"));

        await hall.RunAsync<SendDueDeliveries>();

        Assert.Equal((DeliveryState.Ambiguous, (string?)null), Of(await hall.DeliveryAsync("one")));
        Assert.Equal((DeliveryState.Delivered, shown), Of(await hall.DeliveryAsync("two")));
    }

    private static (DeliveryState State, string? ActivityId) Of(Core.Delivery.Delivery row) => (row.State, row.ActivityId);
}
