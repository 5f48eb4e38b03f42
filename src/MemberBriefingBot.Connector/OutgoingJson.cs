using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MemberBriefingBot.Connector;

/// <summary>
/// A JSON body that knows whether it was ever asked for. The network asks for it only once a connection stands, and a
/// request whose body never began cannot have been accepted: that is the proof that nothing was sent.
/// </summary>
internal sealed class OutgoingJson : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    private readonly byte[] bytes;

    private OutgoingJson(byte[] bytes)
    {
        this.bytes = bytes;
        Headers.ContentType = Json;
    }

    /// <summary>Whether any of it may have left.</summary>
    public bool Began { get; private set; }

    public static OutgoingJson Of<T>(T body, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(body, type));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Began = true;
        return stream.WriteAsync(bytes, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
