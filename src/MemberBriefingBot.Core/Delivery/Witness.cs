using System.Text.Json;
using MemberBriefingBot.Core.Data;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>Where a council's audit ended when this machine last looked.</summary>
public sealed record WitnessedEnd(long Sequence, string Hash, DateTimeOffset SeenAt);

/// <summary>
/// What this machine remembers of each council's audit outside the store, in a file of its own: a store that was restored from an older
/// copy, or whose end was cut off, cannot also have changed that.
/// </summary>
/// <param name="path">The file; null keeps no memory.</param>
public sealed class Witness(string? path)
{
    private Dictionary<string, WitnessedEnd>? _ends;

    public bool IsKept => path is not null;

    /// <exception cref="WitnessUnreadableException">The file is there and holds something else.</exception>
    public IReadOnlyDictionary<string, WitnessedEnd> Ends => _ends ??= Read();

    /// <summary>Replaces the file whole, so that it is never half written.</summary>
    public void Keep(IReadOnlyDictionary<string, WitnessedEnd> ends)
    {
        _ends = new Dictionary<string, WitnessedEnd>(ends);
        using (var file = PrivateFile.Open(path + ".new", FileMode.Create, FileShare.None))
        {
            JsonSerializer.Serialize(file, _ends);
        }

        File.Move(path + ".new", path!, overwrite: true);
    }

    private Dictionary<string, WitnessedEnd> Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, WitnessedEnd>>(File.ReadAllText(path))! : [];
        }
        catch (JsonException)
        {
            throw new WitnessUnreadableException(path!);
        }
    }
}

/// <summary>The witness file cannot be read, so that nobody can say whether the store is an older copy.</summary>
public sealed class WitnessUnreadableException(string path) : Exception(
    $"{path}, in which this machine remembers how far the audit went, cannot be read. Nothing was sent. Make sure that the database was not restored from an older copy; then delete the file and start again.");
