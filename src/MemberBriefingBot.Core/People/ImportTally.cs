using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.People.Files;

namespace MemberBriefingBot.Core.People;

/// <summary>Counts what an import does while it does it, and says what the audit must hold.</summary>
internal sealed class ImportTally(CouncilId councilId, DateTimeOffset now, IEnumerable<RefusedLine> refused)
{
    private readonly List<string> _added = [];
    private readonly List<ImportChange> _changed = [];
    private readonly List<string> _ended = [];
    private readonly List<RefusedLine> _refused = [.. refused];
    private readonly List<AuditEvent> _events = [];

    public IReadOnlyList<AuditEvent> Events => _events;

    /// <param name="subject">What the audit names, such as <c>person/0198…</c>.</param>
    public void Add(string name, string subject)
    {
        _added.Add(name);
        Note("added", subject);
    }

    /// <summary>Counts a change when any field changed.</summary>
    public void Change(string name, string subject, FieldChanges fields)
    {
        if (fields.Names.Count > 0)
        {
            _changed.Add(new ImportChange(name, fields.Names));
            Note("changed", subject, string.Join(", ", fields.Names));
        }
    }

    public void End(string name, string subject)
    {
        _ended.Add(name);
        Note("ended", subject);
    }

    public void Refuse(int line, string reason, string key) => _refused.Add(new RefusedLine(line, reason, key));

    public ImportOutcome.Imported Outcome() => new(_added, _changed, _ended, [.. _refused.OrderBy(r => r.LineNumber)]);

    private void Note(string what, string subject, string facts = "") => _events.Add(AuditEvent.ByBot(councilId, now, $"directory.{what}", subject, facts));
}

/// <summary>The fields of one row that an import changed.</summary>
internal sealed class FieldChanges
{
    private readonly List<string> _names = [];

    public IReadOnlyList<string> Names => _names;

    /// <summary>Notes the field when the two values differ.</summary>
    /// <returns>The value to keep.</returns>
    public T Take<T>(string field, T now, T listed)
    {
        if (!EqualityComparer<T>.Default.Equals(now, listed))
        {
            _names.Add(field);
        }

        return listed;
    }

    /// <summary>The same for lists, which differ when their entries do.</summary>
    /// <returns>The list to keep: the present one when nothing changed.</returns>
    public List<string> TakeList(string field, List<string> now, IEnumerable<string> listed)
    {
        var wanted = listed.ToList();
        if (now.SequenceEqual(wanted, StringComparer.Ordinal))
        {
            return now;
        }

        _names.Add(field);
        return wanted;
    }
}
