namespace MemberBriefingBot.Core.Delivery;

public readonly record struct DeliveryId(Guid Value)
{
    public static DeliveryId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
