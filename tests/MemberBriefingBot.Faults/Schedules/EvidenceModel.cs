using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Faults.Schedules;

/// <summary>What a person's reading or pressing proves, by the rule of <see cref="HeedEvidence"/>.</summary>
internal sealed class EvidenceModel(StoreModel store, Guard missing)
{
    private static readonly TimeSpan s_before = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_after = TimeSpan.FromHours(1);

    public void Read(PersonId person, string activityId, DateTimeOffset taken, DateTimeOffset now) =>
        Settle(person, activityId, now, d => d.AttemptedAt >= taken - s_after && d.AttemptedAt <= taken + s_before);

    public void ActedOn(PersonId person, string activityId, Subject subject, DateTimeOffset now) =>
        Settle(person, activityId, now, d => d.SubjectId == subject.Id);

    private void Settle(PersonId person, string activityId, DateTimeOffset now, Func<Delivery, bool> couldBe)
    {
        var sent = store.Rows.Select(r => r.Delivery).Where(d => d.RecipientId == person && d.Act == DeliveryAct.Send).ToList();
        if (sent.Exists(d => d.ActivityId == activityId))
        {
            return;
        }

        if (sent.Where(d => IsOpenToDoubt(d) && couldBe(d)).Take(2).ToList() is [var one])
        {
            store.Prove(one, activityId, now);
        }
    }

    /// <summary>What is on the wire may be the message as well as what is in doubt.</summary>
    private bool IsOpenToDoubt(Delivery delivery) =>
        delivery.State == DeliveryState.Ambiguous || (delivery.State == DeliveryState.InFlight && missing != Guard.EvidenceNamesOne);
}
