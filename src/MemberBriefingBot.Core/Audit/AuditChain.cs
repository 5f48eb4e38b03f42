using System.Security.Cryptography;
using System.Text.Json;

namespace MemberBriefingBot.Core.Audit;

/// <summary>The arithmetic of the chain: how an entry is hashed, and whether a run of entries is whole.</summary>
public static class AuditChain
{
    public static AuditEntry Link(AuditEvent happened, long sequence, string previousHash)
    {
        var at = happened.At.ToStored();
        return new AuditEntry
        {
            CouncilId = happened.CouncilId,
            Sequence = sequence,
            At = at,
            ActorId = happened.ActorId,
            Capacity = happened.Capacity,
            Act = happened.Act,
            Subject = happened.Subject,
            Facts = happened.Facts,
            PreviousHash = previousHash,
            Hash = HashOf(happened with { At = at }, sequence, previousHash),
        };
    }

    /// <summary>Entries for events that follow the given end of a chain, in their order.</summary>
    public static IReadOnlyList<AuditEntry> Extend(long sequence, string hash, IEnumerable<AuditEvent> events)
    {
        var entries = new List<AuditEntry>();
        foreach (var happened in events)
        {
            entries.Add(Link(happened, ++sequence, hash));
            hash = entries[^1].Hash;
        }

        return entries;
    }

    /// <summary>The sequence number of the first entry that does not follow from the one before it, or null when all do.</summary>
    /// <param name="entries">A council's entries from the first, in order.</param>
    public static long? FirstBroken(IEnumerable<AuditEntry> entries)
    {
        var (expected, previous) = (1L, "");
        foreach (var entry in entries)
        {
            var happened = new AuditEvent(entry.CouncilId, entry.At, entry.ActorId, entry.Capacity, entry.Act, entry.Subject, entry.Facts);
            if (entry.Sequence != expected || entry.PreviousHash != previous || entry.Hash != HashOf(happened, entry.Sequence, previous))
            {
                return expected;
            }

            (expected, previous) = (expected + 1, entry.Hash);
        }

        return null;
    }

    private static string HashOf(AuditEvent e, long sequence, string previousHash)
    {
        using var bytes = new MemoryStream(256);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            json.WriteStringValue(previousHash);
            json.WriteStringValue(e.CouncilId.Value);
            json.WriteNumberValue(sequence);
            json.WriteNumberValue(e.At.UtcTicks);
            json.WriteStringValue(e.ActorId?.ToString());
            json.WriteStringValue(e.Capacity);
            json.WriteStringValue(e.Act);
            json.WriteStringValue(e.Subject);
            json.WriteStringValue(e.Facts);
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }
}
