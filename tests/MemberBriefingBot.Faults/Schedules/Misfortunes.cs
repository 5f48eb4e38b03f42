using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Faults.Schedules;

/// <summary>What people do while messages are on their way: they publish, publish again, cancel, move, withdraw, change, read, press and repeat.</summary>
internal sealed class Misfortunes(Chance chance, StoreModel store, EvidenceModel evidence, TeamsModel teams)
{
    private readonly List<Subject> _subjects = [];

    public void PlanSome(DateTimeOffset now)
    {
        for (var number = 1 + chance.Below(2); number > 0; number--)
        {
            var subject = new Subject(Cast.Subject(number), now + chance.Milliseconds(0, 3000));
            _subjects.Add(subject);
            Publish(subject, now);
        }
    }

    public void Befall(DateTimeOffset now)
    {
        var subject = _subjects[chance.Below(_subjects.Count)];
        var row = store.Rows[chance.Below(store.Rows.Count)];
        switch (chance.Below(10))
        {
            case 0:
                Cancel(row.Delivery);
                break;
            case 1:
                Move(subject, now + chance.Milliseconds(0, 20_000));
                break;
            case 2:
                subject.IsWithdrawn |= chance.OneIn(3);
                break;
            case 3:
                Publish(subject, now);
                break;
            case 4 when subject.Changes < 2:
                Change(subject, now);
                break;
            case 5 when row.Delivery is { State: DeliveryState.Ambiguous, Act: DeliveryAct.Send }:
                Plan(row.Subject, "repeat", row.Delivery.RecipientId == Cast.Ada.Id ? 0 : 1, now, DeliveryAct.Send, null);
                break;
            default:
                Heed(now);
                break;
        }
    }

    /// <summary>To both people. Done again, it plans nothing new.</summary>
    private void Publish(Subject subject, DateTimeOffset now)
    {
        for (var person = 0; person < 2; person++)
        {
            Plan(subject, "release", person, subject.ReleaseAt > now ? subject.ReleaseAt : now, DeliveryAct.Send, null);
        }
    }

    private static void Cancel(Delivery row)
    {
        if (row.State is DeliveryState.Planned or DeliveryState.Throttled)
        {
            row.State = DeliveryState.Cancelled;
        }
    }

    private void Move(Subject subject, DateTimeOffset to)
    {
        subject.ReleaseAt = to;
        foreach (var row in store.Rows.Where(r => r.Subject == subject && r.Delivery.State is DeliveryState.Planned or DeliveryState.Throttled))
        {
            row.Delivery.DueAt = to;
        }
    }

    private void Change(Subject subject, DateTimeOffset now)
    {
        subject.Changes++;
        foreach (var sent in store.Rows.Where(r => r.Subject == subject && r.Delivery.Act == DeliveryAct.Send && (r.IsOpen || r.Delivery.State == DeliveryState.Delivered)).ToList())
        {
            Plan(subject, $"change {subject.Changes} of {sent.Delivery.Occasion}", sent.Delivery.RecipientId == Cast.Ada.Id ? 0 : 1, now, DeliveryAct.Rewrite, sent.Delivery.Id);
        }
    }

    /// <summary>Someone reads or presses a message, any of them, as often as they like.</summary>
    private void Heed(DateTimeOffset now)
    {
        if (teams.Chat.Count == 0)
        {
            return;
        }

        var (row, id, at) = teams.Chat[chance.Below(teams.Chat.Count)];
        if (chance.OneIn(2))
        {
            evidence.Read(row.Delivery.RecipientId, id, at, now);
        }
        else
        {
            evidence.ActedOn(row.Delivery.RecipientId, id, row.Subject, now);
        }
    }

    private void Plan(Subject subject, string occasion, int person, DateTimeOffset dueAt, DeliveryAct act, DeliveryId? target) => store.Plan(
        new Delivery
        {
            CouncilId = Cast.Council,
            Id = Cast.Delivery(store.Rows.Count),
            RecipientId = person == 0 ? Cast.Ada.Id : Cast.Ben.Id,
            Kind = ContentKind.Briefing,
            SubjectId = subject.Id,
            Occasion = occasion,
            Act = act,
            TargetId = target,
            Priority = act == DeliveryAct.Send ? DeliveryPriority.News : DeliveryPriority.Rewrite,
            PlannedAt = dueAt,
            DueAt = dueAt,
        },
        subject);
}
