using System.Text.Json.Nodes;
using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Demo;

/// <summary>What the store calls the people, briefings, questions and deliveries that audit entries name by id.</summary>
internal sealed class Names
{
    private readonly Dictionary<Guid, Person> _people;
    private readonly Dictionary<Guid, string> _references;
    private readonly Dictionary<Guid, Delivery> _deliveries;

    private Names(Dictionary<Guid, Person> people, Dictionary<Guid, string> references, Dictionary<Guid, Delivery> deliveries) =>
        (_people, _references, _deliveries) = (people, references, deliveries);

    public static async Task<Names> ReadAsync(BriefingDb db, IReadOnlyList<AuditEntry> entries)
    {
        var deliveries = entries.Where(e => e.Subject.StartsWith("delivery/", StringComparison.Ordinal)).Select(e => new DeliveryId(IdOf(e))).ToList();
        var references = await db.Briefings.AsNoTracking().ToDictionaryAsync(b => b.Id.Value, b => b.Reference);
        foreach (var question in await db.Questions.AsNoTracking().ToListAsync())
        {
            references[question.Id.Value] = question.Reference;
        }

        return new Names(
            await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id.Value),
            references,
            await db.Deliveries.AsNoTracking().Where(d => deliveries.Contains(d.Id)).ToDictionaryAsync(d => d.Id.Value));
    }

    public static Guid IdOf(AuditEntry entry) => Guid.TryParse(entry.Subject[(entry.Subject.IndexOf('/', StringComparison.Ordinal) + 1)..], out var id) ? id : Guid.Empty;

    public string Person(Guid? id) => id is { } known && _people.TryGetValue(known, out var person) ? person.Name.Replace(" (sample)", "", StringComparison.Ordinal) : "The bot";

    public Person? PersonOf(Guid id) => _people.GetValueOrDefault(id);

    public string Reference(AuditEntry entry) => Reference(IdOf(entry));

    public string Reference(Guid subject) => _references.GetValueOrDefault(subject, "");

    public Delivery? Delivery(AuditEntry entry) => _deliveries.GetValueOrDefault(IdOf(entry));

    /// <summary>An audit entry as a line of the events file.</summary>
    public JsonObject EventOf(AuditEntry entry)
    {
        var line = new JsonObject
        {
            ["at"] = entry.At.ToString("O"),
            ["event"] = entry.Act,
            ["seq"] = entry.Sequence,
            ["council"] = entry.CouncilId.Value,
            ["actor"] = entry.ActorId?.ToString(),
            ["capacity"] = entry.Capacity,
            [entry.Subject.Split('/')[0]] = IdOf(entry) is var id && id != Guid.Empty ? id.ToString() : entry.Subject,
            ["facts"] = entry.Facts.Length > 0 ? entry.Facts : null,
        };
        if (Delivery(entry) is { } delivery)
        {
            line["recipient"] = delivery.RecipientId.ToString();
            line["person"] = PersonOf(delivery.RecipientId.Value)?.EntraObjectId?.ToString();
            line["kind"] = delivery.Kind.ToString();
            line["subject"] = delivery.SubjectId.ToString();
            line["activity"] = delivery.ActivityId;
        }

        return line;
    }
}
