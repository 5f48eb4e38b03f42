using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace TeamsSimulator;

/// <summary>The append-only record of everything asked of the stand-in, in memory and, if wished, in a file of JSON lines.</summary>
public sealed class Journal : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly FileStream? _file;
    private ImmutableList<JournalEntry> _entries = [];
    private TaskCompletionSource _appended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Journal(TimeProvider clock, string? path)
    {
        _clock = clock;
        if (path is null)
        {
            return;
        }

        // Unbuffered: a line is with the operating system, which outlives the process, before its request is answered.
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        _entries = [.. Read(_file, path, out var whole)];
        _file.SetLength(whole);
        _file.Seek(0, SeekOrigin.End);
    }

    /// <summary>Everything recorded so far: a snapshot that later requests do not change.</summary>
    public IReadOnlyList<JournalEntry> Entries => Volatile.Read(ref _entries);

    /// <summary>The entries of one kind, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Of(JournalKind kind) => [.. Entries.Where(entry => entry.Kind == kind)];

    /// <summary>The first entry, recorded already or to come, that is looked for.</summary>
    public async Task<JournalEntry> FirstAsync(Func<JournalEntry, bool> sought, CancellationToken cancel = default)
    {
        while (true)
        {
            var appended = Volatile.Read(ref _appended).Task;
            if (Entries.FirstOrDefault(sought) is { } found)
            {
                return found;
            }

            await appended.WaitAsync(cancel);
        }
    }

    /// <summary>
    /// Reads a journal file, also one that is still being written. A last line that breaks off is left out: the simulator was
    /// killed in writing it, and what it was about was never answered.
    /// </summary>
    public static IReadOnlyList<JournalEntry> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Read(file, path, out _);
    }

    public void Dispose() => _file?.Dispose();

    internal static string ToLine(JournalEntry entry) => JsonSerializer.Serialize(entry, Wire.Json);

    /// <summary>Gives the entry its number and instant, and records it.</summary>
    internal void Append(JournalEntry entry)
    {
        lock (_gate)
        {
            var numbered = entry with { Seq = _entries.Count + 1, At = _clock.GetUtcNow() };
            _file?.Write(Encoding.UTF8.GetBytes(ToLine(numbered) + '\n'));
            Volatile.Write(ref _entries, _entries.Add(numbered));
            Interlocked.Exchange(ref _appended, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    private static List<JournalEntry> Read(FileStream file, string path, out long whole)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        var entries = new List<JournalEntry>();
        using var reader = new StreamReader(new MemoryStream(bytes, 0, (int)whole), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            entries.Add(JsonSerializer.Deserialize<JournalEntry>(line, Wire.Json) ?? throw new InvalidDataException($"A line of {path} holds no entry."));
        }

        return entries;
    }
}
