using System.Collections.Concurrent;

namespace MemberBriefingBot.Benchmarks.Stand;

/// <summary>A request as it went out, to be sent again by something simpler.</summary>
internal sealed record Posted(Uri Address, byte[] Body);

/// <summary>Lets everything through and, while <see cref="IsOn"/>, keeps a copy of each message.</summary>
internal sealed class Recorder(HttpMessageHandler network) : DelegatingHandler(network)
{
    private readonly ConcurrentQueue<Posted> _posted = new();

    public bool IsOn { get; set; }

    public IReadOnlyList<Posted> Posted => [.. _posted];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        IsOn && request.Content is not null ? KeepAndSendAsync(request, request.Content, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> KeepAndSendAsync(HttpRequestMessage request, HttpContent content, CancellationToken cancellationToken)
    {
        _posted.Enqueue(new Posted(request.RequestUri!, await content.ReadAsByteArrayAsync(cancellationToken)));
        return await base.SendAsync(request, cancellationToken);
    }
}
