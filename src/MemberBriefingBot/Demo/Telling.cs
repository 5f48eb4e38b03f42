using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Teams.Cards;
using Spectre.Console;
using TeamsSimulator;

namespace MemberBriefingBot.Demo;

/// <summary>A line of the timeline.</summary>
/// <param name="What">Spectre markup; names are escaped.</param>
internal sealed record Told(DateTimeOffset At, string Who, string What);

/// <summary>Turns rows into sentences: what belongs together is one line, and replies to typed words are left out.</summary>
internal static class Telling
{
    private const int MostNamed = 5;

    public static IEnumerable<Told> Of(IReadOnlyList<AuditEntry> news, Names names, IReadOnlyList<JournalEntry> journal)
    {
        var witnessed = journal.Where(e => e.Kind is JournalKind.Send or JournalKind.Update).Select(e => e.ActivityId).ToHashSet();
        // The mark before a request leaves is among the events; what came of it is the story.
        foreach (var together in news.Where(e => e.Act != "delivery.InFlight").GroupBy(e => Key(e, names)).Select(g => g.ToList()))
        {
            var first = together[0];
            var delivery = names.Delivery(first);
            if (delivery is null)
            {
                yield return new Told(first.At, Who(first, names), Sentence(first, together, names));
            }
            else if (delivery.Kind != ContentKind.View && first.Act != "delivery.Planned")
            {
                yield return new Told(first.At, "The bot", OfDeliveries(delivery, together, names, witnessed));
            }
        }
    }

    /// <summary>What makes entries one line: the same act on the same thing, however many people it was done for.</summary>
    private static string Key(AuditEntry entry, Names names) => names.Delivery(entry) is { } d
        ? $"{entry.Act} {d.Kind} {d.Act} {d.SubjectId} {(d.Act == DeliveryAct.Send ? d.Occasion : "")}"
        : entry.Act switch
        {
            "directory.added" or "directory.changed" => $"{entry.Act} {Thing(entry, names)}",
            "briefing.acknowledged" or "briefing.terms-accepted" => $"{entry.Act} {entry.Subject}",
            "briefing.approved" => $"{entry.Act} {entry.Subject} {entry.ActorId} {entry.At}",
            _ => $"{entry.Sequence}",
        };

    private static string Who(AuditEntry entry, Names names) => entry.ActorId is null ? "The bot" : names.Person(entry.ActorId);

    private static string Sentence(AuditEntry entry, List<AuditEntry> together, Names names) => entry.Act switch
    {
        "directory.added" => $"read the directory: {together.Count} {Thing(entry, names)}s added",
        "directory.changed" => $"completed the directory: {together.DistinctBy(e => e.Subject).Count()} {Thing(entry, names)}s given their Entra id, portfolios and committees",
        "briefing.drafted" => $"drafted {names.Reference(entry)}, as {entry.Capacity}",
        "briefing.submitted" => $"sent {names.Reference(entry)} for approval",
        "briefing.approved" => $"[green]approved[/] {names.Reference(entry)}, as {entry.Capacity}: {string.Join(" and ", together.Select(SignedOff))}",
        "briefing.scheduled" => $"scheduled {names.Reference(entry)}",
        "briefing.released" => $"[yellow]released[/] {names.Reference(entry)}. {Markup.Escape(Released(entry.Facts))}",
        "briefing.lifted" => $"[green]lifted the embargo[/] of {names.Reference(entry)}",
        "briefing.early-lift-proposed" => $"proposed to lift the embargo of {names.Reference(entry)} early",
        "briefing.early-lift-dropped" => $"dropped the proposal to lift the embargo of {names.Reference(entry)}",
        "briefing.lifted-early" => $"[green]agreed, and the embargo of {names.Reference(entry)} was lifted early[/], as {entry.Capacity}",
        "briefing.embargo-ended-by-publication" => $"[green]the embargo of {names.Reference(entry)} ended[/], because the Council has published it",
        "briefing.press-moved" => $"moved the press time of {names.Reference(entry)}, as {entry.Capacity}",
        "briefing.interest-recorded" => $"recorded a declared interest in {names.Reference(entry)}",
        "briefing.interest-taken-off" => $"took a declared interest in {names.Reference(entry)} off",
        "briefing.decision-recorded" => $"recorded how far the decision of {names.Reference(entry)} has come, as {entry.Capacity}",
        "briefing.terms-accepted" => together.Count == 1
            ? $"accepted the terms of {names.Reference(entry)}"
            : $"and {together.Count - 1} more accepted the terms of {names.Reference(entry)}",
        "briefing.correction-proposed" => $"proposed a correction of {names.Reference(entry)}",
        "briefing.correction-dropped" => $"dropped the correction of {names.Reference(entry)}",
        "briefing.corrected" => $"[green]approved the correction[/] of {names.Reference(entry)}, as {entry.Capacity}",
        "briefing.withdrawn" => $"[yellow]withdrew[/] {names.Reference(entry)}, as {entry.Capacity}",
        "briefing.repeated" => $"sent {names.Reference(entry)} again to somebody who may not have it",
        "briefing.acknowledged" => together.Count == 1
            ? $"acknowledged {names.Reference(entry)}"
            : $"and {together.Count - 1} more acknowledged {names.Reference(entry)}",
        "briefing.told-another-way" => $"told {Markup.Escape(names.Person(names.ToldOf(entry)?.PersonId.Value))} about {names.Reference(entry)} {Markup.Escape(names.ToldOf(entry)?.How ?? "")}",
        "question.Asked" => $"asked [bold]{names.Reference(entry)}[/]",
        "question.Routed" => $"put {names.Reference(entry)} before {Markup.Escape(entry.Facts)}",
        "question.SentToTriage" => entry.ActorId is null ? $"was not sure about {names.Reference(entry)}: to Democratic Services" : $"returned {names.Reference(entry)} to Democratic Services",
        "question.Taken" => $"took {names.Reference(entry)}",
        "question.Answered" => $"[green]answered[/] {names.Reference(entry)}{Lateness(entry, names)}",
        _ => Markup.Escape($"{entry.Act} {entry.Subject}"),
    };

