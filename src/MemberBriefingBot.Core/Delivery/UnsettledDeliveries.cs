namespace MemberBriefingBot.Core.Delivery;

internal static class UnsettledDeliveries
{
    /// <summary>What the index of due work holds. SQLite uses a partial index only for a search that repeats its condition word for word.</summary>
    public static IQueryable<Delivery> Unsettled(this IQueryable<Delivery> deliveries) =>
        deliveries.Where(d => d.State == DeliveryState.Planned || d.State == DeliveryState.Throttled || d.State == DeliveryState.InFlight);
}
