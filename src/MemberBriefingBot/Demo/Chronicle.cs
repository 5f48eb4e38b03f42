using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using TeamsSimulator;

namespace MemberBriefingBot.Demo;

/// <summary>
/// Tells what happened, from the audit in the store and the simulator's journal, and from nowhere else: a line is here because
/// the row is there.
/// </summary>
internal sealed class Chronicle(Stage stage, TextWriter? events)
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private long _auditSeen;
    private long _journalSeen;
    private DateOnly _day;

    /// <summary>Tells what is new since the last time.</summary>
    public Task TellAsync() => stage.DoAsync<BriefingDb, bool>(async db =>
    {
        var news = await db.AuditEntries.AsNoTracking().Where(e => e.Sequence > _auditSeen).OrderBy(e => e.Sequence).ToListAsync();
        _auditSeen = news.Count > 0 ? news[^1].Sequence : _auditSeen;
        var journal = stage.Teams.Journal.Entries.Where(e => e.Seq > _journalSeen).ToList();
        _journalSeen = journal.Count > 0 ? journal[^1].Seq : _journalSeen;

        var names = await Names.ReadAsync(db, news);
        foreach (var entry in news)
        {
            Write(names.EventOf(entry));
        }

        foreach (var entry in journal.Where(e => e.Kind is JournalKind.Send or JournalKind.Update or JournalKind.Delete or JournalKind.Create or JournalKind.Refused))
        {
            Write(EventOf(entry));
        }

        foreach (var told in Telling.Of(news, names, journal))
        {
            Say(told.At, told.Who, told.What);
        }

        return true;
    });

    /// <summary>Tells what the press gate says now.</summary>
    public Task TellPressGateAsync(Guid communicationsOfficer) => stage.DoAsync<BriefingDb, bool>(async db =>
    {
        var officer = await db.People.SingleAsync(p => p.EntraObjectId == communicationsOfficer);
        var items = (PressOutcome.Items)await stage.DoAsync<ReadPressGates, PressOutcome>(gates => gates.HandleAsync(officer, CancellationToken.None));
        foreach (var item in items.Coming)
        {
            var briefing = item.Status.Briefing;
            var missing = item.Gate is PressGate.Waiting waiting ? waiting.NotReached.Select(r => r.Member.Name).ToList() : [];
            Write(new JsonObject
            {
                ["at"] = stage.Clock.GetUtcNow().ToString("O"),
                ["event"] = $"press-gate.{item.Gate.GetType().Name}",
                ["briefing"] = briefing.Id.ToString(),
                ["notReached"] = new JsonArray([.. missing.Select(m => (JsonNode)m)]),
            });
            Say(stage.Clock.GetUtcNow(), "Press gate", $"{briefing.Reference} " + item.Gate switch
            {
                PressGate.Open open => $"[green]open[/]: every ward member has it, the last {open.Notice.TotalHours:0} hours before the press time",
                PressGate.NoticeRunning running => $"[red]closed[/]: every ward member has it; the notice runs until {LondonTime.Say(running.Until)}",
                PressGate.NotReleased => "[red]closed[/]: not all members have been told",
                PressGate.Waiting => $"[red]closed[/]: not reached: {Markup.Escape(string.Join(", ", missing))}",
                _ => item.Gate.GetType().Name,
            });
        }

        return true;
    });

    private static JsonObject EventOf(JournalEntry entry) => new()
    {
        ["at"] = entry.At.ToString("O"),
        ["event"] = $"teams.{entry.Kind.ToString().ToLowerInvariant()}",
        ["seq"] = entry.Seq,
        ["status"] = entry.Status,
        ["tokenValid"] = entry.TokenValid,
        ["conversation"] = entry.ConversationId,
        ["activity"] = entry.ActivityId,
        ["person"] = entry.AadObjectId?.ToString(),
    };

    private void Write(JsonObject happened) => events?.WriteLine(happened.ToJsonString(s_plain));

    private void Say(DateTimeOffset at, string who, string what)
    {
        if (LondonTime.DateOn(at) != _day)
        {
            _day = LondonTime.DateOn(at);
            AnsiConsole.WriteLine();
            AnsiConsole.Write(new Rule($"[bold]{LondonTime.Say(_day)}[/]").LeftJustified());
        }

        var grid = new Grid().AddColumn(new GridColumn().Width(7).NoWrap()).AddColumn(new GridColumn().Width(22)).AddColumn();
        grid.AddRow(new Markup($"[dim]{LondonTime.Say(LondonTime.TimeOn(at))}[/]"), new Markup($"[bold]{Markup.Escape(who)}[/]"), new Markup(what));
        AnsiConsole.Write(grid);
    }
}
