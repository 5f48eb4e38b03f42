using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;
using TeamsSimulator;

namespace MemberBriefingBot.Faults;

/// <summary>What a run came to: the journal of what people were shown, joined to the store and to the audit.</summary>
/// <param name="InDoubt">Deliveries left for a person to settle.</param>
/// <param name="Broken">A sentence for each invariant that does not hold.</param>
internal sealed record Verdict(int Shown, int InDoubt, IReadOnlyList<string> Broken)
{
    /// <summary>The most that a kill may leave unknown: what may be on the wire at once.</summary>
    private static readonly int s_mostInDoubt = SendLimits.Published.AtOnce;

    /// <param name="sent">What the journal says was sent of these briefings, to anybody.</param>
    /// <param name="briefings">One of each council that had one.</param>
    public static async Task<Verdict> OfAsync(BriefingDb db, IEnumerable<JournalEntry> sent, IReadOnlyList<Briefing> briefings, int kills)
    {
        var members = await db.Members.AsNoTracking().ToListAsync();
        var subjects = briefings.Select(b => b.Id.Value).ToList();
        var deliveries = await db.Deliveries.AsNoTracking().Where(d => d.Kind == ContentKind.Briefing && d.Act == DeliveryAct.Send && subjects.Contains(d.SubjectId)).ToListAsync();
        var audit = await db.AuditEntries.AsNoTracking().OrderBy(e => e.CouncilId).ThenBy(e => e.Sequence).ToListAsync();
        var shown = sent.Where(e => e.Shown is not null).ToList();
        var inDoubt = deliveries.Count(d => d.State == DeliveryState.Ambiguous);
        return new Verdict(shown.Count, inDoubt,
        [
            .. Early(shown, members, briefings),
            .. Twice(shown),
            .. Lost(deliveries, members.Count),
            .. Unrecorded(shown, deliveries, members),
            .. Invented(shown, deliveries),
            .. inDoubt > kills * s_mostInDoubt ? [$"I3: {inDoubt} are in doubt after {kills} kills, more than the {s_mostInDoubt} that may be on the wire at each: {Reasons(deliveries)}"] : Array.Empty<string>(),
            .. Unaudited(deliveries, audit),
        ]);
    }

    private static IEnumerable<string> Early(IEnumerable<JournalEntry> shown, IEnumerable<Member> members, IEnumerable<Briefing> briefings)
    {
        var (known, of) = (members.ToDictionary(m => m.EntraObjectId!.Value), briefings.ToDictionary(b => b.CouncilId));
        return from entry in shown
               let member = known[entry.AadObjectId!.Value]
               let briefing = of[member.CouncilId]
               where entry.At < briefing.Tiers.Where(t => t.Includes(briefing, member)).Min(t => t.ReleaseAt)
               select $"I1: {member.Name} was shown it at {entry.At:O}, before its release.";
    }

    private static string Reasons(IEnumerable<Delivery> deliveries) => string.Join(' ', deliveries
        .Where(d => d.State == DeliveryState.Ambiguous).GroupBy(d => d.Reason).Select(why => $"{why.Count()} because: {why.Key}"));

    private static IEnumerable<string> Twice(IEnumerable<JournalEntry> shown) =>
        from person in shown.GroupBy(e => e.AadObjectId)
        where person.Count() > 1
        select $"I2: {person.Key} was shown it {person.Count()} times.";

    private static IEnumerable<string> Lost(List<Delivery> deliveries, int members)
    {
        if (deliveries.Count != members)
        {
            yield return $"I3: {deliveries.Count} deliveries were planned for {members} members.";
        }

        foreach (var open in deliveries.Where(d => d.State is not (DeliveryState.Delivered or DeliveryState.Ambiguous)))
        {
            yield return $"I3: delivery {open.Id} ended as {open.State}: {open.Reason}";
        }
    }

    private static IEnumerable<string> Unrecorded(IEnumerable<JournalEntry> shown, List<Delivery> deliveries, IEnumerable<Member> members)
    {
        var (known, rows) = (members.ToDictionary(m => m.EntraObjectId!.Value, m => m.Id), deliveries.ToLookup(d => d.RecipientId));
        return from entry in shown
               where !rows[known[entry.AadObjectId!.Value]].Any(row => row.ActivityId == entry.ActivityId || row.State == DeliveryState.Ambiguous)
               select $"I4: message {entry.ActivityId} is shown and not recorded.";
    }

    private static IEnumerable<string> Invented(IEnumerable<JournalEntry> shown, List<Delivery> deliveries)
    {
        var ids = shown.Select(e => e.ActivityId).ToHashSet();
        return deliveries.Where(d => d.State == DeliveryState.Delivered && !ids.Contains(d.ActivityId)).Select(d => $"I4: delivery {d.Id} is recorded as {d.ActivityId}, which nobody was shown.");
    }

    private static IEnumerable<string> Unaudited(List<Delivery> deliveries, List<AuditEntry> audit)
    {
        foreach (var chain in audit.GroupBy(e => e.CouncilId))
        {
            if (AuditChain.FirstBroken(chain) is { } broken)
            {
                yield return $"I6: the audit of {chain.Key} is broken at entry {broken}.";
            }
        }

        var last = audit.Where(e => e.Subject.StartsWith("delivery/", StringComparison.Ordinal)).GroupBy(e => e.Subject).ToDictionary(g => g.Key, g => g.Last().Act);
        foreach (var delivery in deliveries.Where(d => last.GetValueOrDefault($"delivery/{d.Id}") != $"delivery.{d.State}"))
        {
            yield return $"I6: delivery {delivery.Id} is {delivery.State}, and the audit last says {last.GetValueOrDefault($"delivery/{delivery.Id}") ?? "nothing"}.";
        }
    }
}
