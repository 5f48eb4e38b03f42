using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsSimulator;

/// <summary>The append-only record of everything asked of the stand-in, in memory and, if wished, in a file of JSON lines.</summary>
public sealed class Journal : IDisposable
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly StreamWriter? _file;
    private ImmutableList<JournalEntry> _entries = [];

    internal Journal(TimeProvider clock, string? path)
    {
        _clock = clock;
        if (path is null)
        {
            return;
        }

        if (File.Exists(path))
        {
            _entries = [.. Read(path)];
        }

        _file = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
    }

    /// <summary>Everything recorded so far: a snapshot that later requests do not change.</summary>
    public IReadOnlyList<JournalEntry> Entries => Volatile.Read(ref _entries);

    /// <summary>The entries of one kind, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Of(JournalKind kind) => [.. Entries.Where(entry => entry.Kind == kind)];

    /// <summary>Reads a journal file, also one that is still being written.</summary>
    public static IReadOnlyList<JournalEntry> Read(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var entries = new List<JournalEntry>();
        while (reader.ReadLine() is { } line)
        {
            entries.Add(JsonSerializer.Deserialize<JournalEntry>(line, Wire) ?? throw new InvalidDataException($"A line of {path} holds no entry."));
        }

        return entries;
    }

    public void Dispose() => _file?.Dispose();

    internal static string ToLine(JournalEntry entry) => JsonSerializer.Serialize(entry, Wire);

    /// <summary>Gives the entry its number and instant, and records it.</summary>
    internal void Append(JournalEntry entry)
    {
        lock (_gate)
        {
            var numbered = entry with { Seq = _entries.Count + 1, At = _clock.GetUtcNow() };
            _file?.WriteLine(ToLine(numbered));
            Volatile.Write(ref _entries, _entries.Add(numbered));
        }
    }
}
