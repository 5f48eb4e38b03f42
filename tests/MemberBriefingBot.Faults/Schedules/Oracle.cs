using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Faults.Schedules;

/// <summary>Knows what people were shown, and holds what the store says against it.</summary>
internal sealed class Oracle
{
    /// <summary>The first promise that was broken; null while all hold.</summary>
    public string? Broken { get; private set; }

    public void Break(string sentence) => Broken ??= sentence;

    /// <summary>Somebody is shown a message now.</summary>
    public void Shown(Row row, string activityId, DateTimeOffset now)
    {
        row.Shown.Add(activityId);
        if (row.Shown.Count > 1)
        {
            Break($"{row.Delivery.Occasion} was shown {row.Shown.Count} times.");
        }

        if (now < (row.MarkedUnder ?? row.Subject.ReleaseAt))
        {
            Break($"{row.Delivery.Occasion} was shown {(row.MarkedUnder ?? row.Subject.ReleaseAt) - now} before its release.");
        }

        if (row.Delivery.State == DeliveryState.Cancelled)
        {
            Break($"{row.Delivery.Occasion} was shown after it had been cancelled.");
        }
    }

    /// <summary>Everything has come to rest: what is recorded must be what happened.</summary>
    public void AtRest(IReadOnlyList<Row> rows)
    {
        foreach (var row in rows)
        {
            Judge(row);
        }
    }

    private void Judge(Row row)
    {
        var delivery = row.Delivery;
        switch (delivery.State)
        {
            case DeliveryState.Delivered when delivery.Act == DeliveryAct.Send && !row.Shown.Contains(delivery.ActivityId!):
                Break($"{delivery.Occasion} is recorded as message {delivery.ActivityId}, which is not it.");
                break;
            case DeliveryState.Delivered when delivery.Act == DeliveryAct.Rewrite && row.Rewritten == 0:
                Break($"{delivery.Occasion} is recorded as done and was not.");
                break;
            case DeliveryState.Ambiguous when delivery.Reason is null:
                Break($"{delivery.Occasion} is in doubt without a word why.");
                break;
            case DeliveryState.Planned or DeliveryState.Throttled or DeliveryState.InFlight:
                Break($"{delivery.Occasion} is lost: it rests as {delivery.State}.");
                break;
            case DeliveryState.Refused or DeliveryState.Skipped or DeliveryState.Cancelled when row.Shown.Count > 0:
                Break($"{delivery.Occasion} was shown and is recorded as {delivery.State}.");
                break;
        }
    }
}
