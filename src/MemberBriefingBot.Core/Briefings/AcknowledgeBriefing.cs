using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

public abstract record AcknowledgeOutcome
{
    private AcknowledgeOutcome() { }

    /// <summary>Recorded now, or already before: pressing twice is one acknowledgement.</summary>
    public sealed record Acknowledged(DateTimeOffset At) : AcknowledgeOutcome;

    /// <summary>They have not accepted its terms, and so have not read it.</summary>
    public sealed record NotReadYet : AcknowledgeOutcome;

    public sealed record NotYours : AcknowledgeOutcome;

    public sealed record Withdrawn : AcknowledgeOutcome;
}

/// <summary>A member who may see the briefing says that they have read it.</summary>
public sealed class AcknowledgeBriefing(BriefingDb db, ReadBriefing read, Plan plan, TimeProvider clock)
{
    public async Task<AcknowledgeOutcome> HandleAsync(Person person, BriefingId id, CancellationToken cancel)
    {
        var now = clock.Now();
        var earlier = await db.Acknowledgements.FindAsync([person.CouncilId, id, person.Id], cancel);
        if (earlier is not null)
        {
            return new AcknowledgeOutcome.Acknowledged(earlier.AcknowledgedAt);
        }

        switch (await read.HandleAsync(person, id, cancel))
        {
            case ReleaseVerdict.Released:
                db.Acknowledgements.Add(new Acknowledgement { CouncilId = person.CouncilId, BriefingId = id, PersonId = person.Id, AcknowledgedAt = now });
                await plan.RewriteForAsync(person, ContentKind.Reminder, id.Value, "acknowledged", cancel);
                db.Record(new AuditEvent(person.CouncilId, now, person.Id.Value, person is Member ? "Ward member" : "Officer", "briefing.acknowledged", $"briefing/{id}"));
                await db.SaveChangesAsync(cancel);
                return new AcknowledgeOutcome.Acknowledged(now);
            case ReleaseVerdict.Folded:
                return new AcknowledgeOutcome.NotReadYet();
            case ReleaseVerdict.Withdrawn:
                return new AcknowledgeOutcome.Withdrawn();
            default:
                return new AcknowledgeOutcome.NotYours();
        }
    }
}
