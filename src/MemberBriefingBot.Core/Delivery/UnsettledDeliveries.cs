namespace MemberBriefingBot.Core.Delivery;

/// <summary>What the indexes of unfinished work hold. SQLite uses a partial index only for a search that repeats its condition word for word.</summary>
internal static class UnsettledDeliveries
{
    public static IQueryable<Delivery> Unsettled(this IQueryable<Delivery> deliveries) =>
        deliveries.Where(d => d.State == DeliveryState.Planned || d.State == DeliveryState.Throttled || d.State == DeliveryState.InFlight);

    /// <summary>Briefings that are not known to have arrived.</summary>
    public static IQueryable<Delivery> UnreachedBriefings(this IQueryable<Delivery> deliveries) =>
        deliveries.Where(d => d.Kind == ContentKind.Briefing
            && (d.State == DeliveryState.Planned || d.State == DeliveryState.Throttled || d.State == DeliveryState.Ambiguous || d.State == DeliveryState.Refused));
}
