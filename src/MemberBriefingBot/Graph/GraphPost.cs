using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Azure.Identity;
using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Delivery;
using Microsoft.Kiota.Abstractions;

namespace MemberBriefingBot.Graph;

/// <summary>
/// One POST to Graph, and what it proves. The answer itself is looked at, so that only 202 and 204 count as taken: the SDK would take a
/// redirect for one. When Graph asks to be left alone nothing more is posted that way until then, and whatever comes meanwhile is sent back
/// with the time that is left; the other way and the chats go on.
/// </summary>
internal sealed class GraphPost(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _pausedUntil = new(StringComparer.Ordinal);

    /// <param name="way">What is paused by itself; it stands where a chat's id would.</param>
    /// <param name="post">Makes the call with this configuration of its request.</param>
    public async Task<ChannelOutcome> SendAsync(string way, Func<Action<RequestConfiguration<DefaultQueryParameters>>, Task> post)
    {
        var left = _pausedUntil.GetValueOrDefault(way) - clock.Now();
        if (left > TimeSpan.Zero)
        {
            return new ChannelOutcome.Throttled(left);
        }

        var (id, answer) = ($"graph:{Guid.NewGuid()}", new NativeResponseHandler());
        try
        {
            await post(request =>
            {
                request.Headers.Add("client-request-id", id["graph:".Length..]);
                request.Options.Add(new ResponseHandlerOption { ResponseHandler = answer });
            });
        }
        catch (AuthenticationFailedException)
        {
            return new ChannelOutcome.NotSent("The bot could not sign in to Microsoft Entra, so Graph was not asked.");
        }
        catch (HttpRequestException failure)
        {
            return failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
                ? new ChannelOutcome.NotSent($"Graph could not be reached ({failure.HttpRequestError}).")
                : new ChannelOutcome.Ambiguous("The connection to Graph was lost before an answer came. It may have been delivered.");
        }
        catch (TaskCanceledException)
        {
            return new ChannelOutcome.Ambiguous("Graph did not answer in time. It may have been delivered.");
        }

        using var response = (HttpResponseMessage)answer.Value!;
        var outcome = Outcome((int)response.StatusCode, RetryAfter(response.Headers.RetryAfter), id, way);
        if (outcome is ChannelOutcome.Throttled throttled)
        {
            _pausedUntil[way] = clock.Now() + RetryTimetable.PauseFor(throttled.RetryAfter);
        }

        return outcome;
    }

    private static ChannelOutcome Outcome(int status, TimeSpan? retryAfter, string id, string way) => status switch
    {
        202 or 204 => new ChannelOutcome.Delivered(id, way),
        429 => new ChannelOutcome.Throttled(retryAfter),
        408 or (>= 200 and < 300) or >= 500 => new ChannelOutcome.Ambiguous($"Graph answered {status}. It may have been delivered."),
        _ => new ChannelOutcome.Refused(Refusal.NotPermitted),
    };

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? value) => value switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.Now(),
        _ => null,
    };
}
