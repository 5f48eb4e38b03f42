using MemberBriefingBot.Core.Audit;

namespace MemberBriefingBot.Core.Delivery;

internal static class DeliveryAudit
{
    /// <summary>One line of the audit for each change of state. The last line about a delivery is the state it has.</summary>
    public static AuditEvent Became(this Delivery delivery, DeliveryState state, DateTimeOffset now, string how = "") => AuditEvent.ByBot(
        delivery.CouncilId, now, $"delivery.{state}", $"delivery/{delivery.Id}", $"{delivery.Act} {delivery.Kind}/{delivery.SubjectId} to {delivery.RecipientId}{how}");
}
