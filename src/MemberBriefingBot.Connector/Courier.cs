using System.Collections.Concurrent;
using Azure.Core;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace MemberBriefingBot.Connector;

/// <summary>
/// Carries one request to an allowed host and says what became of it. It has seconds of patience and never repeats
/// anything: whether to try again is decided by whoever can prove that it is safe.
/// </summary>
internal sealed class Courier : IDisposable
{
    private const int MaxAnswerBytes = 16 * 1024;

    private readonly HttpMessageInvoker http;
    private readonly HostAllowlist hosts;
    private readonly OutboundToken token;
    private readonly ResiliencePipeline<Exchange> patience;
    private readonly ConcurrentDictionary<string, ResiliencePipeline<Exchange>> circuits = new(StringComparer.Ordinal);
    private readonly TimeProvider clock;

    public Courier(ConnectorOptions options, TokenCredential credential, HttpMessageHandler network, TimeProvider clock)
    {
        http = new HttpMessageInvoker(network, disposeHandler: false);
        hosts = new HostAllowlist(options);
        token = new OutboundToken(options, credential, clock);
        patience = new ResiliencePipelineBuilder<Exchange> { TimeProvider = clock }.AddTimeout(options.Timeout).Build();
        this.clock = clock;
    }

    public async Task<Exchange> CarryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!hosts.Permits(request.RequestUri!)) return new Exchange.Forbidden();
        try
        {
            return await patience.ExecuteAsync(async inTime => await AuthoriseAndSendAsync(request, inTime, cancellationToken), cancellationToken);
        }
        catch (BrokenCircuitException)
        {
            return new Exchange.Unsent("Teams could not be reached several times in a row.");
        }
        catch (TimeoutRejectedException)
        {
            return new Exchange.Unsent("No token for Teams could be had in time.");
        }
        catch (OperationCanceledException)
        {
            return new Exchange.Unsent("The bot is stopping, and nothing had been sent yet.");
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<Exchange> AuthoriseAndSendAsync(HttpRequestMessage request, CancellationToken inTime, CancellationToken stopping)
    {
        if (await token.GetAsync(inTime) is not { } bearer) return new Exchange.Unsent("No token for Teams could be had.");
        request.Headers.Authorization = bearer;
        var circuit = circuits.GetOrAdd(request.RequestUri!.Authority, static (_, clock) => NewCircuit(clock), clock);
        var exchange = await circuit.ExecuteAsync(async inTime => await SendAsync(request, inTime, stopping), inTime);
        if (exchange is Exchange.Answered { Status: 401 }) token.Forget(bearer);
        return exchange;
    }

    private async Task<Exchange> SendAsync(HttpRequestMessage request, CancellationToken inTime, CancellationToken stopping)
    {
        try
        {
            using var response = await http.SendAsync(request, inTime);
            var retryAfter = response.Headers.NonValidated.TryGetValues("Retry-After", out var values) ? values.ToString() : null;
            return new Exchange.Answered((int)response.StatusCode, retryAfter, await ReadAsync(response, inTime));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !MayHaveLeft(request, error: null))
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return MayHaveLeft(request, error: null)
                ? new Exchange.Lost("Teams did not answer in time.")
                : new Exchange.Unsent("Teams could not be reached in time.");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            var error = (failure as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown;
            return MayHaveLeft(request, error)
                ? new Exchange.Lost($"The connection to Teams was lost before its answer came ({error}).")
                : new Exchange.Unsent($"Teams could not be reached ({error}).");
        }
    }

    /// <summary>A request without a body leaves no trace of its own, so there the kind of the failure must be the proof.</summary>
    private static bool MayHaveLeft(HttpRequestMessage request, HttpRequestError? error) => request.Content is OutgoingJson body
        ? body.Began
        : error is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);

    /// <summary>An answer whose body breaks off is still an answer: its status alone is proof.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken inTime)
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(inTime);
            using var body = await BoundedBody.ReadAsync(stream, MaxAnswerBytes, inTime);
            return body.Exceeded ? default(ReadOnlyMemory<byte>) : body.Bytes.ToArray();
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            return default;
        }
    }

    /// <summary>Opens only where nothing can be reached. A lost answer proves nothing about the next call.</summary>
    private static ResiliencePipeline<Exchange> NewCircuit(TimeProvider clock) =>
        new ResiliencePipelineBuilder<Exchange> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Exchange>
            {
                ShouldHandle = static attempt => ValueTask.FromResult(attempt.Outcome.Result is Exchange.Unsent),
                FailureRatio = 0.5,
                MinimumThroughput = 5,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(15),
            })
            .Build();
}
