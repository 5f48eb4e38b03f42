using System.Buffers;

namespace MemberBriefingBot.Connector;

/// <summary>
/// The first bytes of a stream whose length nobody has promised. Never holds more than the limit and one byte,
/// whatever the other side sends or says it will send.
/// </summary>
internal readonly struct BoundedBody : IDisposable
{
    private const int FirstBuffer = 4096;
    private readonly byte[] buffer;
    private readonly int length;

    private BoundedBody(byte[] buffer, int length, bool exceeded)
    {
        this.buffer = buffer;
        this.length = length;
        Exceeded = exceeded;
    }

    /// <summary>Whether the stream held more than the limit; <see cref="Bytes"/> is then only its beginning.</summary>
    public bool Exceeded { get; }

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    public static async ValueTask<BoundedBody> ReadAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        // A read that fails may still be writing, so its memory is left to the collector and not handed to others.
        var bytes = ArrayPool<byte>.Shared.Rent(Math.Min(FirstBuffer, limit + 1));
        var count = 0;
        while (count <= limit)
        {
            if (count == bytes.Length) bytes = Grow(bytes, limit + 1);
            var room = Math.Min(bytes.Length, limit + 1) - count;
            var read = await stream.ReadAsync(bytes.AsMemory(count, room), cancellationToken);
            if (read == 0) return new BoundedBody(bytes, count, exceeded: false);
            count += read;
        }

        return new BoundedBody(bytes, limit, exceeded: true);
    }

    /// <summary>Gives the memory back; <see cref="Bytes"/> must not be read afterwards.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private static byte[] Grow(byte[] full, int atMost)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(full.Length * 2, atMost));
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
