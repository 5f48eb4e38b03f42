using System.Text.Json.Nodes;
using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Demo;

/// <summary>What the store calls the people, briefings, questions and deliveries that audit entries name by id.</summary>
internal sealed class Names
{
    private readonly Dictionary<Guid, Person> _people;
    private readonly Dictionary<Guid, string> _references;
    private readonly Dictionary<Guid, Delivery> _deliveries;
    private readonly Dictionary<Guid, Question> _questions;
    private readonly List<ToldAnotherWay> _told;

    private Names(
        Dictionary<Guid, Person> people, Dictionary<Guid, string> references, Dictionary<Guid, Delivery> deliveries, Dictionary<Guid, Question> questions, List<ToldAnotherWay> told) =>
        (_people, _references, _deliveries, _questions, _told) = (people, references, deliveries, questions, told);

    public static async Task<Names> ReadAsync(BriefingDb db, IReadOnlyList<AuditEntry> entries)
    {
        var deliveries = entries.Where(e => e.Subject.StartsWith("delivery/", StringComparison.Ordinal)).Select(e => new DeliveryId(IdOf(e))).ToList();
        var references = await db.Briefings.AsNoTracking().ToDictionaryAsync(b => b.Id.Value, b => b.Reference);
        var questions = await db.Questions.AsNoTracking().ToDictionaryAsync(q => q.Id.Value);
        foreach (var (id, question) in questions)
        {
            references[id] = question.Reference;
        }

        return new Names(
            await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id.Value),
            references,
            await db.Deliveries.AsNoTracking().Where(d => deliveries.Contains(d.Id)).ToDictionaryAsync(d => d.Id.Value),
            questions,
            await db.ToldAnotherWay.AsNoTracking().ToListAsync());
    }

    public static Guid IdOf(AuditEntry entry) => Guid.TryParse(entry.Subject[(entry.Subject.IndexOf('/', StringComparison.Ordinal) + 1)..], out var id) ? id : Guid.Empty;

    public string Person(Guid? id) => id is { } known && _people.TryGetValue(known, out var person) ? person.Name.Replace(" (sample)", "", StringComparison.Ordinal) : "The bot";

    public Person? PersonOf(Guid id) => _people.GetValueOrDefault(id);

    public string Reference(AuditEntry entry) => Reference(IdOf(entry));

    public string Reference(Guid subject) => _references.GetValueOrDefault(subject, "");

    public Question? Question(AuditEntry entry) => _questions.GetValueOrDefault(IdOf(entry));

    /// <summary>Who was told, and how, by the entry that says somebody was.</summary>
    public ToldAnotherWay? ToldOf(AuditEntry entry) =>
        _told.FirstOrDefault(t => t.BriefingId.Value == IdOf(entry) && entry.Facts == $"person/{t.PersonId}");

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