    private static string OfDeliveries(Delivery delivery, List<AuditEntry> together, Names names, HashSet<string?> witnessed)
    {
        var rows = together.Select(names.Delivery).OfType<Delivery>().ToList();
        var people = rows.Select(d => names.PersonOf(d.RecipientId.Value)).OfType<Person>().Distinct().ToList();
        var whom = people.Count <= MostNamed
            ? string.Join(", ", people.Select(p => names.Person(p.Id.Value)))
            : $"{people.Count} people{Groups(people)}";
        var what = (delivery.Kind, delivery.Act) switch
        {
            (ContentKind.Question, DeliveryAct.Send) when delivery.Occasion == "answered" => $"the answer to {names.Reference(delivery.SubjectId)}",
            (ContentKind.Change, _) => $"the notice of what changed in {names.Reference(delivery.SubjectId)}",
            (ContentKind.Briefing, DeliveryAct.Send) => $"{names.Reference(delivery.SubjectId)}",
            (ContentKind.Briefing, _) => $"the card of {names.Reference(delivery.SubjectId)}",
            (ContentKind.Approval, _) => $"the approval card of {names.Reference(delivery.SubjectId)}",
            (ContentKind.Assignment, _) => $"the question card of {names.Reference(delivery.SubjectId)}",
            _ => $"the member’s card of {names.Reference(delivery.SubjectId)}",
        };
        return Markup.Escape(delivery.State switch
        {
            DeliveryState.Delivered when delivery.Act == DeliveryAct.Send => $"→ {what} accepted by Teams for {whom}{Witness(rows, witnessed)}",
            DeliveryState.Delivered => $"↻ {what} brought up to date in place for {whom}{Witness(rows, witnessed)}",
            DeliveryState.Refused => $"✘ {what} not delivered to {whom}. {delivery.Reason}",
            _ => $"· {what}: {delivery.State} for {whom}. {delivery.Reason}",
        });
    }

    /// <summary>Says so when the journal has not seen exactly what the store claims.</summary>
    private static string Witness(List<Delivery> rows, HashSet<string?> witnessed)
    {
        var unseen = rows.Count(d => d.Act == DeliveryAct.Send && !witnessed.Contains(d.ActivityId));
        return unseen == 0 ? "" : $" (but {unseen} of them are not in Teams’ journal)";
    }

    private static string Groups(List<Person> people)
    {
        var groups = people.OfType<Member>().GroupBy(m => m.PoliticalGroup).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        return groups.Count < 2 ? "" : $" ({string.Join(", ", groups.Select(g => $"{g.Key} {g.Count()}"))})";
    }

    /// <summary>"Press: 0f3a…" in words.</summary>
    private static string SignedOff(AuditEntry entry) => Enum.TryParse<SignOff>(entry.Facts.Split(':')[0], out var what) ? BriefingWords.Say(what) : "it";

    /// <summary>"WardMembers: 5 planned, due …" in words.</summary>
    private static string Released(string facts) => facts.Split(':', ' ') is [var audience, _, var count, ..] && Enum.TryParse<Audience>(audience, out var whom)
        ? $"{whom.Say()}: {count} to tell"
        : facts;

    private static string Lateness(AuditEntry answered, Names names) => names.Question(answered) is { } question && LondonTime.DateOn(answered.At) > question.AnswerDueOn
        ? $" [red]late[/]: it was due on {LondonTime.Say(question.AnswerDueOn)}"
        : "";

    private static string Thing(AuditEntry entry, Names names) => names.PersonOf(Names.IdOf(entry)) switch
    {
        Member => "member",
        Officer => "officer",
        _ => entry.Subject.Split('/')[0],
    };
}
