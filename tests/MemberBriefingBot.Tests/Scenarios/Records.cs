using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using Microsoft.EntityFrameworkCore;
using TeamsSimulator;

namespace MemberBriefingBot.Tests.Scenarios;

/// <summary>What stands in the store and in Teams' own journal, to be held against each other.</summary>
internal static class Records
{
    /// <summary>
    /// Everything the council would act upon, a line each: briefings, questions, who confirmed and who was told, and the audit of
    /// what people did. Messages are not in it: a refusal is one.
    /// </summary>
    public static Task<List<string>> StandingAsync(this House house) => house.ReadAsync(async db =>
    {
        var facts = new List<string>();
        facts.AddRange((await db.Briefings.AsNoTracking().OrderBy(b => b.Number).ToListAsync()).Select(b => $"{b.Reference} {b.State} {b.Fingerprint()} by {b.AuthorId}, approved {string.Join(", ", b.Approvals)}"));
        facts.AddRange((await db.Tiers.AsNoTracking().OrderBy(t => t.BriefingId).ThenBy(t => t.Audience).ToListAsync()).Select(t => $"{t.BriefingId} {t.Audience} {t.ReleaseAt:O}"));
        facts.AddRange((await db.Questions.AsNoTracking().OrderBy(q => q.Number).ToListAsync()).Select(q => $"{q.Reference} {q.State} {q.Service} {q.OwnerId} {q.Answer?.Direct}"));
        facts.AddRange((await db.Acknowledgements.AsNoTracking().OrderBy(a => a.BriefingId).ThenBy(a => a.PersonId).ToListAsync()).Select(a => $"{a.BriefingId} {a.PersonId} {a.AcknowledgedAt:O}"));
        facts.AddRange((await db.ToldAnotherWay.AsNoTracking().OrderBy(t => t.BriefingId).ThenBy(t => t.PersonId).ToListAsync()).Select(t => $"{t.BriefingId} {t.PersonId} {t.How}"));
        facts.AddRange((await AuditAsync(db)).Where(e => !e.Act.StartsWith("delivery.", StringComparison.Ordinal)).Select(e => $"{e.Act} {e.Subject} by {e.ActorId}"));
        return facts;
    });

    /// <summary>
    /// Every message Teams showed was sent with a valid token and stands in the store as delivered, with the same id; every message
    /// the store calls delivered was shown; every rewrite too; and the audit is whole.
    /// </summary>
    public static Task AssertTrueAsync(this House house) => house.ReadAsync(async db =>
    {
        var journal = house.Stage.Teams.Journal.Entries;
        var rows = await db.Deliveries.AsNoTracking().Where(d => d.State == DeliveryState.Delivered).ToListAsync();
        Assert.All(journal.Where(e => e.Kind is JournalKind.Send or JournalKind.Update or JournalKind.Delete), e => Assert.True(e.TokenValid));
        Assert.Equal(
            journal.Where(e => e.Kind == JournalKind.Send).Select(e => (e.ConversationId, e.ActivityId)).Order(),
            rows.Where(d => d.Act == DeliveryAct.Send).Select(d => (d.ConversationId, d.ActivityId)).Order());
        Assert.Equal(
            journal.Where(e => e.Kind == JournalKind.Update).Select(e => e.ActivityId).Order(StringComparer.Ordinal),
            rows.Where(d => d.Act == DeliveryAct.Rewrite).Select(d => d.ActivityId).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await db.Deliveries.AsNoTracking().ToListAsync(), d => d.State is DeliveryState.InFlight or DeliveryState.Ambiguous);
        Assert.Null(AuditChain.FirstBroken(await AuditAsync(db)));
        return true;
    });

    private static Task<List<AuditEntry>> AuditAsync(BriefingDb db) => db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync();
}
